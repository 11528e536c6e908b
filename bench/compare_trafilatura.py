#!/usr/bin/env python3
"""Pages a second, ours and trafilatura's, over the same pages in the same run, one thread each.

    python3 -m venv VENV && VENV/bin/pip install trafilatura lxml_html_clean
    VENV/bin/python bench/compare_trafilatura.py FOLDER [--isnad build/release/isnad] [--rounds 5]

FOLDER has *.html. Each round runs each side once as a process of its own, in turn, so that the noise of a busy
machine falls on both; what counts is the processor time of the process in user mode, start-up included, nothing subtracted;
the figure is the median of the rounds. Ours is `isnad read` (body, roles, metadata, dates as JSON Lines). Theirs is extract()
to text, its cheapest call, and to JSON with metadata, which does what ours does.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THEIRS = """
import sys, trafilatura
options = {"output_format": "json", "with_metadata": True} if sys.argv[1] == "json" else {}
for path in sys.stdin.read().split("\\n"):
    with open(path, "rb") as page:
        print(trafilatura.extract(page.read(), **options))
"""


def user_seconds(command, given=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, input=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, env=environment, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    pages = sorted(str(p) for p in args.folder.rglob("*.html"))
    if not pages:
        sys.exit(f"{args.folder}: no *.html in it")
    import trafilatura
    size = sum(os.path.getsize(p) for p in pages) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB; trafilatura {trafilatura.__version__}; {args.rounds} rounds")
    runs = {
        "isnad read": lambda: user_seconds([args.isnad, "read", "--jobs", "1", *pages]),
        "trafilatura, text": lambda: user_seconds([sys.executable, "-c", THEIRS, "text"], "\n".join(pages)),
        "trafilatura, JSON": lambda: user_seconds([sys.executable, "-c", THEIRS, "json"], "\n".join(pages)),
    }
    seconds = {name: [] for name in runs}
    for _ in range(args.rounds):
        for name, run in runs.items():
            seconds[name].append(run())
    ours = statistics.median(seconds["isnad read"])
    for name, times in seconds.items():
        median = statistics.median(times)
        line = f"{name:18} {len(pages) / median:8.1f} pages/s  {median:7.2f} s (from {min(times):.2f} to {max(times):.2f})"
        print(line if name == "isnad read" else f"{line}  isnad is {median / ours:.1f} times as fast")


if __name__ == "__main__":
    main()
