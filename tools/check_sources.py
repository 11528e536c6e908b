#!/usr/bin/env python3
"""Lint the C++ sources: what a compiler does not see and a reviewer should not have to.

Code is ASCII (Arabic lives in resources/, cases/ and samples/; a comment may quote a word of Arabic, never a bidi control),
lines and files have a limit, no file or folder has a name that says nothing, headers open with #pragma once and
hold no `using namespace`, and the library does not print, exit or draw random numbers.
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINE, MAX_FILE = 220, 500
TO_BE_CUT = {"src/isnad/mention/match_date.cc": 700}  # known, and to become shorter
EMPTY_NAMES = re.compile(r"(^|_)(utils?|common|helpers?|manager|misc|core|stuff)(_|$)")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NOT_IN_LIBRARY = {
    r"\bstd::(cout|cerr|clog)\b": "the library does not print",
    r"(?<![\w.>])(std::)?f?printf\s*\(": "the library does not print",
    r"(?<![\w.>])(std::)?(exit|quick_exit|_Exit)\s*\(": "the library does not exit",
    r"\bstd::(rand|srand|random_device)\b": "the library draws no random numbers",
    r"\bstd::(chrono::system_clock|time)\b": "the library reads no clock",
    r"\bthread_local\b": "no thread_local state",
}
EXEMPT = {"src/isnad/base/ensure.h"}


def without_comment(line):
    """The code of a line: what stands before // outside a string."""
    out, quote, i = [], None, 0
    while i < len(line):
        c = line[i]
        if quote:
            if c == "\\":
                out.append(line[i:i + 2])
                i += 2
                continue
            quote = None if c == quote else quote
        elif line.startswith("//", i):
            break
        elif c in "\"'" and not (c == "'" and i and line[i - 1].isalnum()):
            quote = c
        out.append(c)
        i += 1
    return "".join(out)


def check_file(path):
    name = str(path.relative_to(ROOT))
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if EMPTY_NAMES.search(path.stem) or EMPTY_NAMES.search(path.parent.name):
        yield f"{name}: a name that says nothing"
    if len(lines) > TO_BE_CUT.get(name, MAX_FILE):
        yield f"{name}: {len(lines)} lines; cut it, {MAX_FILE} is the limit"
    if path.suffix == ".h" and (not lines or lines[0] != "#pragma once"):
        yield f"{name}:1: a header opens with #pragma once"
    if text and not text.endswith("\n"):
        yield f"{name}: no newline at the end"
    library = name.startswith("src/isnad/") and not name.endswith("_test.cc") and name not in EXEMPT
    in_block = False
    for number, line in enumerate(lines, 1):
        where = f"{name}:{number}"
        if len(line) > MAX_LINE:
            yield f"{where}: {len(line)} columns; {MAX_LINE} is the limit"
        if INVISIBLE.search(line):
            yield f"{where}: an invisible or bidi control character"
        if "\t" in line or line != line.rstrip():
            yield f"{where}: a tab or white space at the end"
        in_block = in_block or line.lstrip().startswith("/*")
        code = "" if in_block else without_comment(re.sub(r"/\*.*?\*/", "", line))
        in_block = in_block and "*/" not in line
        if not code.isascii():
            yield f"{where}: code is ASCII; put the words into resources/"
        if path.suffix == ".h" and re.match(r"\s*using namespace", code):
            yield f"{where}: `using namespace` in a header"
        if library:
            for pattern, why in NOT_IN_LIBRARY.items():
                if re.search(pattern, code):
                    yield f"{where}: {why}"


def check_type_names(paths):
    """All of the library is one namespace: two types of one name are one symbol to the linker, and a wrong dossier."""
    seen = {}
    for path in paths:
        name = str(path.relative_to(ROOT))
        if not (name.startswith("src/isnad/") and path.suffix == ".h"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r"(?:struct|class|enum class) (\w+)\b(?!\s*;)", line)
            if found and seen.setdefault(found.group(1), name) != name:
                yield f"{name}:{number}: {found.group(1)} is defined in {seen[found.group(1)]} too"


def main():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.h", "*.cc"], cwd=ROOT,
                            capture_output=True, text=True, check=True).stdout.split()
    paths = [ROOT / f for f in listed if (ROOT / f).exists()]
    problems = [p for path in paths for p in check_file(path)] + list(check_type_names(paths))
    print("\n".join(problems) if problems else f"sources: {len(paths)} files in order")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
