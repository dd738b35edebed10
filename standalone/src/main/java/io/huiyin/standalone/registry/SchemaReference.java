package io.huiyin.standalone.registry;

/**
 * A named type of one schema that is defined in another.
 *
 * @param name the type's full name
 * @param subject where the other schema is registered
 * @param version its version there
 */
record SchemaReference(String name, String subject, int version) {}
