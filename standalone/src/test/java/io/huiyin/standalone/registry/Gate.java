package io.huiyin.standalone.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to a server that can be shut and opened again, whatever the server is: while it is shut, connections to it are refused. */
final class Gate implements AutoCloseable {
    private final URI server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listening;

    /** Shut at first. */
    Gate(URI server) {
        this.server = server;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server is found through it. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port + server.getRawPath());
    }

    void open() {
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = fresh;
            Thread.ofPlatform().daemon().start(() -> accept(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts what goes through it, too. */
    void shut() {
        var last = listening;
        listening = null;
        if (last != null) {
            closed(last);
        }
        open.forEach(Gate::closed);
    }

    @Override
    public void close() {
        shut();
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var client = from.accept();
                var beyond = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(beyond);
                if (listening != from) {
                    // Shut meanwhile: whoever shut it may not have seen these.
                    closed(client);
                    closed(beyond);
                }
                Thread.ofPlatform().daemon().start(() -> pass(client, beyond));
                Thread.ofPlatform().daemon().start(() -> pass(beyond, client));
            }
        } catch (IOException e) {
            closed(from);
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            closed(to);
        }
    }

    private static void closed(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
