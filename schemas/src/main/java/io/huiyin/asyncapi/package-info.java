/** The topics as an AsyncAPI document. It is made from the catalogue and the schemas, so it says what is true. */
@NullMarked
package io.huiyin.asyncapi;

import org.jspecify.annotations.NullMarked;
