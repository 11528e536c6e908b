#!/usr/bin/env python3
"""Compare the #includes of src/isnad with the edges declared in src/isnad/CMakeLists.txt.

Reported: an include of a module that is not a declared dependency (also one that merely comes along with another), a
declared dependency that nothing includes, an include of another module's internal/, a relative include, a source whose
first include is not its own header, and a view that includes more than isnad/isnad.h.
"""
import argparse
import re
import sys
from pathlib import Path

MODULE = re.compile(r"isnad_module\(\s*(\w+)(.*?)\)", re.S)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def declared_edges(cmake_text):
    """{module: [dependencies]}, in the order of the list."""
    text = re.sub(r"#.*", "", cmake_text)
    edges = {}
    for name, rest in MODULE.findall(text):
        words = rest.split()
        deps = words[words.index("DEPENDS") + 1:] if "DEPENDS" in words else []
        edges[name] = deps[:deps.index("LINK")] if "LINK" in deps else deps
    return edges


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1)


def check_modules(root, edges):
    problems, used = [], {m: set() for m in edges}
    source = root / "src" / "isnad"
    for folder in sorted(p for p in source.iterdir() if p.is_dir()):
        if folder.name not in edges:
            problems.append(f"{folder}: a folder that is no module of src/isnad/CMakeLists.txt")
            continue
        for path in sorted([*folder.rglob("*.h"), *folder.rglob("*.cc")]):
            problems += check_file(path, folder.name, edges, used, source)
    for module, deps in edges.items():
        problems += [f"src/isnad/CMakeLists.txt: {module} declares {dep}, which none of its files includes"
                     for dep in deps if dep not in used[module]]
    return problems


def check_file(path, module, edges, used, source):
    problems, test = [], path.name.endswith("_test.cc")
    listed = list(includes(path))
    for number, target in listed:
        where = f"{path.relative_to(source.parent.parent)}:{number}"
        parts = target.split("/")
        if parts[0] != "isnad" or len(parts) < 3:
            problems.append(f'{where}: write "{target}" as "isnad/<module>/<file>.h"')
            continue
        if parts[1] != module:
            if parts[1] not in edges[module]:
                problems.append(f"{where}: {module} includes {parts[1]} and does not declare it in src/isnad/CMakeLists.txt")
            elif not test:
                used[module].add(parts[1])
            if "internal" in parts:
                problems.append(f"{where}: internal/ of another module")
    own = path.with_suffix(".h")
    if path.suffix == ".cc" and own.exists():
        expected = str(own.relative_to(source.parent))
        if not listed or listed[0][1] != expected:
            problems.append(f'{path.relative_to(source.parent.parent)}: the first include is not "{expected}"')
    return problems


def check_views(root):
    problems = []
    for path in sorted([*(root / "views").rglob("*.h"), *(root / "views").rglob("*.cc")]):
        for number, target in includes(path):
            if target.startswith("isnad/") and target != "isnad/isnad.h":
                problems.append(f"{path.relative_to(root)}:{number}: a view includes isnad/isnad.h and nothing else of the library")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--loose", action="store_true", help="let declared edges that nothing uses pass")
    args = parser.parse_args()
    root = args.root
    edges = declared_edges((root / "src/isnad/CMakeLists.txt").read_text(encoding="utf-8"))
    problems = check_modules(root, edges) + check_views(root)
    if args.loose:
        problems = [p for p in problems if " declares " not in p]
    print("\n".join(problems) if problems else f"layers: {len(edges)} modules, every edge declared and used")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
