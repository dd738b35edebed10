# What boston.sh and servicenow.sh have in common: an instance of its own on a folder and free ports, questions to it, and
# a verdict. To be sourced, with $folder set; needs psql. Afterwards $failed says whether anything was not as expected.
settings="$folder/running.properties"
failed=0

up() {
  rm -f "$settings"
  ./huiyin up --data "$folder" -s gateway.port=0 -s console.port=0 -s auditor.port=0 -s registry.port=0 \
    -s embedded.kafka.port=0 -s embedded.store.port=0 >"$folder.out" 2>&1 &
  up=$!
  for _ in $(seq 240); do
    if grep -q "is up, after" "$folder.out"; then
      grep "is up, after" "$folder.out"
      return
    fi
    sleep 0.5
  done
  cat "$folder.out" >&2
  exit 1
}

down() { kill "$up" && wait "$up" 2>/dev/null || true; }

sql() {
  local url
  url="$(sed -n 's/^store.url=jdbc://p' "$settings" | sed 's/\\//g; s/?.*//')"
  psql -q -At "${url/\/\//\/\/postgres@}" -c "$1"
}

# import FILE EXAMPLE
import() { ./huiyin import "$1" --mapping "examples/$2/mapping.yaml" --config "$settings" --state "$folder" 2>&1 | tr '\r' '\n' | tail -n 1; }

settled() {
  local before="" now="-"
  for _ in $(seq 120); do
    now="$(sql "select (select count(*) from cases), (select count(*) from case_events), (select sum(reports) from count_windows)")"
    if [ "$now" = "$before" ]; then return; fi
    before="$now"
    sleep 5
  done
}

# expect WHAT WANTED FOUND
expect() {
  if [ "$2" = "$3" ]; then echo "as expected  $1: $2"; else echo "WRONG        $1: $3, not $2"; failed=1; fi
}
