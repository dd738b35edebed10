#!/usr/bin/env bash
# Shows the whole way on real input: the 41,827 service requests that Boston's 311 line opened from July to October 2011
# (Open Data Commons PDDL), imported as history into a running instance that is killed with -9 in the middle.
#
#   docs/boston.sh FILE.csv.gz [FOLDER]
#
# Starts `./huiyin up` on a fresh folder with free ports, imports, kills it, starts again, imports again,
# and compares what SQL and the topics say with the published figures. Needs psql and python3. Exit code 0: all as expected.
set -euo pipefail
file="$(realpath "${1:?the data file, boston311-2011-jul-oct.csv.gz}")"
folder="${2:-$(mktemp -d)}"
cd "$(dirname "$0")/.."
. docs/instance.sh

answers="select concat_ws(' ', count(*) filter (where k.status = 'MET'), count(*) filter (where k.status = 'LATE'),
  count(*) filter (where k.status = 'RUNNING')) from case_clocks k where k.source = 'REPORT'"
everything="select concat_ws(' ', (select sum(revision) from cases), (select count(*) from case_events),
  (select count(*) from escalations), (select sum(reports) from count_windows))"

up
./huiyin policy apply examples/boston311/policy.yaml --tenant boston --config "$settings"
sleep 6 # the policy is in force a few seconds after it was published
echo "importing, and killing it with -9 after 5 s"
import "$file" boston311 &
importing=$!
sleep 5
kill -9 "$up"
wait "$importing" || true
wait "$up" 2>/dev/null || true
up
started=$(date +%s)
import "$file" boston311
settled
echo "settled $(($(date +%s) - started)) s after the second import began"

expect "reports, cases" "41827 41827" "$(sql "select concat_ws(' ', sum(reports), count(*)) from cases")"
expect "with a target: in time, late, open (SQL)" "27324 6145 2285" "$(sql "$answers")"
expect "the same by topic" "27324 6145 2285" "$(./huiyin tail cases --json --from-beginning --until-end --config "$settings" | python3 -c '
import json, sys
last = {}
for line in sys.stdin:
    record = json.loads(line)
    last[record["key"]] = record["value"]
clocks = [c["status"] for v in last.values() for c in v["clocks"] if c["source"] == "REPORT"]
print(clocks.count("MET"), clocks.count("LATE"), clocks.count("RUNNING"))')"
expect "the same by the counts of each grain" "27324 6145 2285|27324 6145 2285|27324 6145 2285" "$(sql "
  select string_agg(line, '|') from (select concat_ws(' ', sum(answered_in_time), sum(answered_late), sum(open)) line
  from count_windows group by grain) x")"
for dimension in site category channel severity; do
  expect "values of $dimension whose counts differ from the rows" 0 "$(sql "
    select count(*) from (select $dimension, sum(reports) n from count_windows where grain = 'DAY' group by 1) w
    full join (select $dimension, count(*) n from cases group by 1) c using ($dimension) where w.n is distinct from c.n")"
done
expect "escalations paged, messages sent, dead letters" "0 0 0" "$(sql "select concat_ws(' ',
  (select count(*) from escalations where paged), (select count(*) from notifications), (select count(*) from dead_letters))")"
expect "escalations that appear twice on the topic" 0 "$(./huiyin tail escalations --json --from-beginning --until-end --config "$settings" |
  python3 -c 'import json, sys; ids = [json.loads(l)["value"]["id"] for l in sys.stdin]; print(len(ids) - len(set(ids)))')"
before="$(sql "$everything")"
import "$file" boston311
settled
expect "revisions, events, escalations, counts after one more import" "$before" "$(sql "$everything")"
down
exit $failed
