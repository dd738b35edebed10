/** What an installation may set, and where a value came from. The order in which one source wins over another is written once, on {@link io.huiyin.standalone.settings.Settings}. */
@NullMarked
package io.huiyin.standalone.settings;

import org.jspecify.annotations.NullMarked;
