#!/usr/bin/env python3
"""How fast, and in how much memory, is an archive read?

Makes a WARC.gz of the pages of a FOLDER (.html), each record a member of its own as Common Crawl has it, repeats it to two
lengths, one ten times the other, and reads both by `isnad read` with one thread and with two. Megabytes are those of
the pages. On a machine that does other work, trust the processor time.
"""
import argparse
import gzip
import os
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def record(url, page):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-10-15T08:30:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def write(path, pages, megabytes):
    """As many rounds of the pages as make so many megabytes; each under an address of its own."""
    size = count = 0
    with path.open("wb") as out:
        while size < megabytes * 1e6:
            for page in pages:
                out.write(record(f"https://sawt.example/{count}", page))
                size += len(page)
                count += 1
                if size >= megabytes * 1e6:
                    break
    return size, count


def run(command):
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    parser.add_argument("--megabytes", type=float, default=40, help="of the shorter archive")
    args = parser.parse_args()
    pages = [p.read_bytes() for p in sorted(args.folder.rglob("*.html"))]
    with tempfile.TemporaryDirectory() as folder:
        for factor in (1, 10):
            path = Path(folder) / f"{factor}.warc.gz"
            size, count = write(path, pages, args.megabytes * factor)
            for jobs in (1, 2):
                wall, busy, memory, code = run([args.isnad, "read", "-j", str(jobs), str(path)])
                print(f"{count} pages, {size / 1e6:.0f} MB ({path.stat().st_size / 1e6:.0f} packed), {jobs} thread(s): "
                      f"{size / 1e6 / wall:.1f} MB/s, {size / 1e6 / busy:.1f} MB a second of processor time, "
                      f"{busy / wall:.2f} cores busy, peak {memory:.0f} MB, exit {code}", flush=True)


if __name__ == "__main__":
    main()
