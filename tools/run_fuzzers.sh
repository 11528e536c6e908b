#!/usr/bin/env bash
# run_fuzzers.sh FOLDER SECONDS: runs each fuzz target of the build folder for so long from its stored seeds (and the page
# fixtures of tests/pages/open, for HTML) with its dictionary in fuzz/dictionaries, if it has one, two at a time. New
# inputs go to a scratch folder; an input that breaks a target is left in build/fuzz-failures/ and its log is shown.
set -u
folder=$1
seconds=${2:-20}
root=$(cd "$(dirname "$0")/.." && pwd)
failures=$root/build/fuzz-failures
mkdir -p "$failures"
export root folder seconds failures

fuzz_one() {
  target=$1
  name=$(basename "$target")
  scratch=$(mktemp -d)
  seeds=$root/fuzz/seeds/${name#fuzz_}
  [ -d "$seeds" ] || { echo "$name: no seeds in fuzz/seeds/${name#fuzz_}"; return 1; }
  more=()
  dictionary=$root/fuzz/dictionaries/${name#fuzz_}.dict
  [ -f "$dictionary" ] && more+=("-dict=$dictionary")
  [ "$name" = fuzz_html_page ] && [ -d "$root/tests/pages/open" ] && more+=("$root/tests/pages/open")
  if "$target" "$scratch" "$seeds" "${more[@]}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2560 -max_len=8192 \
      -artifact_prefix="$failures/$name-" >"$scratch.log" 2>&1; then
    echo "$name: $(grep -oE 'Done [0-9]+ runs' "$scratch.log" | tail -1) in ${seconds}s, nothing found"
    rm -rf "$scratch" "$scratch.log"
  else
    echo "$name: FAILED"
    tail -40 "$scratch.log"
    rm -rf "$scratch"
    return 1
  fi
}
export -f fuzz_one

targets=$(find "$folder" -maxdepth 1 -name 'fuzz_*' -type f -perm -u+x | sort)
[ -n "$targets" ] || { echo "no fuzz targets in $folder"; exit 1; }
if printf '%s\n' "$targets" | xargs -P 2 -I{} bash -c 'fuzz_one {}'; then
  echo "fuzz: $(printf '%s\n' "$targets" | wc -l) targets passed"
else
  echo "fuzz: a target failed"
  exit 1
fi
