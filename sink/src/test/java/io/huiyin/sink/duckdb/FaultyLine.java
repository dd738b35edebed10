package io.huiyin.sink.duckdb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Real sessions of a real file, which can be lost, and the answer to a commit with them: a file has no line to cut. */
final class FaultyLine implements Opening {
    private final Opening file;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicBoolean losesAnswer = new AtomicBoolean();

    FaultyLine(Opening file) {
        this.file = file;
    }

    void away(boolean now) {
        away.set(now);
    }

    void losesNextAnswer() {
        losesAnswer.set(true);
    }

    @Override
    public Connection open() throws SQLException {
        requireHere();
        return (Connection) Proxy.newProxyInstance(
                FaultyLine.class.getClassLoader(), new Class<?>[] {Connection.class}, new Session(file.open()));
    }

    private void requireHere() throws SQLException {
        if (away.get()) {
            throw new SQLException("IO Error: the disk is away");
        }
    }

    private final class Session implements InvocationHandler {
        private final Connection real;

        Session(Connection real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (!method.getName().equals("close")) {
                requireHere();
            }
            try {
                var answer = method.invoke(real, arguments);
                if (method.getName().equals("commit") && losesAnswer.compareAndSet(true, false)) {
                    throw new SQLException("IO Error: the answer is lost");
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
