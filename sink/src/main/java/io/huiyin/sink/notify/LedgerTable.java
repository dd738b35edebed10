package io.huiyin.sink.notify;

import io.huiyin.event.Escalation;
import io.huiyin.sink.store.Column;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Insertion;
import io.huiyin.sink.store.Table;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as a table that is filled in the transaction that stores the escalation: a line for each paged escalation and
 * channel, never two. Escalations older than our patience get a dead line: when the tables are filled from the topics anew,
 * nobody is paged for last year.
 */
public final class LedgerTable implements Table<Escalation> {
    private static final Insertion<NewLine> LINES = Insertion.keepingFirst(
            "notifications",
            "escalation_id, channel",
            List.of(
                    Column.text("escalation_id", one -> one.escalation.getId()),
                    Column.text("channel", NewLine::channel),
                    Column.text("tenant", one -> one.escalation.getTenant()),
                    Column.text("case_id", one -> one.escalation.getCaseId()),
                    Column.text("state", one -> one.error == null ? "PENDING" : "DEAD"),
                    Column.text("last_error", NewLine::error),
                    Column.text("payload", NewLine::payload)));

    private final URI console;
    private final boolean defaultWebhook;
    private final Duration giveUpAfter;
    private final InstantSource clock;

    /**
     * @param console where a link leads
     * @param defaultWebhook whether the installation has a webhook of its own, which gets every page
     * @param giveUpAfter the age from which an escalation is not sent any more
     */
    public LedgerTable(URI console, boolean defaultWebhook, Duration giveUpAfter, InstantSource clock) {
        this.console = console;
        this.defaultWebhook = defaultWebhook;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    private record NewLine(
            Escalation escalation, String channel, @Nullable String error, String payload) {}

    @Override
    public void write(Connection connection, List<Entry<Escalation>> entries) throws SQLException {
        var oldest = clock.instant().minus(giveUpAfter);
        var lines = new ArrayList<NewLine>();
        for (var entry : entries) {
            var escalation = Objects.requireNonNull(entry.value(), "escalations have no tombstones");
            if (escalation.getPaged()) {
                addLines(escalation, oldest, lines);
            }
        }
        LINES.execute(connection, lines);
        LedgerSilence.silence(
                connection,
                lines.stream()
                        .map(line -> line.escalation.getCaseId())
                        .distinct()
                        .toList());
    }

    private void addLines(Escalation escalation, Instant oldest, List<NewLine> lines) {
        var channels = new LinkedHashSet<>(escalation.getChannels());
        if (defaultWebhook) {
            channels.add(ChannelId.DEFAULT);
        }
        var error =
                escalation.getRaisedAt().isBefore(oldest) ? "older than " + giveUpAfter + " when it was stored" : null;
        var payload = channels.isEmpty() ? "" : Body.of(escalation, console);
        channels.forEach(channel -> lines.add(new NewLine(escalation, channel, error, payload)));
    }
}
