#!/usr/bin/env python3
"""The archive's index of words beside Xapian's (Debian's python3-xapian, Arabic stemmer, glass on the disk) over the same texts and
queries, one run, one thread, processor time.

    compare_xapian.py [--articles 30000] [--bytes 1600] build/bench/bench/archive_bench

Ours is `archive_bench --index-only`: besides indexing the words it keeps the text, packed, and its query gives ten articles with
snippets; Xapian keeps an id and gives ten ids. Xapian has terms with their positions, stemmed and as they stand, as ours has.
"""
import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def processor():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def show(what, times):
    times.sort()
    at = lambda share: 1e3 * times[int(share * (len(times) - 1))]
    print(f"{what:28} p50 {at(0.5):.2f} ms, p99 {at(0.99):.2f} ms, of {len(times)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--articles", type=int, default=30000)
    parser.add_argument("--bytes", type=int, default=1600)
    args = parser.parse_args()
    try:
        import xapian
    except ImportError:
        sys.exit("Debian's python3-xapian is not installed")
    with tempfile.TemporaryDirectory() as folder:
        print("isnad", flush=True)
        subprocess.run([args.bench, f"{folder}/a", str(args.articles), "--bytes", str(args.bytes), "--index-only", "--texts", folder], check=True)
        print(f"Xapian {xapian.version_string()}")
        begin = processor()
        db = xapian.WritableDatabase(f"{folder}/x", xapian.DB_CREATE_OR_OVERWRITE)
        generator = xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem("arabic"))
        size = 0
        with open(f"{folder}/texts", encoding="utf-8") as texts:
            for number, text in enumerate(texts):
                size += len(text.encode())
                document = xapian.Document()
                generator.set_document(document)
                generator.index_text(text)
                document.set_data(str(number))
                db.add_document(document)
                if number % 2560 == 2559:
                    db.commit()
        db.commit()
        spent = processor() - begin
        disk = sum(f.stat().st_size for f in Path(f"{folder}/x").rglob("*") if f.is_file())
        print(f"{args.articles}: indexed {args.articles / spent:.0f} articles/s; the index alone is {disk / size:.2f} times the text")
        parser = xapian.QueryParser()
        parser.set_stemmer(xapian.Stem("arabic"))
        parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        parser.set_default_op(xapian.Query.OP_AND)
        times = {}
        for query in Path(f"{folder}/queries").read_text(encoding="utf-8").splitlines():
            begin = time.perf_counter()
            enquire = xapian.Enquire(db)
            enquire.set_query(parser.parse_query(query))
            for match in enquire.get_mset(0, 10):
                match.document.get_data()
            times.setdefault(query.count(" ") + 1, []).append(time.perf_counter() - begin)
        for words, spent in sorted(times.items()):
            show(f"search, words: {words}", spent)


if __name__ == "__main__":
    main()
