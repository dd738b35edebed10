/** Events as plain JSON, driven by their Avro schemas. Whatever leaves or enters by HTTP is written and read here. */
@NullMarked
package io.huiyin.json;

import org.jspecify.annotations.NullMarked;
