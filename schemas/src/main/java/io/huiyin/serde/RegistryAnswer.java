package io.huiyin.serde;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the registry said.
 *
 * @param status the HTTP status
 * @param body the JSON; missing where there was none
 */
record RegistryAnswer(int status, JsonNode body) {

    boolean ok() {
        return status / 100 == 2;
    }

    /** The registry's own code, such as 40403; the HTTP status where it gave none. */
    int errorCode() {
        return body.path("error_code").asInt(status);
    }

    /** The registry's own words. */
    String message() {
        return body.path("message").asText("HTTP status " + status);
    }

    /** Whether asking again, or elsewhere, may help. */
    boolean mayPass() {
        return status >= 500 || status == 429 || status == 408;
    }

    boolean denied() {
        return status == 401 || status == 403;
    }
}
