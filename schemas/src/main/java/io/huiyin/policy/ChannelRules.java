package io.huiyin.policy;

import java.net.URI;
import java.util.Optional;

/**
 * Where escalations are pushed.
 *
 * @param kind {@code webhook}
 * @param secret key of the signature; empty sends unsigned
 */
public record ChannelRules(String name, String kind, URI url, Optional<String> secret) {}
