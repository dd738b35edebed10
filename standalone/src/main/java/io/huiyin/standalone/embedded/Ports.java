package io.huiyin.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
public final class Ports {
    private static final int HIGHEST = 65535;

    private Ports() {}

    /** Refuses what cannot be a port, naming the key. 0 is any free one. */
    public static void require(String key, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(key + " is " + port + "; it must be 0 (any free port) to " + HIGHEST);
        }
    }

    /** A port that nobody listens on right now. */
    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
    }

    /** Whether nobody listens on this port right now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port itself where nobody listens on it, any free one for 0. Throws with the key where it is taken. */
    public static int claim(String key, int port) {
        if (port == 0) {
            return free();
        }
        if (!isFree(port)) {
            throw new IllegalStateException(key + " is " + port + ", and another program listens there; stop it or set "
                    + key + " to another port (0 is any free one)");
        }
        return port;
    }
}
