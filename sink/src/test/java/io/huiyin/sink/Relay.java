package io.huiyin.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A line to a server that can be cut: while it is, nobody gets through and whoever was connected is not. */
public final class Relay implements AutoCloseable {
    private static final int LARGEST_PIECE = 1 << 16;

    private final InetSocketAddress server;
    private final ServerSocket listening;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final AtomicReference<@Nullable String> unanswered = new AtomicReference<>();
    private volatile boolean cut;

    /** Listens on a free port of the loopback. */
    public Relay(InetSocketAddress server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where to call instead of the server. */
    public int port() {
        return listening.getLocalPort();
    }

    public void cut() {
        cut = true;
        calls.forEach(Call::hangUp);
    }

    public void mend() {
        cut = false;
    }

    /** The next thing sent to the server with these words in it, behind those, arrives, and the line breaks when the answer comes. */
    public void losesAnswerTo(String words, String those) {
        unanswered.set(words);
        first.set(those);
    }

    @Override
    public void close() {
        cut();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                var call = new Call(client, new Socket(server.getAddress(), server.getPort()));
                calls.add(call);
                Thread.ofVirtual().start(call::ask);
                Thread.ofVirtual().start(call::answer);
                if (cut) {
                    call.hangUp();
                }
            } catch (IOException e) {
                cut = cut || listening.isClosed();
            }
        }
    }

    private final class Call {
        private final Socket client;
        private final Socket server;
        private volatile boolean hangsUpAtTheAnswer;

        Call(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void ask() {
            pump(client, server, true);
        }

        void answer() {
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean asks) {
            var piece = new byte[LARGEST_PIECE];
            try {
                for (int n = from.getInputStream().read(piece);
                        n >= 0;
                        n = from.getInputStream().read(piece)) {
                    if (asks) {
                        listenFor(new String(piece, 0, n, StandardCharsets.ISO_8859_1));
                    } else if (hangsUpAtTheAnswer) {
                        break;
                    }
                    to.getOutputStream().write(piece, 0, n);
                }
            } catch (IOException e) {
                hangsUpAtTheAnswer = true;
            } finally {
                hangUp();
            }
        }

        private void listenFor(String asked) {
            var those = first.get();
            if (those != null) {
                first.compareAndSet(those, asked.contains(those) ? null : those);
                return;
            }
            var words = unanswered.get();
            if (words != null && asked.contains(words) && unanswered.compareAndSet(words, null)) {
                hangsUpAtTheAnswer = true;
            }
        }

        void hangUp() {
            calls.remove(this);
            for (var socket : new Socket[] {client, server}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    hangsUpAtTheAnswer = true;
                }
            }
        }
    }
}
