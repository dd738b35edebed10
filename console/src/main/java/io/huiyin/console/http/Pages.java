package io.huiyin.console.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages and what they are made of: files of our own, read once, with no script or style from anywhere else. */
public final class Pages {
    private static final Map<String, String> PAGES = Map.of(
            "/", "board.html", "/cases/{id}", "case.html", "/surges", "surges.html", "/progress", "progress.html");
    private static final List<String> ASSETS = List.of(
            "app.css",
            "mark.svg",
            "board.js",
            "case.js",
            "surges.js",
            "progress.js",
            "bar.js",
            "dom.js",
            "format.js",
            "words.js",
            "stream.js",
            "actions.js",
            "rows.js",
            "sorting.js",
            "tenants.js");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, byte[]> files = new HashMap<>();

    /** Reads the files out of the jar. */
    public Pages() {
        PAGES.values().forEach(name -> files.put(name, read(name)));
        ASSETS.forEach(name -> files.put(name, read(name)));
    }

    /** Adds the addresses, and the headers that every answer has. */
    public void register(RoutesConfig routes) {
        routes.before(ctx -> ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
        PAGES.forEach((path, name) -> routes.get(path, ctx -> page(ctx, name)));
        routes.get("/assets/{name}", this::asset);
    }

    private void page(Context ctx, String name) {
        var language =
                Language.of(Optional.ofNullable(ctx.header("Accept-Language")).orElse("en"));
        var html = new String(bytes(name), StandardCharsets.UTF_8)
                .replace("<html lang=\"en\"", "<html lang=\"" + language + "\"");
        ctx.header("Vary", "Accept-Language");
        serve(ctx, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private void asset(Context ctx) {
        var name = ctx.pathParam("name");
        if (ASSETS.contains(name)) {
            serve(ctx, TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"), bytes(name));
        } else {
            Refusals.unknown(ctx, "path", ctx.path(), "one of the console's addresses, such as /v1/cases");
        }
    }

    private byte[] bytes(String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow();
    }

    private static void serve(Context ctx, String type, byte[] body) {
        var tag = '"' + digest(body) + '"';
        ctx.header("Cache-Control", "no-cache").header("ETag", tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(type).result(body);
        }
    }

    private static byte[] read(String name) {
        try (var in = Pages.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the console's jar lacks console/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
