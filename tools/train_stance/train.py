#!/usr/bin/env python3
"""Trains resources/models/stance.bin: does one sentence agree with another, contradict it, or neither?

    pip install numpy scipy scikit-learn
    cmake --preset release && cmake --build --preset release --target write_stance_features
    tools/train_stance/train.py --features build/release/tools/write_stance_features FOLDER [--out resources/models/stance.bin]

FOLDER holds train.csv, dev.csv and test.csv with the columns s1, s2, stance (agree, disagree, other), as in the stance
part of latynt/ans (Apache-2.0). Prints the figures of a model trained on train.csv over dev.csv, then trains on both,
writes the model and prints its figures over test.csv, both by the weights as they are written (eight bits)."""
import argparse
import csv
import pathlib
import struct
import subprocess

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_fscore_support

CLASSES = ("agree", "disagree", "other")
C = 0.3  # inverse strength of the L2 penalty, chosen on dev.csv among 0.03, 0.1, 0.3, 1


def read(path, program, resources):
    """-> labels, rows of (name, value)"""
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    one_line = lambda text: " ".join(text.split())
    pairs = "".join(f"{r['stance']}\t{one_line(r['s1'])}\t{one_line(r['s2'])}\n" for r in rows)
    out = subprocess.run([program, resources], input=pairs, capture_output=True, text=True, check=True).stdout
    labels, features = [], []
    for line in out.splitlines():
        label, *items = line.split(" ")
        labels.append(label)
        features.append([(int(n), float(v)) for n, v in (i.split(":") for i in items)])
    return labels, features


def matrix(rows, index):
    data, columns, ends = [], [], [0]
    for row in rows:
        for name, value in row:
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(index)))


def train(labels, rows):
    """-> names ascending, weights in units, millionths of logit a unit"""
    names = sorted({n for row in rows for n, _ in row})
    index = {n: i for i, n in enumerate(names)}
    model = LogisticRegression(C=C, max_iter=5000, class_weight="balanced").fit(matrix(rows, index), labels)
    order = [list(model.classes_).index(c) for c in CLASSES]
    weights = model.coef_[order].T
    bias = index[next(n for n, v in rows[0] if all(any(m == n for m, _ in r) for r in rows[:200]) and v == 1)]
    weights[bias] += model.intercept_[order]
    unit = int(np.ceil(np.abs(weights).max() / 127 * 1e6))
    units = np.clip(np.rint(weights / (unit / 1e6)), -127, 127).astype(np.int8)
    kept = [i for i in range(len(names)) if units[i].any()]
    return [names[i] for i in kept], units[kept], unit


def judge(model, rows):
    names, units, unit = model
    logits = matrix(rows, {n: i for i, n in enumerate(names)}) @ (units.astype(float) * unit / 1e6)
    return [CLASSES[i] for i in np.asarray(logits).argmax(axis=1)]


def report(title, gold, mine):
    print(f"{title}: macro-F1 over agree and disagree {f1_score(gold, mine, labels=CLASSES[:2], average='macro'):.3f}")
    p, r, f, n = precision_recall_fscore_support(gold, mine, labels=CLASSES, zero_division=0)
    for i, c in enumerate(CLASSES):
        print(f"  {c:9} P {p[i]:.3f}  R {r[i]:.3f}  F1 {f[i]:.3f}  of {n[i]}")


def fnv1a(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("--features", required=True, help="the program write_stance_features")
    ap.add_argument("--resources", default="resources")
    ap.add_argument("--out", type=pathlib.Path)
    args = ap.parse_args()
    sets = {s: read(args.folder / f"{s}.csv", args.features, args.resources) for s in ("train", "dev", "test")}
    report("dev, trained on train", sets["dev"][0], judge(train(*sets["train"]), sets["dev"][1]))
    model = train(sets["train"][0] + sets["dev"][0], sets["train"][1] + sets["dev"][1])
    report("test, trained on train and dev", sets["test"][0], judge(model, sets["test"][1]))
    names, units, unit = model
    body = struct.pack(f"<{len(names)}I", *names) + units.tobytes()
    if args.out:
        args.out.write_bytes(b"ISNSTNC1" + struct.pack("<IIQ", len(names), unit, fnv1a(body)) + body)
        print(f"{args.out}: {len(names)} features, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
