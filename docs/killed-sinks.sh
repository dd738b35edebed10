#!/usr/bin/env bash
# Shows that sinks may be killed at any moment: Boston's service requests (see boston.sh) are imported into a running instance,
# whose own sink fills one database undisturbed, while two more fill another from the same topics, of which every few seconds
# one is killed with -9 and started again, or stands still for longer than its session lasts and then goes on.
#
#   docs/killed-sinks.sh FILE.csv.gz [FOLDER]
#
# Every table is compared: rows, and a digest of all of them in order. Needs psql. Exit code 0: all as expected.
set -euo pipefail
file="$(realpath "${1:?the data file, boston311-2011-jul-oct.csv.gz}")"
folder="${2:-$(mktemp -d)}"
cd "$(dirname "$0")/.."
. docs/instance.sh

positions="select topic, partition, next_offset from consumed_offsets order by 1, 2"
RANDOM=5
killed=0
paused=0
behind=0
declare -a sinks

sink() { # NUMBER
  ./huiyin sink --config "$settings" -s "store.url=$(sed -n 's/^store.url=//p' "$settings" | sed 's/\\//g; s/huiyin?/killed?/')" \
    -s kafka.group.id=killed -s "sink.instance=killed-$1" >>"$folder.sink-$1.out" 2>&1 &
  sinks[$1]=$!
}

# One of the two, a few seconds later; each third time it only stands still, for longer than the 10 s of its session.
disturb() {
  local which=$((RANDOM % 2))
  sleep $((2 + RANDOM % 4))
  if [ "$(ask huiyin "$positions")" != "$(ask killed "$positions" 2>/dev/null)" ]; then behind=$((behind + 1)); fi
  if [ $((RANDOM % 3)) = 0 ]; then
    kill -STOP "${sinks[$which]}"
    sleep 13
    kill -CONT "${sinks[$which]}"
    paused=$((paused + 1))
  else
    kill -9 "${sinks[$which]}"
    wait "${sinks[$which]}" 2>/dev/null || true
    sink "$which"
    killed=$((killed + 1))
  fi
}

# ask DATABASE QUERY
ask() {
  local url
  url="$(sed -n 's/^store.url=jdbc://p' "$settings" | sed 's/\\//g; s/?.*//')"
  url="${url%/*}/$1"
  psql -q -At "${url/\/\//\/\/postgres@}" -c "$2"
}

up
ask huiyin "create database killed" >/dev/null
./huiyin policy apply examples/boston311/policy.yaml --tenant boston --config "$settings"
sleep 6 # the policy is in force a few seconds after it was published
sink 0
sink 1
started=$(date +%s)
import "$file" boston311 &
importing=$!
while kill -0 "$importing" 2>/dev/null || [ $((killed + paused)) -lt 20 ]; do disturb; done
wait "$importing"
settled
for _ in $(seq 120); do
  if [ "$(ask huiyin "$positions")" = "$(ask killed "$positions")" ]; then break; fi
  sleep 1
done
echo "killed $killed times, paused $paused times, $behind of these with records waiting; all taken in $(($(date +%s) - started)) s after the import began"

expect "positions that differ" 0 "$(diff <(ask huiyin "$positions") <(ask killed "$positions") | grep -c '^[<>]' || true)"
tables="select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace
  and relname not in ('consumed_offsets', 'flyway_schema_history') order by 1"
expect "tables" "$(ask huiyin "$tables" | tr '\n' ' ')" "$(ask killed "$tables" | tr '\n' ' ')"
for table in $(ask huiyin "$tables"); do
  digest="select count(*) || ' rows, ' || coalesce(md5(string_agg(line, E'\n' order by line)), '-')
    from (select t::text line from $table t) lines"
  expect "$table" "$(ask huiyin "$digest")" "$(ask killed "$digest")"
done
kill "${sinks[@]}" && wait "${sinks[@]}" 2>/dev/null || true
down
exit $failed
