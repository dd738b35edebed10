package io.huiyin.standalone.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line between sinks and PostgreSQL, which can be cut: for a while, or just between a commit and its answer, so that the
 * server has what the sink is never told that it has.
 */
final class DatabaseLine implements AutoCloseable {
    private static final int LARGEST_PIECE = 1 << 16;

    /** The tag of CommandComplete after a commit (https://www.postgresql.org/docs/18/protocol-message-formats.html). */
    private static final String COMMITTED = "COMMIT\0";

    private final int server;
    private final ServerSocket listening;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToGo = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean cut;

    /** To the server at this port of the loopback. */
    DatabaseLine(int server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where sinks find the server. */
    int port() {
        return listening.getLocalPort();
    }

    /** Everybody is cut off, and nobody gets through, until it is mended. */
    void cut() {
        cut = true;
        hangUp();
    }

    void mend() {
        cut = false;
    }

    /** The answer to the n-th commit from now on does not arrive; the line it was on is cut. */
    void losesAnswerToCommit(int n) {
        commitsToGo.set(n);
    }

    /** Whether the answer that was to be lost is lost. */
    boolean hasLostAnswer() {
        return commitsToGo.get() <= 0;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                cut = cut || listening.isClosed();
            }
        }
    }

    /** Whoever calls while the server does not listen is told so by a closed line. */
    private void connect(Socket client) {
        ends.add(client);
        try {
            var there = new Socket(InetAddress.getLoopbackAddress(), server);
            ends.add(there);
            Thread.ofVirtual().start(() -> pass(client, there, false));
            Thread.ofVirtual().start(() -> pass(there, client, true));
        } catch (IOException e) {
            close(client);
        }
        if (cut) {
            hangUp();
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        var piece = new byte[LARGEST_PIECE];
        try (from;
                to) {
            for (int n = from.getInputStream().read(piece);
                    n >= 0;
                    n = from.getInputStream().read(piece)) {
                if (answers && loses(new String(piece, 0, n, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                to.getOutputStream().write(piece, 0, n);
            }
        } catch (IOException e) {
            cut = cut || listening.isClosed();
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private boolean loses(String answer) {
        return answer.contains(COMMITTED) && commitsToGo.getAndDecrement() == 1;
    }

    private void hangUp() {
        ends.forEach(this::close);
    }

    private void close(Socket end) {
        ends.remove(end);
        try {
            end.close();
        } catch (IOException e) {
            cut = cut || listening.isClosed();
        }
    }
}
