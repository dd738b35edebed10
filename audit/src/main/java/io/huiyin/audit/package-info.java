/** The auditor: reads the topics as anybody may, works out by itself which escalations there should be, and says where that differs. It shares nothing with the processor but the language. */
@NullMarked
package io.huiyin.audit;

import org.jspecify.annotations.NullMarked;
