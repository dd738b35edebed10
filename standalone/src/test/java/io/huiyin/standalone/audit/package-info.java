/** The auditor against the real pipeline: what is right is found clean, what is planted is found. */
@NullMarked
package io.huiyin.standalone.audit;

import org.jspecify.annotations.NullMarked;
