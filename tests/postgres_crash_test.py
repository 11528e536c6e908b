#!/usr/bin/env python3
"""A PostgreSQL server falls while articles are added to it: what `isnad add` had acknowledged is there when it is up again, and
nothing is there by half. The server is the test's own, with its settings of delivery (fsync, synchronous_commit)."""
import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postgres_server import Server

FALLS = 5


def write_articles(folder, first, count):
    """Files of one article each, alike enough to be one kind and no two the same."""
    words = "قال وزير الموارد المائية إن الجانبين اتفقا على تقاسم مياه النهر خلال فصل الصيف المقبل وإن اللجنة ستجتمع قريبا في العاصمة".split()
    source = random.Random(first)
    for n in range(first, first + count):
        source.shuffle(words)
        (folder / f"w{n}.txt").write_text(f"خبر رقم {n}\n\n" + " ".join(words) + ".\n", encoding="utf-8")


def isnad(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=120)


def fall_once(program, server, address, folder, first, chance):
    """Adds until the server falls; the ids that were acknowledged."""
    texts = folder / f"texts{first}"
    texts.mkdir()
    write_articles(texts, first, 1500)
    adding = subprocess.Popen([program, "add", "--archive", address, "--jobs", "1", str(texts)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
    heard = [adding.stdout.readline()]
    time.sleep(chance.random() * 1.5)
    server.stop("immediate")
    rest, errors = adding.communicate(timeout=120)
    heard += rest.splitlines()
    if adding.returncode == 3:
        assert "lost" in errors or "server" in errors, errors
    server.start()
    return [line.split()[1] for line in heard if line.startswith("added ")], adding.returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--isnad", required=True)
    program = parser.parse_args().isnad
    server = Server(durable=True)
    chance = random.Random(7)
    acknowledged, interrupted = set(), 0
    try:
        server.start()
        address = server.address()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for fall in range(FALLS):
                added, code = fall_once(program, server, address, folder, fall * 10_000, chance)
                acknowledged.update(added)
                interrupted += code == 3
                there = {line.split('"')[3] for line in isnad(program, "export", "--archive", address).stdout.splitlines()}
                lost = acknowledged - there
                assert not lost, f"lost after fall {fall}: {sorted(lost)[:5]}"
                verified = isnad(program, "verify", "--archive", address)
                assert verified.returncode == 0, verified.stdout + verified.stderr
    finally:
        server.remove()
    assert interrupted > 0, "no fall came while articles were added"
    print(f"{FALLS} falls, {interrupted} amid adding: {len(acknowledged)} articles acknowledged, none lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
