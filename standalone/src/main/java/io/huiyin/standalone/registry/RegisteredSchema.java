package io.huiyin.standalone.registry;

/**
 * One version of a subject.
 *
 * @param id the same for the same schema under whatever subject
 * @param deleted soft-deleted: still found by its id, no longer listed
 */
record RegisteredSchema(String subject, int version, int id, SchemaText schema, boolean deleted) {

    RegisteredSchema asDeleted() {
        return new RegisteredSchema(subject, version, id, schema, true);
    }
}
