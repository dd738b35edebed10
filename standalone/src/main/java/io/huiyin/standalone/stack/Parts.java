package io.huiyin.standalone.stack;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of this process. They are stopped in the order of {@link Part}, each of them, whatever another one throws. */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private volatile boolean closed;
    private final Map<Part, Component> started = Collections.synchronizedMap(new EnumMap<>(Part.class));
    private final Map<Part, Component> starting = Collections.synchronizedMap(new EnumMap<>(Part.class));

    /** Starts it and keeps it. What failed to start is kept too, to be closed. */
    public <C extends Component> C start(Part part, C component) {
        if (closed) {
            throw new IllegalStateException("stopped before the " + part + " was started");
        }
        started.put(part, component);
        starting.put(part, component);
        long before = System.nanoTime();
        component.start();
        starting.remove(part);
        LOG.atInfo()
                .addKeyValue("part", part)
                .addKeyValue("millis", (System.nanoTime() - before) / 1_000_000)
                .log("started");
        return component;
    }

    /** What each that was asked to start and does not serve yet waits for. */
    public Map<Part, String> waiting() {
        var waiting = new EnumMap<Part, String>(Part.class);
        for (var part : Part.values()) {
            var component = starting.get(part);
            if (component != null) {
                waiting.put(part, component.waitingFor());
            }
        }
        return waiting;
    }

    /** How each is now. */
    public Map<Part, Health> check() {
        var health = new EnumMap<Part, Health>(Part.class);
        for (var part : Part.values()) {
            var component = started.get(part);
            if (component != null) {
                health.put(part, component.check());
            }
        }
        return health;
    }

    @Override
    public void close() {
        closed = true;
        for (var part : Part.values()) {
            var component = started.remove(part);
            if (component != null) {
                stop(part, component);
            }
        }
    }

    private static void stop(Part part, Component component) {
        long before = System.nanoTime();
        try {
            component.close();
            LOG.atInfo()
                    .addKeyValue("part", part)
                    .addKeyValue("millis", (System.nanoTime() - before) / 1_000_000)
                    .log("stopped");
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("part", part).setCause(e).log("did not stop cleanly");
        }
    }
}
