package io.huiyin.processor.cases;

import io.huiyin.topic.TaskKey;

/**
 * A batch of imported history that is going over to live time.
 *
 * @param open cases found open so far
 */
record Batch(TaskKey task, String name, int open) {

    String subject() {
        return task.tenant() + "|" + task.site() + "|" + open + "|" + name;
    }

    static Batch parse(String subject) {
        var parts = subject.split("\\|", 4);
        return new Batch(new TaskKey(parts[0], parts[1]), parts[3], Integer.parseInt(parts[2]));
    }
}
