#!/usr/bin/env python3
"""Run the command lines of tests/cli/*.transcript and compare: what is said on standard error, how it ends, and which
articles the dossier holds.

    cli_test.py --isnad build/release/isnad [--update]

A transcript is a series of
    $ isnad brief ...        a command, run in a folder with the files of make_files()
    | ...                    what it prints on standard error
    articles: a b            ids of the articles in the dossier (JSON output), or
    > ...                    the first lines of any other output
    exit 1
"""
import argparse
import gzip
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOOD = "أعلنت وزارة الصحة التونسية، الاثنين، شفاء عشرة مرضى في مدينة صفاقس. وقال الوزير إن الوضع تحت السيطرة.\n"
ENGLISH = "The ministry of health said on Monday that ten patients had recovered in the city of Sfax, and that it was calm.\n"
LINES_SHOWN = 4


def make_files(folder):
    record = lambda **fields: json.dumps(fields, ensure_ascii=False) + "\n"
    files = {
        "good.txt": GOOD.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\n \n",
        "binary.txt": bytes(range(256)) * 16,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "invalid.txt": GOOD.encode()[:41] + b"\xff\xfe\xfd" + GOOD.encode()[41:],
        "english.txt": ENGLISH.encode() * 4,
        "broken.jsonl": (record(id="a", text=GOOD) + '{"id": "b", "text": \n' + record(id="c", text=GOOD)).encode(),
        "no-text.jsonl": (record(id="a", text=GOOD) + record(id="b", title="عنوان بلا نص")).encode(),
        "twice.jsonl": (record(id="a", text=GOOD) + record(id="a", text=GOOD)).encode(),
        "packed.txt.gz": gzip.compress(GOOD.encode(), mtime=0),
        "cut.txt.gz": gzip.compress(GOOD.encode(), mtime=0)[:12],
        "page.html": f"<html><body><nav><a href='/'>الرئيسية</a></nav><article><h1>شفاء عشرة مرضى</h1><p>{GOOD}</p></article></body></html>".encode(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "nothing-in-it").mkdir()
    (folder / "two").mkdir()
    (folder / "two" / "one.txt").write_bytes(GOOD.encode())
    (folder / "newer").mkdir()
    (folder / "newer" / "good.txt").write_bytes(GOOD.replace("عشرة", "اثني عشر").encode())
    (folder / "two" / "empty.txt").write_bytes(b"")


def perform(command, isnad, folder):
    """The lines that the command gives, as a transcript has them."""
    command, _, given = command.partition(" < ")
    words = shlex.split(command)
    assert words[0] == "isnad", command
    stdin = (folder / given).read_bytes() if given else b""
    done = subprocess.run([isnad, *words[1:]], cwd=folder, input=stdin, capture_output=True)
    lines = [f"| {line}" for line in done.stderr.decode(errors="replace").splitlines()]
    out = done.stdout.decode(errors="replace")
    if out.startswith("{"):
        lines.append("articles: " + " ".join(a["id"] for a in json.loads(out)["articles"]))
    else:
        lines += [f"> {line}".rstrip() for line in out.splitlines()[:LINES_SHOWN]]
    return [*lines, f"exit {done.returncode}"]


def run_transcript(path, isnad, folder, update):
    wanted = path.read_text(encoding="utf-8").splitlines()
    got, block, failures = [], [], 0
    for line in [*wanted, "$ end"]:
        if not line.startswith("$ "):
            block.append(line)
            continue
        if got and got[-1].startswith("$ "):
            actual = perform(got[-1][2:], isnad, folder)
            expected = [x for x in block if x and not x.startswith("#")]
            if actual != expected and not update:
                failures += 1
                print(f"{path.name}: {got[-1]}\n  expected:", *expected, "  got:", *actual, sep="\n    ")
            got += [*actual, "", *[x for x in block if x.startswith("#")]]
        else:
            got += block
        if line != "$ end":
            got.append(line)
        block = []
    if update:
        path.write_text("\n".join(got).rstrip() + "\n", encoding="utf-8")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", required=True, type=lambda p: str(Path(p).resolve()))
    parser.add_argument("--update", action="store_true", help="write what the program does now")
    args = parser.parse_args()
    transcripts = sorted((ROOT / "tests/cli").glob("*.transcript"))
    with tempfile.TemporaryDirectory() as name:
        make_files(Path(name))
        failures = sum(run_transcript(t, args.isnad, Path(name), args.update) for t in transcripts)
    print(f"{len(transcripts)} transcripts, {failures} commands that differ")
    return 1 if failures or not transcripts else 0


if __name__ == "__main__":
    sys.exit(main())
