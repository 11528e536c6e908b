#!/usr/bin/env python3
"""Whole runs: the dossiers of samples/ are, byte for byte, those in tests/golden/. They say that nothing changed by
accident; that it is right say the cases and the scores.

    golden_test.py --isnad build/release/isnad [--update]

With --update (make golden-update) the present output becomes the expected one; the diff is for reading, not for nodding through.
"""
import argparse
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
RUNS = {"samples.md": ["--format", "markdown"], "samples.en.txt": ["--format", "text", "--lang", "en", "--all"],
        "samples.json": ["--format", "json"]}
DIFF_LINES = 60


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", required=True, type=lambda p: str(Path(p).resolve()))
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    failed = 0
    for name, options in RUNS.items():
        output = subprocess.run([args.isnad, "brief", "--quiet", *options, "samples"], cwd=ROOT, capture_output=True, check=True).stdout
        path = GOLDEN / name
        if args.update:
            GOLDEN.mkdir(exist_ok=True)
            path.write_bytes(output)
        elif not path.exists():
            print(f"tests/golden/{name} is missing; `make golden-update` writes it")
            failed += 1
        elif path.read_bytes() != output:
            failed += 1
            old, new = path.read_text(encoding="utf-8").splitlines(), output.decode().splitlines()
            diff = list(difflib.unified_diff(old, new, f"tests/golden/{name}", "now", lineterm="", n=1))
            print(*diff[:DIFF_LINES], sep="\n")
            print(f"... {len(diff)} lines of difference in all; if they are right: make golden-update" if len(diff) > DIFF_LINES
                  else "if this is right: make golden-update")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
