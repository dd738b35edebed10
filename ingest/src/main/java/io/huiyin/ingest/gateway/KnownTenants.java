package io.huiyin.ingest.gateway;

import io.huiyin.component.Health;

/** Who may post. */
interface KnownTenants extends AutoCloseable {

    /** What is known of a tenant. */
    enum Standing {
        KNOWN,
        UNKNOWN,
        /** The policies have not been read to their end yet. */
        NOT_LOADED
    }

    /** Everybody. */
    KnownTenants ANY = new KnownTenants() {
        @Override
        public void start() {}

        @Override
        public Standing standing(String tenant) {
            return Standing.KNOWN;
        }

        @Override
        public Health check() {
            return Health.OK;
        }

        @Override
        public void close() {}
    };

    void start();

    Standing standing(String tenant);

    Health check();

    @Override
    void close();
}
