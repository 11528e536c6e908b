#!/usr/bin/env python3
"""Score findings and conflicts against the gold of a made-up heap (synth.py), event by event.

    score_findings.py --isnad build/release/isnad FOLDER [--events N] [--show]

Each event of two articles or more is given to `isnad brief` alone, so that grouping plays no part. Three figures:
  findings    pairs of numbers in two articles of one event: are the same figure of the same thing one value of one finding,
              and nothing else? F1 over pairs
  conflicts   gold: an article's figure that differs from what the others had on its day. Found when a conflicting finding holds
              the figure and another of the same thing. A conflicting finding that holds no gold conflict is a false alarm
  series      growing tolls without a wrong figure: the share that is called a conflict
"""
import argparse
import itertools
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def f1(right, found, gold):
    precision, recall = right / found if found else 1.0, right / gold if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def brief(isnad, records):
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    done = subprocess.run([isnad, "brief", "-q", "-j", "1", "-f", "json", "-"], input=lines.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def cells(dossier, quantities):
    """For each gold number the (story, finding, value) that holds it, and the findings in conflict."""
    spans = {}
    for number, q in enumerate(quantities):
        spans.setdefault(q["article"], []).append((q["start"], q["end"], number))
    held, conflicting, others = {}, [], []
    for story in dossier["stories"]:
        for finding in story["findings"]:
            inside = set()
            for place, value in enumerate(finding["values"]):
                for e in value["evidence"]:
                    for begin, end, number in spans.get(e["article"], ()):
                        if e["begin"] < end and begin < e["end"] and finding["kind"] == "quantity":
                            held.setdefault(number, set()).add((story["id"], finding["id"], place))
                            inside.add(number)
            if finding["status"] == "conflicting":
                (conflicting if inside else others).append((finding, inside))
    return held, conflicting, others


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", required=True)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="name what is missed and what is a false alarm")
    args = parser.parse_args()
    with (args.folder / "articles.jsonl").open(encoding="utf-8") as file:
        articles = {r["id"]: r for r in map(json.loads, file)}
    with (args.folder / "gold.jsonl").open(encoding="utf-8") as file:
        events = [g for g in map(json.loads, file) if 2 <= len(g["articles"]) <= 60][:args.events]
    with ThreadPoolExecutor(args.jobs) as pool:
        dossiers = list(pool.map(lambda g: brief(args.isnad, [articles[a["id"]] for a in g["articles"]]), events))

    pairs_right = pairs_found = pairs_gold = 0
    conflicts_found = conflicts_gold = conflicts_right = alarms = 0
    series = series_wrong = 0
    for gold, dossier in zip(events, dossiers):
        numbers = gold["quantities"]
        held, conflicting, others = cells(dossier, numbers)
        for a, b in itertools.combinations(range(len(numbers)), 2):
            if numbers[a]["article"] == numbers[b]["article"]:
                continue
            same = numbers[a]["value"] == numbers[b]["value"] and numbers[a]["role"] == numbers[b]["role"]
            together = bool(held.get(a, set()) & held.get(b, set()))
            pairs_gold += same
            pairs_found += together
            pairs_right += same and together
        wrong = {c["article"]: c["value"] for c in gold["conflicts"]}
        wrong_numbers = {n for n, q in enumerate(numbers) if q["role"] == "n1" and wrong.get(q["article"]) == q["value"]}
        # A figure is in conflict when another article has another figure for the same thing on the same day.
        days = {a: articles[a]["published"] for a in (q["article"] for q in numbers)}
        at_stake = {}
        for n in wrong_numbers:
            if any(q["role"] == "n1" and q["article"] not in wrong and days[q["article"]] == days[numbers[n]["article"]] for q in numbers):
                at_stake.setdefault(numbers[n]["value"], set()).add(n)
        for value, which in at_stake.items():
            conflicts_gold += 1
            hit = any(which & inside and any(numbers[i]["role"] == "n1" and i not in wrong_numbers for i in inside) for _, inside in conflicting)
            conflicts_right += hit
            if args.show and not hit:
                print("missed", gold["event"], gold["kind"], value, [numbers[n]["article"] for n in which])
        for finding, inside in conflicting + others:
            conflicts_found += 1
            if not inside & wrong_numbers:
                alarms += 1
                if args.show:
                    print("alarm", gold["event"], gold["kind"], finding["kind"], finding["about"]["ar"], [v["value"] for v in finding["values"]])
        if gold["series"] and not wrong and len({value for _, value in gold["series"]}) > 1:
            series += 1
            series_wrong += any(any(numbers[i]["role"] == "n1" for i in inside) for _, inside in conflicting)
    print(f"{len(events)} events, {sum(len(g['articles']) for g in events)} articles")
    print("findings   P %.3f  R %.3f  F1 %.3f  (%d pairs)" % (*f1(pairs_right, pairs_found, pairs_gold), pairs_gold))
    precision = 1 - alarms / conflicts_found if conflicts_found else 1.0
    recall = conflicts_right / conflicts_gold if conflicts_gold else 1.0
    print("conflicts  P %.3f  R %.3f  F1 %.3f  (%d of gold, %d findings)" %
          (precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0, conflicts_gold, conflicts_found))
    print("series called a conflict: %d of %d" % (series_wrong, series))
    return 0


if __name__ == "__main__":
    sys.exit(main())
