package io.huiyin.sink.duckdb;

import java.io.Serial;
import java.sql.SQLException;
import java.util.List;

/** Rows that can be in no table. Nothing of their batch was written yet to the table that refuses them. */
final class RefusedRowsException extends SQLException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Refused> refused;

    /** The value that the row was made from, and in one sentence what is wrong. */
    record Refused(Object value, String detail) {}

    RefusedRowsException(List<Refused> refused) {
        super(refused.size() + " rows can be in no table; " + refused.getFirst().detail());
        this.refused = List.copyOf(refused);
    }

    List<Refused> refused() {
        return refused;
    }
}
