#!/usr/bin/env bash
# Shows that states become actions on real input: the 141,712 updates of 24,918 incidents of an incident management process
# (UCI Machine Learning Repository, https://doi.org/10.24432/C57S4H, CC BY 4.0), imported as history into a running instance.
#
#   docs/servicenow.sh FILE.csv.gz [FOLDER]
#
# Starts `./huiyin up` on a fresh folder with free ports, imports, and compares what SQL says with the published figures and
# with what plain arithmetic on the file says. Needs psql and python3. Exit code 0: all as expected.
set -euo pipefail
file="$(realpath "${1:?the data file, servicenow-incident-events.csv.gz}")"
folder="${2:-$(mktemp -d)}"
cd "$(dirname "$0")/.."
. docs/instance.sh

# For a clock: how many cases whose clock was stopped, how many of them in less than 24 hours, and the share in per cent.
within_a_day() {
  sql "select concat_ws(' ', count(*), count(*) filter (where k.stopped_at - c.opened_at < interval '24 hours'),
      round(100.0 * count(*) filter (where k.stopped_at - c.opened_at < interval '24 hours') / count(*), 1))
    from cases c join case_clocks k using (case_id)
    where c.tenant = 'servicedesk' and k.name = '$1' and k.status in ('MET', 'LATE')"
}

# The same from the file alone: incidents, how often they were reopened and began to wait, how many have a time of
# resolution, and how many were resolved and moved out of New in at most 24 hours.
arithmetic="$(python3 - "$file" <<'PYTHON'
import csv, gzip, sys
from datetime import datetime, timedelta

def at(text):
    return None if text == '?' else datetime.strptime(text, '%d/%m/%Y %H:%M')

incidents = {}
for row in csv.DictReader(gzip.open(sys.argv[1], 'rt')):
    incidents.setdefault(row['number'], []).append(row)
day = timedelta(hours=24)
out = resolved = resolved_of = reopened = paused = 0
for rows in incidents.values():
    rows.sort(key=lambda row: at(row['sys_updated_at']))
    opened = at(rows[0]['opened_at'])
    out += at(next(row for row in rows if row['incident_state'] != 'New')['sys_updated_at']) - opened <= day
    end = at(rows[-1]['resolved_at'])
    resolved_of += end is not None
    resolved += end is not None and end - opened <= day
    states = [''] + [row['incident_state'] for row in rows]
    paused += sum(b.startswith('Awaiting') and not a.startswith('Awaiting') for a, b in zip(states, states[1:]))
    reopened += int(rows[-1]['reopen_count'])
print(len(incidents), reopened, paused, resolved_of, resolved, out)
PYTHON
)"
read -r incidents reopened paused resolved_of resolved out <<<"$arithmetic"

up
./huiyin policy apply examples/servicenow/policy.yaml --tenant servicedesk --config "$settings"
sleep 6 # the policy is in force a few seconds after it was published
started=$(date +%s)
import "$file" servicenow
echo "imported in $(($(date +%s) - started)) s"
settled
echo "settled $(($(date +%s) - started)) s after the import began"

expect "first moved out of New: incidents, in less than 24 h, per cent" "24918 19921 79.9" "$(within_a_day acknowledge)"
expect "resolved: incidents whose time is known, in less than 24 h, per cent" "23362 12071 51.7" "$(within_a_day resolve)"
expect "incidents, reopened, paused" "$incidents $reopened $paused" "$(sql "select concat_ws(' ',
  (select count(*) from cases), (select count(*) from case_events where kind = 'REOPENED'),
  (select count(*) from case_events where kind = 'PAUSED'))")"
expect "in at most 24 h, as the file alone says: resolved (of), out of New" "$resolved ($resolved_of) $out" "$(sql "
  select format('%s (%s) %s', count(*) filter (where r.status <> 'CANCELLED' and r.stopped_at - c.opened_at <= interval '24 hours'),
    count(*) filter (where r.status <> 'CANCELLED'), count(*) filter (where a.status = 'MET'))
  from cases c join case_clocks r on r.case_id = c.case_id and r.name = 'resolve'
    join case_clocks a on a.case_id = c.case_id and a.name = 'acknowledge'")"
expect "cases by status" "CANCELLED 1556, RESOLVED 23362" "$(sql "
  select string_agg(status || ' ' || n, ', ' order by status) from (select status, count(*) n from cases group by 1) x")"
expect "actions refused: a person named after, in the minute in which it was resolved" 1 "$(sql "select count(*) from case_events where kind = 'REFUSED'")"
expect "reports, as counted" "$incidents" "$(sql "select sum(reports) from count_windows where grain = 'DAY'")"
expect "channels that could carry a page" 1 "$(grep -c 'kind: webhook' examples/servicenow/policy.yaml)"
expect "escalations paged, messages sent, dead letters" "0 0 0" "$(sql "select concat_ws(' ',
  (select count(*) from escalations where paged), (select count(*) from notifications), (select count(*) from dead_letters))")"
echo "recorded and not paged: $(sql "select count(*) from escalations") steps of ladders"
everything="select concat_ws(' ', (select sum(revision) from cases), (select count(*) from case_events),
  (select count(*) from escalations), (select sum(reports) from count_windows))"
before="$(sql "$everything")"
import "$file" servicenow
settled
expect "revisions, events, escalations, counts after one more import" "$before" "$(sql "$everything")"
down
exit $failed
