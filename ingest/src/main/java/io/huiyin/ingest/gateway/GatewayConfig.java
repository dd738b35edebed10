package io.huiyin.ingest.gateway;

import io.huiyin.component.KafkaConnection;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.ingest.writer.EventWriterConfig;
import java.net.URI;

/**
 * How the gateway serves.
 *
 * @param host the address that it listens on
 * @param port 0 to 65535; 0 is any that is free
 * @param writer how events are written, and how long that may take
 * @param tenants who may post
 * @param limits what a request, a client and all of them together may ask
 * @param console where reporters and staff look; links in answers lead there
 * @param keys who may post through the adapters
 * @param inquiries where the gateway itself asks the console, for those adapters that answer questions
 */
public record GatewayConfig(
        String host,
        int port,
        EventWriterConfig writer,
        TenantRule tenants,
        Limits limits,
        URI console,
        Keys keys,
        URI inquiries) {
    public static final int DEFAULT_PORT = 8070;
    private static final URI DEFAULT_CONSOLE = URI.create("http://127.0.0.1:8071");

    /** Who may post. */
    public enum TenantRule {
        /** Anybody; a tenant without a policy is served by the built-in one. */
        ANY,
        /** Tenants that have a record in the topic {@code policies}. */
        REGISTERED
    }

    public GatewayConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("gateway.host is empty; it must be an address such as 127.0.0.1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("gateway.port is " + port + "; it must be from 0 to 65535");
        }
        if (!inquiries.isAbsolute()) {
            throw new IllegalArgumentException("gateway.inquiries is '" + inquiries
                    + "'; it must be an absolute address such as " + DEFAULT_CONSOLE);
        }
        if (!console.isAbsolute()) {
            throw new IllegalArgumentException(
                    "gateway.console is '" + console + "'; it must be an absolute address such as " + DEFAULT_CONSOLE);
        }
    }

    /** Without keys: everybody may post through the adapters. */
    public GatewayConfig(
            String host, int port, EventWriterConfig writer, TenantRule tenants, Limits limits, URI console) {
        this(host, port, writer, tenants, limits, console, Keys.NONE, console);
    }

    /** Any tenant, the default limits, and the console on its default port of this machine. */
    public static GatewayConfig of(String host, int port, KafkaConnection kafka) {
        return new GatewayConfig(
                host, port, EventWriterConfig.of(kafka), TenantRule.ANY, Limits.DEFAULT, DEFAULT_CONSOLE);
    }

    /** The same, with links to this console, which is asked there too. */
    public GatewayConfig withConsole(URI address) {
        return new GatewayConfig(host, port, writer, tenants, limits, address, keys, address);
    }

    /** The same, for these tenants. */
    public GatewayConfig withTenants(TenantRule rule) {
        return new GatewayConfig(host, port, writer, rule, limits, console, keys, inquiries);
    }

    /** The same, asking the console here. */
    public GatewayConfig withInquiries(URI address) {
        return new GatewayConfig(host, port, writer, tenants, limits, console, keys, address);
    }

    /** The same, with these keys for the adapters. */
    public GatewayConfig withKeys(Keys some) {
        return new GatewayConfig(host, port, writer, tenants, limits, console, some, inquiries);
    }
}
