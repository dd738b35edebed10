package io.huiyin.sink.notify.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that refuses, hangs and speaks TLS in the middle as it is told, which a well-behaved one cannot be made to do. */
final class PlayedMailServer implements AutoCloseable {
    /** Not an answer: the server says nothing more. */
    static final String HANG = "hang";

    /** What it was told, a line each; what came over TLS begins with {@code tls}. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final String extensions;

    /** @param extensions what it says to EHLO, such as {@code STARTTLS} */
    PlayedMailServer(String extensions) {
        this.extensions = extensions;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How it answers lines that begin so, in lower case. */
    void answers(String beginning, String answer) {
        answers.put(beginning, answer);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try {
            say(socket.getOutputStream(), "220 played");
            converse(socket, "");
        } catch (IOException | GeneralSecurityException e) {
            lines.add("broken: " + e);
        }
    }

    private void converse(Socket socket, String prefix) throws IOException, GeneralSecurityException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = socket.getOutputStream();
        boolean data = false;
        String line;
        while ((line = in.readLine()) != null) {
            lines.add(prefix + line);
            if (data && !line.equals(".")) {
                continue;
            }
            var answer = data ? answer("end of data", "250 taken") : answer(line);
            data = !data && answer.startsWith("354");
            if (answer.equals(HANG)) {
                return;
            }
            say(out, answer);
            if (line.equalsIgnoreCase("STARTTLS") && answer.startsWith("220")) {
                converse(secured(socket), "tls ");
                return;
            }
        }
    }

    private String answer(String line) {
        var said = line.toLowerCase(Locale.ROOT);
        var verb = said.split("[ :]", 2)[0];
        return switch (verb) {
            case "ehlo" -> extensions.isEmpty() ? "250 played" : "250-played\r\n250 " + extensions;
            case "starttls" -> answer(said, "220 go on");
            case "data" -> answer(said, "354 go on");
            case "auth" -> answer(said, "235 known");
            case "quit" -> "221 bye";
            default -> answer(said, "250 fine");
        };
    }

    private String answer(String said, String usual) {
        return answers.entrySet().stream()
                .filter(entry -> said.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static SSLSocket secured(Socket socket) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        var password = "changeit".toCharArray();
        try (var file = keyFile()) {
            keys.load(file, password);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var secured = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    /** The key of GreenMail, made for tests. */
    private static @Nullable InputStream keyFile() {
        return PlayedMailServer.class.getClassLoader().getResourceAsStream("greenmail.p12");
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
