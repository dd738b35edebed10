package io.huiyin.policy;

import io.huiyin.event.ActionKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One tenant's rules, parsed and whole: every reference to a calendar or channel leads somewhere.
 *
 * @param name the tenant's display name
 * @param zone the zone of its days, where a calendar names none
 * @param sites display names of its sites by slug; a site that is not listed is served all the same
 * @param categories display names of its categories
 * @param classify what its reports are about
 * @param calendars calendars by name; {@code always} (24x7) is always among them
 * @param clocks the countdowns of its cases
 * @param running what this version does to clocks that run when it comes into force
 * @param channels where escalations are pushed
 * @param reopenWithin how long after a case was resolved a report like it reopens it
 * @param retention how long a closed case is kept in the processor after its latest change
 * @param roles the people of each role, in the order of the file
 * @param rotas who is on call when, by name
 * @param confidential who may read confidential texts, and which are
 * @param permissions the roles that may do an action; one that is not among them is for everybody
 * @param silences when pages wait
 */
public record PolicyRules(
        String name,
        ZoneId zone,
        Map<String, String> sites,
        Map<String, String> categories,
        ClassifyRules classify,
        DuplicateRules duplicates,
        Map<String, CalendarRules> calendars,
        List<ClockRules> clocks,
        RunningClocks running,
        List<ChannelRules> channels,
        PointRules points,
        Duration reopenWithin,
        Duration retention,
        Map<String, List<String>> roles,
        Map<String, RotaRules> rotas,
        ConfidentialRules confidential,
        Map<ActionKind, Set<String>> permissions,
        List<SilenceRules> silences) {

    /** Whether this person is one of any of these roles. */
    public boolean hasAny(String person, Collection<String> ofRoles) {
        return ofRoles.stream()
                .anyMatch(role -> roles.getOrDefault(role, List.of()).contains(person));
    }
}
