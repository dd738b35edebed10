/** What Kafka Connect needs to read our topics. A worker loads it as a plugin; nothing else of ours knows it. */
@NullMarked
package io.huiyin.connect;

import org.jspecify.annotations.NullMarked;
