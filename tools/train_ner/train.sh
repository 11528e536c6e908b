#!/usr/bin/env bash
# Makes resources/models/ner.bin anew: train.sh DATA MORE [WORK]. Both are described in docs/ner_model.md. About three minutes
# on one core, after the compilation; nothing in it is left to chance but rounding. With DEV=1 it trains on the first 85 % of the train part, measures on the
# rest, and writes only to WORK.
set -euo pipefail
data=$1
more=$2
work=${3:-build/train_ner}
cd "$(dirname "$0")/../.."
mkdir -p "$work"
mention=src/isnad/mention
common="$mention/ner_features.cc src/isnad/text/fold.cc src/isnad/text/scan_tokens.cc src/isnad/base/utf8.cc"
cxx="g++ -std=c++20 -O3 -march=x86-64-v2 -Isrc"
$cxx tools/train_ner/cluster_words.cc $common -licuuc -o "$work/cluster_words"
model="$mention/ner_model.cc $mention/ner_tables.cc $mention/ner_scores.cc $mention/ner_lattice.cc $mention/write_ner_model.cc"
$cxx tools/train_ner/train_ner.cc $model $common -licuuc -o "$work/train_ner"

[ -s "$work/plain.txt" ] || python3 tools/train_ner/make_plain_text.py "$data" "$more" "$work/plain.txt"
[ -s "$work/coarse.tsv" ] || "$work/cluster_words" "$work/plain.txt" 120 5 10 > "$work/coarse.tsv"
[ -s "$work/fine.tsv" ] || "$work/cluster_words" "$work/plain.txt" 800 5 10 > "$work/fine.tsv"
python3 tools/train_ner/make_lists.py "$data" resources "$more" "$work/fine.tsv" "$work/lists.tsv" "$work/phrases.tsv"

train=$data/ner/anercorp.camel.train.iob
options=(--fine "$work/fine.tsv" --coarse "$work/coarse.tsv" --lists "$work/lists.tsv" --phrases "$work/phrases.tsv"
         --epochs 7 --l2 1e-2 --drop .25 --hide .3 --runs 3 --favour 1.2 --keep 2000000)
if [ -n "${DEV:-}" ]; then
  awk -v RS= -v n="$(awk -v RS= 'END {print int(NR * .85)}' "$train")" -v a="$work/train.iob" -v b="$work/dev.iob" \
    '{print $0 "\n" > (NR <= n ? a : b)}' "$train"
  "$work/train_ner" --train "$work/train.iob" --dev "$work/dev.iob" "${options[@]}" --out "$work/dev.bin"
else
  "$work/train_ner" --train "$train" "${options[@]}" --out resources/models/ner.bin
fi
