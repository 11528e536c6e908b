#!/usr/bin/env python3
"""Peak memory of `isnad read` on single pages of several sizes, above what a tiny page needs.

    bench/measure_memory.py [--isnad build/release/isnad] [PAGE.html ...]

Without pages it makes its own: paragraphs as articles have them, and pages that are worse than any article (a table of short
cells, a list of links, one <br> after each word). The figure is the peak resident set minus that of a page of 300 bytes, over the
size of the page; the aim is 10 at most.
"""
import argparse
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARAGRAPH = ('<p class="par">قال مدير المشروع إن الفرق أنجزت {n} كيلومترا من القنوات خلال الأسبوع، وإن العمل سيتواصل حتى نهاية الشهر رغم سوء '
             'الأحوال الجوية. <a href="/x/{n}">التفاصيل</a></p>\n')
UNITS = {"paragraphs": PARAGRAPH, "cells": "<tr><td>12</td><td>سهم</td></tr>", "breaks": "كلمة<br>", "links": '<li><a href="/a/{n}">خبر</a></li>'}


def make_page(unit, size):
    head = '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>موسم الأمطار في السهل</title></head><body><article><h1>موسم الأمطار في السهل</h1>'
    one = len(unit.format(n=100).encode())
    return head + "".join(unit.format(n=100 + n % 900) for n in range(max(1, size // one))) + "</article></body></html>"


def peak_bytes(isnad, path):
    """Of the program alone: it waits for its second input, standard input, while its high-water mark is read."""
    with subprocess.Popen([isnad, "read", "--jobs", "1", path, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as program:
        used, quiet = None, 0
        while quiet < 5:
            time.sleep(0.1)
            fields = Path(f"/proc/{program.pid}/stat").read_text().rsplit(")", 1)[1].split()
            quiet = quiet + 1 if fields[0] == "S" and fields[11:13] == used else 0
            used = fields[11:13]
        status = Path(f"/proc/{program.pid}/status").read_text()
        program.stdin.close()
    return 1024 * int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder) / "tiny.html"
        tiny.write_text(make_page(PARAGRAPH, 300), encoding="utf-8")
        pages = [(Path(p).name, p) for p in args.pages]
        wanted = [("paragraphs", s) for s in (50_000, 1_000_000, 10_000_000)] + [(u, 1_000_000) for u in UNITS if u != "paragraphs"]
        for unit, size in wanted if not pages else []:
            path = Path(folder) / f"{unit}-{size}.html"
            path.write_text(make_page(UNITS[unit], size), encoding="utf-8")
            pages.append((path.stem, str(path)))
        base = peak_bytes(args.isnad, str(tiny))
        print(f"a page of {tiny.stat().st_size} bytes: {base / 1e6:.1f} MB")
        for name, path in pages:
            peak, size = peak_bytes(args.isnad, path), os.path.getsize(path)
            print(f"{name:24} {size:10} bytes  {peak / 1e6:7.1f} MB  {(peak - base) / size:5.1f} times the page")


if __name__ == "__main__":
    main()
