#!/usr/bin/env python3
"""How often is the character set of a text told rightly?

Every TEXT (UTF-8; .jsonl gives the field "text" of each line) is cut into pieces of several lengths, each piece encoded in
each set, with and without a declaration, and read by `isnad read`. A piece counts as right when its text comes out as
it went in. Texts of other languages, in tests/data/charset/other.tsv, must come out unchanged and unrepaired.
"""
import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = {"utf-8": "utf-8", "windows-1256": "cp1256", "iso-8859-6": "iso8859_6", "x-mac-arabic": "mac_arabic",
        "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
LENGTHS = [12, 25, 50, 100, 400]


def texts_of(path):
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [path.read_text(encoding="utf-8")]


def pieces(text, length, random_numbers, count):
    """Pieces of about so many characters, from the head of a word to the end of one, in one line."""
    text = " ".join(text.split())
    for _ in range(count):
        if len(text) <= length:
            yield text
            return
        begin = random_numbers.randrange(len(text) - length)
        begin = text.find(" ", begin) + 1
        end = text.find(" ", begin + length - 4)
        piece = text[begin:end if end > 0 else len(text)]
        if any("ء" <= c <= "ي" for c in piece):
            yield piece


def twice(text, wrong):
    """UTF-8 read as another set and written as UTF-8 again; what the set lacks comes out as C1 controls, as it does."""
    raw = text.encode("utf-8")
    return "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in raw).encode("utf-8")


def read(isnad, files):
    """{name: (text, codes)} of what isnad read makes of {name: bytes}."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        run = subprocess.run([isnad, "read", folder], capture_output=True, check=False)
        out = {}
        for line in run.stdout.decode("utf-8").split("\n"):
            if not line:
                continue
            record = json.loads(line)
            out[record["id"]] = (record["text"], [d["code"] for d in record["diagnostics"]])
        return out


def measure(isnad, rows):
    """rows: (group, length, bytes, expected, html). Prints the share of each group that came out right."""
    files, expected = {}, {}
    for i, (group, length, data, text, html) in enumerate(rows):
        name = f"p{i}"
        files[name + (".html" if html else ".txt")] = data
        expected[name] = (group, length, text)
    got = read(isnad, files)
    right, total, failed = collections.Counter(), collections.Counter(), []
    for name, (group, length, text) in expected.items():
        total[group, length] += 1
        out = got.get(name, ("", []))[0]
        if " ".join(text.split()) in " ".join(out.split()):
            right[group, length] += 1
        else:
            failed.append((group, length, text[:60], out[:60]))
    return right, total, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    parser.add_argument("--pieces", type=int, default=3, help="pieces of each length from each text")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what came out wrong")
    parser.add_argument("--least", type=float, help="fail when the share right of 50 characters and more is below this")
    args = parser.parse_args()
    random_numbers = random.Random(7)
    rows = []
    for path in args.texts:
        for text in texts_of(path):
            for length in LENGTHS:
                for piece in pieces(text, length, random_numbers, args.pieces):
                    for name, codec in SETS.items():
                        data = piece.encode(codec, "ignore")
                        back = data.decode(codec)
                        rows.append((name, length, data, back, False))
                        wide = codec if name.startswith("utf-16") else "ascii"
                        page = f'<meta charset="{name}"><p>'.encode(wide) + data + "</p>".encode(wide)
                        rows.append((name + ", declared", length, page, back, True))
                        if name != "utf-8":
                            wrong = '<meta charset="utf-8"><p>'.encode(wide) + data + "</p>".encode(wide)
                            rows.append((name + ", declared utf-8", length, wrong, back, True))
                    lying = b'<meta charset="windows-1256"><p>' + piece.encode("utf-8") + b"</p>"
                    rows.append(("utf-8, declared windows-1256", length, lying, piece, True))
                    for wrong in ("cp1252", "latin-1", "cp1256"):
                        rows.append((f"utf-8 twice, by {wrong}", length, twice(piece, wrong), piece, False))
    right, total, failed = measure(args.isnad, rows)
    groups = list(dict.fromkeys(group for group, _ in total))
    print("| set |", " | ".join(str(n) for n in LENGTHS), "|\n|---|" + "---|" * len(LENGTHS))
    for group in groups:
        cells = [f"{right[group, n] / total[group, n]:.3f}" if total[group, n] else "-" for n in LENGTHS]
        print(f"| {group} |", " | ".join(cells), "|")
    others = []
    for line in (ROOT / "tests/data/charset/other.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, codecs, text = line.split("\t")
            for codec in ["utf-8"] + [c for c in codecs.split(",") if c]:
                others.append((f"{language}, {codec}", len(text), text.encode(codec), text, False))
    o_right, o_total, o_failed = measure(args.isnad, others)
    print(f"\nother languages: {sum(o_right.values())} of {sum(o_total.values())} unchanged")
    for row in o_failed + (failed if args.verbose else []):
        print("  wrong:", row)
    if args.least is not None:
        long = [(right[k], total[k]) for k in total if k[1] >= 50]
        share = sum(r for r, _ in long) / sum(t for _, t in long)
        utf8_wrong = [row for row in o_failed if row[0].endswith("utf-8")]
        print(f"50 characters and more: {share:.4f}")
        return 1 if share < args.least or utf8_wrong else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
