#!/usr/bin/env python3
"""What holds of every dossier, whatever the articles: it fits docs/dossier.schema.json, each span's text is what stands
at its offsets, ids lead somewhere, counts are possible, and the bytes depend neither on the number of threads nor on the order of the files.

    dossier_test.py --isnad build/release/isnad [--resources resources]
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs/dossier.schema.json").read_text(encoding="utf-8"))

PLAIN = """أعلن رئيس الوزراء المغربي عزيز أخنوش، الثلاثاء، أن حصيلة السيول في إقليم طاطا ارتفعت إلى 18 قتيلا.
وقال أخنوش في مؤتمر صحفي بالرباط: "سنعيد بناء الطرق خلال ستة أشهر". وأضاف أن نحو 2500 أسرة نزحت.
"""


def odd_texts():
    """Texts as they come in the wild: what counts as one character differs between bytes, UTF-16 and code points."""
    return {
        "plain": PLAIN,
        "crlf": PLAIN.replace("\n", "\r\n"),
        "emoji": "🔴 عاجل 👨‍👩‍👧 | " + PLAIN.replace("أخنوش", "أخنوش 🇲🇦"),
        "nbsp": PLAIN.replace(" ", "\u00a0"),
        "marks": PLAIN.replace("أعلن", "أَعْلَنَ").replace("السيول", "السُّيولُ"),
        "tatweel": PLAIN.replace("الرباط", "الربـــاط").replace("قتيلا", "قتيـــلا"),
        "bidi": PLAIN.replace("طاطا", "\u200fطاطا\u200f").replace("18", "\u202b18\u202c"),
        "digits": PLAIN.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        "decomposed": PLAIN.replace("أ", "ا\u0654"),
        "presentation": PLAIN.replace("لا", "\ufefb"),
        "supplementary": "\U0001d400\U0001d401 " + PLAIN + "\U0001f600" * 20,
        "wrapped": PLAIN.replace(" ", "\n", 9),
        "one-line": PLAIN.replace("\n", " ") * 20,
    }


def run(isnad, *arguments):
    done = subprocess.run([isnad, "brief", "--quiet", *map(str, arguments)], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"isnad brief {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def spans_in(node, path=""):
    """Every object of the dossier that is a span, with where it is."""
    if isinstance(node, dict):
        if {"article", "begin", "end", "text"} <= node.keys():
            yield path, node
        for key, value in node.items():
            yield from spans_in(value, f"{path}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from spans_in(value, f"{path}[{i}]")


def check_schema(dossier):
    for error in list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(dossier))[:10]:
        yield f"schema: {error.json_path}: {error.message[:200]}"


def check_spans(dossier):
    texts = {a["id"]: a["text"] for a in dossier["articles"]}
    for path, span in spans_in({k: dossier[k] for k in ("articles", "entities", "stories", "diagnostics")}):
        stands = texts[span["article"]][span["begin"]:span["end"]]
        if stands != span["text"]:
            yield f"{path}: text is {span['text']!r}, at its offsets stands {stands!r}"
        elif not stands.strip() or stands != stands.strip():
            yield f"{path}: a span begins or ends with white space: {stands!r}"
    for article in dossier["articles"]:
        end = 0
        for b in article["blocks"]:
            if b["begin"] < end or b["end"] <= b["begin"] or b["end"] > len(article["text"]):
                yield f"{article['id']}: blocks overlap, are empty or leave the text at {b}"
            end = b["end"]


def check_references(dossier):
    articles = [a["id"] for a in dossier["articles"]]
    entities = [e["id"] for e in dossier["entities"]]
    stories = [s["id"] for s in dossier["stories"]]
    for name, ids in (("article", articles), ("entity", entities), ("story", stories)):
        if len(set(ids)) != len(ids):
            yield f"an {name} id stands twice"
    told = [a for s in dossier["stories"] for a in s["articles"]]
    if sorted(told) != sorted(articles):
        yield "not every article is in exactly one story"
    for e in dossier["entities"]:
        if e["within"] is not None and e["within"] not in entities:
            yield f"{e['id']} lies within {e['within']}, which is no entity"
    for s in dossier["stories"]:
        mine = set(s["articles"])
        for f in s["findings"]:
            for v in f["values"]:
                where = f"{s['id']}/{f['id']}"
                carriers = {e["article"] for e in v["evidence"]}
                if carriers != set(v["articles"]):
                    yield f"{where}: `articles` are not those of the evidence"
                if not carriers <= mine:
                    yield f"{where}: evidence from an article of another story"
                if v["independent"] > len(carriers):
                    yield f"{where}: {v['independent']} independent origins in {len(carriers)} articles"
                if v["attributed_to"] not in (None, *entities):
                    yield f"{where}: attributed to {v['attributed_to']}, which is no entity"
            if f["status"] == "corroborated" and max(v["independent"] for v in f["values"]) < 2:
                yield f"{s['id']}/{f['id']}: corroborated by one origin"
        for q in s["quotations"]:
            if q["speaker"] not in (None, *entities):
                yield f"{s['id']}: a speaker that is no entity: {q['speaker']}"
        for r in s["related"]:
            if r["story"] not in stories or r["story"] == s["id"]:
                yield f"{s['id']}: related to {r['story']}"


def check(isnad, title, *arguments):
    outputs = [run(isnad, "--format", "json", "--with-text", "--jobs", jobs, *arguments) for jobs in (1, 2, 8)]
    dossier = json.loads(outputs[0])
    problems = list(check_schema(dossier))
    if not problems:
        problems = [*check_spans(dossier), *check_references(dossier)]
    if len(set(outputs)) != 1:
        problems.append("the dossier depends on --jobs")
    lean = json.loads(run(isnad, "--format", "json", *arguments))
    if any("text" in a for a in lean["articles"]):
        problems.append("the articles' texts are printed without --with-text")
    for p in problems[:20]:
        print(f"{title}: {p}")
    return problems, dossier


def check_order(isnad):
    """One set of articles has one dossier, in whatever order they are given."""
    files = sorted(f for f in (ROOT / "samples").glob("*/*") if f.suffix in (".txt", ".html", ".jsonl") and f.parent.name != "gold")
    shuffler = random.Random(5)
    outputs = set()
    for _ in range(3):
        outputs.add(run(isnad, "--format", "json", *files))
        shuffler.shuffle(files)
    if len(outputs) != 1:
        print("samples: the dossier depends on the order of the files")
    return [] if len(outputs) == 1 else ["order"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", required=True)
    args = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = odd_texts()
        for key, text in texts.items():
            (folder / f"{key}.txt").write_bytes(text.encode())
        records = [{"id": f"r-{k}", "text": t, "outlet": "صحيفة الضفاف", "published": "2024-09-10"} for k, t in texts.items()]
        (folder / "records.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        problems, dossier = check(args.isnad, "odd texts", folder)
        given = {**texts, **{f"r-{k}": t for k, t in texts.items()}}
        for article in dossier["articles"]:
            if article["text"] != given[article["id"]]:
                problems.append(f"{article['id']}: the article's text is not the file's")
                print(problems[-1])
        if len(dossier["articles"]) != len(given):
            problems.append(f"{len(dossier['articles'])} articles of {len(given)}")
            print(problems[-1])
        failed += problems
    failed += check(args.isnad, "samples", ROOT / "samples")[0]
    failed += check_order(args.isnad)
    print("every dossier fits" if not failed else f"{len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
