#!/usr/bin/env python3
"""Lint the documents: every path that they name exists, and so does every make target."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:src|views|tests|tools|docs|cases|samples|resources|fuzz|bench)/[\w./-]*)`")
MAKE = re.compile(r"\bmake ([a-z]+(?:-[a-z]+)*)\b")
MADE = ("build/",)


def check(path, targets):
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    for number, line in enumerate(text.splitlines(), 1):
        for target in LINK.findall(line):
            if not (path.parent / target).exists():
                yield f"{name}:{number}: no file {target}"
        for target in PATH.findall(line):
            if not target.startswith(MADE) and not (ROOT / target).exists():
                yield f"{name}:{number}: no file {target}"
        for code in re.findall(r"`([^`]+)`", line) + ([line] if line.startswith("    ") else []):
            for target in MAKE.findall(code):
                if target not in targets:
                    yield f"{name}:{number}: no make target {target}"


def main():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / p for p in listed.stdout.split() if (ROOT / p).exists()]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    problems = [p for path in paths for p in check(path, targets)]
    print("\n".join(problems) if problems else f"documents: {len(paths)} in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
