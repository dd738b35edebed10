/** The webhook receiver of Prometheus' Alertmanager: every firing alert is a report, and its end resolves the case. */
@NullMarked
package io.huiyin.ingest.gateway.adapter.alertmanager;

import org.jspecify.annotations.NullMarked;
