package io.huiyin.standalone.stack;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.util.List;
import java.util.stream.Collectors;

/** Several that are one part: all of them start, or none stays; it is well where all are. */
final class Together implements Component {
    private final List<? extends Component> members;

    Together(List<? extends Component> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public void start() {
        try {
            members.forEach(Component::start);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Health check() {
        var troubles = members.stream()
                .map(Component::check)
                .filter(one -> !one.ok())
                .map(Health::detail)
                .collect(Collectors.joining("; "));
        return troubles.isEmpty() ? Health.OK : Health.down(troubles);
    }

    /** In the reverse order, each of them. */
    @Override
    public void close() {
        members.reversed().forEach(Component::close);
    }
}
