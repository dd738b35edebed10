/** Tests of the AsyncAPI document. Each looks at the document as its readers do. */
@NullMarked
package io.huiyin.asyncapi;

import org.jspecify.annotations.NullMarked;
