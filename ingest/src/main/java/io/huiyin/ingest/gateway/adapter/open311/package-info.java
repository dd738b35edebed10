/** Open311's GeoReport v2: service requests come in as reports, and questions about them are put to the console, which has the store. */
@NullMarked
package io.huiyin.ingest.gateway.adapter.open311;

import org.jspecify.annotations.NullMarked;
