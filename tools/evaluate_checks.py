#!/usr/bin/env python3
"""Scores `isnad check` over claims whose articles are known (tests/data/claims/*.tsv).

    tools/evaluate_checks.py --isnad build/release/isnad tests/data/claims/open.tsv [-v]

One decision for each claim, article and verdict: precision and recall of "supports" and of "contradicts" over all of
them; an article may do both. -v names each miss (-) and each extra (+)."""
import argparse
import csv
import json
import subprocess
import sys
from collections import defaultdict

VERDICTS = ("supports", "contradicts")


def gold_of(path):
    """-> {articles: [(claim, {verdict: ids})]}"""
    out = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as f:
        lines = [line for line in f if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        out[row["articles"]].append((row["claim"], {v: set(filter(None, (row[v] or "").strip().split("|"))) for v in VERDICTS}))
    return out


def check(isnad, articles, claims):
    run = subprocess.run([isnad, "check", "--format", "json", "--quiet", *claims, "--in", articles], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(f"{articles}: {run.stderr}")
    for claim in json.loads(run.stdout)["claims"]:
        mine = {v: set() for v in VERDICTS}
        for article in claim["articles"]:
            for v in VERDICTS:
                if article["verdict"] in (v, "both"):
                    mine[v].add(article["article"])
        yield mine


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--isnad", default="build/release/isnad")
    ap.add_argument("-v", action="store_true")
    ap.add_argument("--floor", type=float, default=0.0, help="fail when the F1 of a verdict is lower")
    args = ap.parse_args()
    right, said, wanted = (dict.fromkeys(VERDICTS, 0) for _ in range(3))
    for path in args.sets:
        for articles, claims in gold_of(path).items():
            for (claim, gold), mine in zip(claims, check(args.isnad, articles, [c for c, _ in claims])):
                for v in VERDICTS:
                    right[v] += len(gold[v] & mine[v])
                    said[v] += len(mine[v])
                    wanted[v] += len(gold[v])
                    if args.v and gold[v] != mine[v]:
                        print(f"{v:11} {claim}  -{sorted(gold[v] - mine[v])} +{sorted(mine[v] - gold[v])}")
    low = False
    for v in VERDICTS:
        p = right[v] / said[v] if said[v] else 0.0
        r = right[v] / wanted[v] if wanted[v] else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        low |= f < args.floor
        print(f"{v:11} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({right[v]} right of {said[v]} said, {wanted[v]} wanted)")
    if low:
        sys.exit(f"under the floor of {args.floor}")


if __name__ == "__main__":
    main()
