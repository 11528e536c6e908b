#!/usr/bin/env python3
"""Lint resources/: every table is one that the program can load and a reviewer can read.

A table is UTF-8, NFC, without BOM, tatweel-only cells or bidi controls; it opens with `#` lines that say what it is,
then a line of column names, then rows with no more cells, none twice. MANIFEST.tsv lists every file once,
with its source and licence, and nothing else.
"""
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def check_table(path):
    name = f"resources/{path.relative_to(ROOT)}"
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        yield f"{name}: not UTF-8 at byte {e.start}"
        return
    if text.startswith("\ufeff"):
        yield f"{name}: begins with a byte order mark"
    if "\r" in text:
        yield f"{name}: carriage returns"
    if not text.endswith("\n"):
        yield f"{name}: no newline at the end"
    lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    columns, seen = None, {}
    if path.name != "MANIFEST.tsv":
        if not lines or not lines[0].startswith("# "):
            yield f"{name}: no `#` line at the top that says what it is"
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        if not unicodedata.is_normalized("NFC", line):
            yield f"{where}: not NFC"
        if INVISIBLE.search(line):
            yield f"{where}: an invisible or bidi control character"
        if line.startswith("#") or (columns is None and not line.strip()):
            continue
        if not line.strip():
            yield f"{where}: an empty line among the rows"
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            if len(set(columns)) != len(columns):
                yield f"{where}: a column name stands twice"
            continue
        if len(cells) > len(columns):  # empty cells at the end may be left out
            yield f"{where}: {len(cells)} cells under {len(columns)} columns"
        if any(c != c.strip() for c in cells):
            yield f"{where}: white space at the edge of a cell"
        for cell in cells:
            values = cell.split("|")
            if path.parent.name == "gazetteers" and len(set(values)) != len(values):
                yield f"{where}: a value stands twice in a cell: {cell}"
        if line in seen:
            yield f"{where}: the same row as line {seen[line]}"
        seen[line] = number
    if columns is None:
        yield f"{name}: no line of column names"


def check_manifest():
    manifest = ROOT / "MANIFEST.tsv"
    if not manifest.exists():
        yield "resources/MANIFEST.tsv is missing"
        return
    rows = [line.split("\t") for line in manifest.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    listed = [r[0] for r in rows[1:]]
    for row in rows[1:]:
        if len(row) >= 4 and not all(c.strip() for c in row[:4]):
            yield f"resources/MANIFEST.tsv: {row[0]}: an empty cell"
        if not (ROOT / row[0]).exists():
            yield f"resources/MANIFEST.tsv: {row[0]} does not exist"
    for name in sorted({n for n in listed if listed.count(n) > 1}):
        yield f"resources/MANIFEST.tsv: {name} stands twice"
    for path in sorted(ROOT.rglob("*")):
        name = str(path.relative_to(ROOT))
        if path.is_file() and name != "MANIFEST.tsv" and name not in listed:
            yield f"resources/MANIFEST.tsv: {name} is not listed"


def main():
    tables = sorted(ROOT.rglob("*.tsv"))
    problems = [p for t in tables for p in check_table(t)] + list(check_manifest())
    print("\n".join(problems) if problems else f"resources: {len(tables)} tables in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
