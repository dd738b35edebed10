package io.huiyin.standalone.trial;

import java.util.List;

/**
 * What was found beside the records.
 *
 * @param editions the tenant's policies, where the input has them
 * @param models those that it may ask, where the input has them
 * @param rejected rows that were wrong, and are not played
 */
public record Source(String tenant, List<Edition> editions, List<Shelved> models, long rejected) {}
