package io.huiyin.ingest.gateway;

/**
 * How many events one client may send.
 *
 * @param by what counts as one client
 * @param perSecond events a second in the long run, more than 0
 * @param burst events at once after a rest, 1 or more; a request with more events than this counts as this many
 */
public record RateLimit(By by, double perSecond, int burst) {

    /** What counts as one client. */
    public enum By {
        /** The address that the connection comes from. */
        ADDRESS,
        /** The last address of {@code X-Forwarded-For}, which the proxy in front has set. Only behind such a proxy. */
        FORWARDED_ADDRESS,
        TENANT
    }

    public RateLimit {
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(
                    "gateway.rate.per-second is " + perSecond + "; it must be more than 0 and finite");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("gateway.rate.burst is " + burst + "; it must be 1 or more");
        }
    }
}
