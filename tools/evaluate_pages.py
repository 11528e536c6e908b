#!/usr/bin/env python3
"""Score `isnad read` on the page fixtures of tests/pages: how much of each body, and only of it, comes back.

    evaluate_pages.py tests/pages/open tests/pages/blind    each folder's totals, held to tests/page_floors.json
    evaluate_pages.py tests/pages/open --pages              and what is wrong with each page; refused for a folder named blind
    evaluate_pages.py tests/pages/open --raise              write better figures into the floors; worse ones are refused

A page NAME.html has its gold in NAME.gold.json (tests/pages/README.md). An article's body is its text without the blocks of
role title, byline, dateline, caption and boilerplate. Body: precision and recall of four-word shingles, each the mean over the
pages. Date: the day. Instant: the minute, where the gold has a time and a zone. Clean: the forbidden strings that stay out of the
body. Names (outlet, byline, section): right when one holds the other; white space and bidi marks never count.
"""
import argparse
import json
import re
import subprocess
import sys
import urllib.parse
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "page_floors.json"
NOT_BODY = {"title", "byline", "dateline", "caption", "boilerplate"}
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SHINGLE = 4
MARGIN = 0.005


def one_line(text):
    return re.sub(r"\s+", " ", UNSEEN.sub("", text or "")).strip()


def body_of(article, optional):
    """What may be in or out (the words of an embedded post) is taken out before counting."""
    text = article["text"]
    blocks = [text[b["begin"]:b["end"]] for b in article["blocks"] if b["role"] not in NOT_BODY]
    return "\n".join(b for b in blocks if one_line(b) not in map(one_line, optional))


def shingles(text):
    words = re.findall(r"\w+", UNSEEN.sub("", text))
    return Counter(tuple(words[i:i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else Counter()


def overlap(found, gold):
    """(precision, recall); precision is None when nothing was found."""
    common = sum((found & gold).values())
    return (common / sum(found.values()) if found else None), common / sum(gold.values())


def instant(value):
    """The minute in UTC, or None when the value has no time or no zone."""
    try:
        at = datetime.fromisoformat((value or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M") if at.tzinfo else None


def holds(found, gold):
    found, gold = one_line(found), one_line(gold)
    return bool(found) and (found in gold or gold in found)


class Tally:
    """Hits of each row over the pages of a folder."""

    def __init__(self):
        self.hits, self.of, self.notes = Counter(), Counter(), []
        self.precisions, self.recalls = [], []

    def count(self, row, hit, note=""):
        self.hits[row] += hit
        self.of[row] += 1
        if not hit:
            self.notes.append(f"{row}: {note}")

    def figures(self):
        p = sum(self.precisions) / len(self.precisions) if self.precisions else 0.0
        r = sum(self.recalls) / len(self.recalls) if self.recalls else 0.0
        rows = {"body precision": p, "body recall": r, "body F1": 2 * p * r / (p + r) if p + r else 0.0}
        rows.update({row: self.hits[row] / self.of[row] for row in self.of})
        return {row: round(figure, 3) for row, figure in rows.items()}


def score_page(tally, gold, article):
    article = article or {"text": "", "blocks": []}
    body = body_of(article, gold.get("optional", []))
    precision, recall = overlap(shingles(body), shingles("\n".join(gold["body"])))
    if precision is not None:
        tally.precisions.append(precision)
    tally.recalls.append(recall)
    if min(precision or 0, recall) < 1:
        tally.notes.append(f"body: precision {precision or 0:.3f} recall {recall:.3f}")
        want = [one_line(p) for p in gold["body"]]
        have = [one_line(p) for p in body.split("\n")]
        tally.notes += [f"  missing: {p}" for p in want if not overlap(shingles(body), shingles(p))[1] > 0.99]
        tally.notes += [f"  too much: {p}" for p in have if p and overlap(shingles(p), shingles("\n".join(want)))[0] < 0.5]
    flat = one_line(body)
    for text in gold["forbidden"]:
        tally.count("clean", one_line(text) not in flat, f"{text} stands in the body")
    tally.count("title", one_line(article.get("title")) == one_line(gold["title"]), f"{article.get('title')} for {gold['title']}")
    published = (article.get("published") or {}).get("value")
    tally.count("date", (published or "")[:10] == gold["published"][:10], f"{published} for {gold['published']}")
    if instant(gold["published"]):
        tally.count("instant", instant(published) == instant(gold["published"]), f"{published} for {gold['published']}")
    if gold.get("updated"):
        updated = article.get("updated")
        updated = updated.get("value") if isinstance(updated, dict) else updated
        tally.count("updated", (updated or "")[:10] == gold["updated"][:10], f"{updated} for {gold['updated']}")
    for row in ("outlet", "byline", "section"):
        if gold.get(row):
            tally.count(row, holds(article.get(row), gold[row]), f"{article.get(row)} for {gold[row]}")
    if gold.get("canonical"):
        url = urllib.parse.unquote(article.get("url") or "")
        tally.count("canonical", url == urllib.parse.unquote(gold["canonical"]), f"{url} for {gold['canonical']}")
    score_entries(tally, gold, article)


def score_entries(tally, gold, article):
    """Each entry of a live page is found with its own time and its own text."""
    found = {}
    for entry in article.get("entries") or []:
        text = entry.get("text") or article["text"][entry.get("begin", 0):entry.get("end", 0)]
        time = entry.get("time") or entry.get("published")
        found[instant(time.get("value") if isinstance(time, dict) else time)] = one_line(text)
    for entry in gold.get("entries", []):
        text = found.get(instant(entry["time"]), "")
        tally.count("entries", overlap(shingles(text), shingles(entry["text"]))[1] > 0.9, f"{entry['time']} has {text!r}")


def read_pages(isnad, pages):
    done = subprocess.run([isnad, "read", *map(str, pages)], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{isnad} ended with {done.returncode}:\n{done.stderr}")
    return {a["id"]: a for a in map(json.loads, filter(None, done.stdout.split("\n")))}


def evaluate_folder(folder, isnad, show_pages):
    golds = {p.name.removesuffix(".gold.json"): json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.gold.json"))}
    if not golds:
        sys.exit(f"{folder}: no *.gold.json in it")
    articles = read_pages(isnad, [folder / f"{name}.html" for name in golds])
    tally = Tally()
    for name, gold in golds.items():
        tally.notes = []
        score_page(tally, gold, articles.get(name))
        if show_pages and tally.notes:
            print(f"{name}\n  " + "\n  ".join(tally.notes) + "\n")
    return len(golds), tally


def hold_to_floors(name, figures, raise_floors):
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    mine = floors.setdefault(name, {})
    fallen = [f"{name}: {row} is {figures.get(row, 0):.3f}, the floor is {least:.3f}"
              for row, least in mine.items() if figures.get(row, 0) < least - MARGIN]
    if raise_floors:
        mine.update({row: max(now, mine.get(row, 0)) for row, now in figures.items()})
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    elif not mine:
        fallen.append(f"{name}: no floors in {FLOORS.name}; run with --raise and commit it")
    return fallen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    parser.add_argument("--pages", action="store_true", help="what is wrong, page by page")
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    args = parser.parse_args()
    fallen = []
    for folder in args.folders:
        name = folder.resolve().name
        if args.pages and name == "blind":
            parser.error("the blind half is scored in total only")
        count, tally = evaluate_folder(folder, args.isnad, args.pages)
        figures = tally.figures()
        print(f"{name}: {count} pages")
        for row, figure in figures.items():
            print(f"  {row:16} {figure:6.3f}" + (f"  of {tally.of[row]}" if row in tally.of else ""))
        fallen += hold_to_floors(name, figures, args.raise_floors)
    print("\n".join(fallen) if fallen else "no figure under its floor", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
