package io.huiyin.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is written of a topic's records, in the transaction that stores them. */
public interface Table<V> {

    /**
     * Makes what must be there before these can be written; what is known to be there costs nothing. In a transaction of its own,
     * so that it stays when a bad row rolls the writing back.
     */
    default void prepare(Connection connection, List<Entry<V>> entries) throws SQLException {}

    /**
     * Writes these, in the order of the topic; the same key may be among them several times. Doing it twice changes nothing.
     *
     * @throws SQLException the transaction is rolled back to where it was before the call
     */
    void write(Connection connection, List<Entry<V>> entries) throws SQLException;
}
