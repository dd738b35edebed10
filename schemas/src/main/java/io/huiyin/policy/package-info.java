/** The policy language: what a tenant may write in its YAML file, as values. Parsing refuses what it does not know. */
@NullMarked
package io.huiyin.policy;

import org.jspecify.annotations.NullMarked;
