package io.huiyin.ingest.gateway.adapter.open311;

import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Refusal;
import java.util.List;

/** What a {@code jurisdiction_id} may be: an endpoint serves one tenant and site, so it may be left out, and must be theirs where it is given. */
final class Jurisdiction {
    private Jurisdiction() {}

    static List<String> of(Call call) {
        return List.of(call.tenant(), call.tenant() + "." + call.site());
    }

    static Refusal unknown(Call call, String given) {
        return Refusal.fields(
                404,
                List.of(new Problem(
                        "jurisdiction_id", given, String.join(" or ", of(call)) + " at this address, or left out")));
    }
}
