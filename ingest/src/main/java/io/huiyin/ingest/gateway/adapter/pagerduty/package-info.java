/** PagerDuty's Events API v2: a trigger is a report under its deduplication key, an acknowledgement and a resolution are actions on its case. */
@NullMarked
package io.huiyin.ingest.gateway.adapter.pagerduty;

import org.jspecify.annotations.NullMarked;
