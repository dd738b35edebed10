package io.huiyin.ingest.gateway;

import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.alertmanager.AlertmanagerAdapter;
import io.huiyin.ingest.gateway.adapter.cloudevents.CloudEventsAdapter;
import io.huiyin.ingest.gateway.adapter.open311.GeoFormat;
import io.huiyin.ingest.gateway.adapter.open311.RequestPost;
import io.huiyin.ingest.gateway.adapter.pagerduty.PagerDutyAdapter;
import java.util.List;

/**
 * Where another system's clients are plugged in: one adapter and its address.
 *
 * @param name what its documentation calls it
 * @param path below {@code /adapters/NAME/TENANT/SITE}; empty where that is all
 * @param summary what may be posted there
 * @param consumes the media types that clients send
 * @param statuses with which it may answer
 */
record Socket(
        String name, String path, Adapter adapter, String summary, List<String> consumes, List<Integer> statuses) {

    /** What clients of Open311 ask: services, requests, tokens. */
    static final String QUESTIONS = "/adapters/open311/{tenant}/{site}/v2/<resource>";

    static List<Socket> all() {
        return List.of(
                new Socket(
                        "cloudevents",
                        "",
                        new CloudEventsAdapter(),
                        "An event by CloudEvents 1.0: structured, binary or a batch",
                        List.of(
                                "application/cloudevents+json",
                                "application/cloudevents-batch+json",
                                "application/json"),
                        List.of(202, 207, 400, 401, 403, 413, 415, 422, 429, 503)),
                new Socket(
                        "alertmanager",
                        "",
                        new AlertmanagerAdapter(),
                        "A group of alerts by Alertmanager's webhook, version 4",
                        List.of("application/json"),
                        List.of(202, 207, 400, 401, 403, 413, 415, 422, 429, 503)),
                new Socket(
                        "pagerduty",
                        "/v2/enqueue",
                        new PagerDutyAdapter(),
                        "An event by PagerDuty's Events API v2: trigger, acknowledge, resolve",
                        List.of("application/json"),
                        List.of(202, 400, 413, 429, 503)),
                open311(GeoFormat.JSON),
                open311(GeoFormat.XML));
    }

    private static Socket open311(GeoFormat format) {
        return new Socket(
                "open311",
                "/v2/requests." + format.suffix(),
                new RequestPost(format),
                "A service request by Open311's GeoReport v2, answered in " + format,
                List.of("application/x-www-form-urlencoded"),
                List.of(200, 400, 403, 404, 413, 429, 503));
    }

    /** As it stands in the document; the braces are those of OpenAPI and of the server alike. */
    String address() {
        return "/adapters/" + name + "/{tenant}/{site}" + path;
    }
}
