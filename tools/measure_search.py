#!/usr/bin/env python3
"""nDCG@10 of the archive's search over tests/data/search/queries.tsv, beside SQLite's unicode61 tokenizer and Xapian's
Arabic stemmer over the same texts.

    measure_search.py --isnad build/release/isnad [-v]

Xapian is measured where Debian's python3-xapian is installed. SQLite's and Xapian's queries are of any of the words,
ranked by their own BM25, title and text indexed alike: the better of what they offer for such queries.
"""
import argparse
import json
import math
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ["samples", "tests/data/stories", "tests/data/held"]
DEPTH = 10
WORD = re.compile(r"\w+")


def judged():
    lines = (ROOT / "tests/data/search/queries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(query, {a.rsplit("=", 1)[0]: int(a.rsplit("=", 1)[1]) for a in articles.split()}) for query, articles in rows]


def ndcg(found, wanted):
    gain = lambda grades: sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(grades[:DEPTH]))
    best = gain(sorted(wanted.values(), reverse=True))
    return gain([wanted.get(a, 0) for a in found]) / best


def of_isnad(isnad, archive):
    def search(query):
        done = subprocess.run([isnad, "search", "--archive", archive, "--format", "json", "--limit", str(DEPTH), query], capture_output=True, text=True)
        return [hit["id"] for hit in json.loads(done.stdout)["hits"]]
    return search


def of_sqlite(articles, tokenizer):
    db = sqlite3.connect(":memory:")
    db.execute(f"CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, title, text, tokenize=\"{tokenizer}\")")
    db.executemany("INSERT INTO words VALUES (?, ?, ?)", [(a["id"], a.get("title", ""), a["text"]) for a in articles])
    def search(query):
        match = " OR ".join(f'"{w}"' for w in WORD.findall(query))
        return [row[0] for row in db.execute("SELECT id FROM words WHERE words MATCH ? ORDER BY bm25(words, 0, 4, 1) LIMIT ?", (match, DEPTH))]
    return search


def of_xapian(articles):
    import xapian
    db = xapian.inmemory_open() if hasattr(xapian, "inmemory_open") else xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("arabic"))
    for a in articles:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(a.get("title", ""), 4)
        generator.increase_termpos()
        generator.index_text(a["text"])
        document.set_data(a["id"])
        db.add_document(document)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("arabic"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_OR)
    def search(query):
        enquire = xapian.Enquire(db)
        enquire.set_query(parser.parse_query(query))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, DEPTH)]
    return search


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", required=True, type=lambda p: str(Path(p).resolve()))
    parser.add_argument("-v", action="store_true", help="each query")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = f"{folder}/archive"
        subprocess.run([args.isnad, "add", "--quiet", "--archive", archive, *[str(ROOT / d) for d in DATA]], check=True)
        exported = subprocess.run([args.isnad, "export", "--archive", archive], check=True, capture_output=True, text=True).stdout
        articles = [json.loads(line) for line in exported.splitlines()]
        engines = {"isnad": of_isnad(args.isnad, archive), "SQLite unicode61": of_sqlite(articles, "unicode61 remove_diacritics 2")}
        try:
            engines["Xapian, Arabic stemmer"] = of_xapian(articles)
        except ImportError:
            print("python3-xapian is not installed: Xapian is left out", file=sys.stderr)
        queries = judged()
        missing = {a for _, wanted in queries for a in wanted} - {a["id"] for a in articles}
        if missing:
            sys.exit(f"judged and not there: {' '.join(sorted(missing))}")
        sums = dict.fromkeys(engines, 0.0)
        for query, wanted in queries:
            scores = {name: ndcg(search(query), wanted) for name, search in engines.items()}
            for name, score in scores.items():
                sums[name] += score
            if args.v:
                print("\t".join(f"{s:.3f}" for s in scores.values()), query, sep="\t")
        print(f"nDCG@{DEPTH} over {len(queries)} queries, {len(articles)} articles")
        for name, total in sums.items():
            print(f"  {name:<26}{total / len(queries):.3f}")


if __name__ == "__main__":
    main()
