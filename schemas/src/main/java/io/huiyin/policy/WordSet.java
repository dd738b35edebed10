package io.huiyin.policy;

import java.util.List;

/** Keywords under one name, that many rules may use. Written as the keywords of a rule are; thousands cost no more than one. */
public record WordSet(String name, List<String> words) {}
