/** What runs with which brokers and which protocols of groups: one small scenario, in which members are killed and others take over. */
@NullMarked
package io.huiyin.standalone.group;

import org.jspecify.annotations.NullMarked;
