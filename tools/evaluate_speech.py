#!/usr/bin/env python3
"""Score who said what: quotations, speakers, statements with polarity and modality, over articles marked by hand.

    evaluate_speech.py tests/data/speech/open            scores, held to tests/speech_floors.json
    evaluate_speech.py tests/data/speech/open --misses   what is not right, one line each
    evaluate_speech.py tests/data/speech/held            totals only
    evaluate_speech.py FOLDER --raise                    write better scores into the floors

The marks are explained in tests/data/speech/README.md. Spans match one to one when half of the shorter is covered. A
speaker is right when the entity given has a mention at the name that the gold has; for somebody without a name, when no
entity is given and the words are his. A stranger is a speaker whose entity is not the gold's: worse than none.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "speech_floors.json"
MARGIN = 0.006  # one in a hundred and fifty
MODALITY = dict(p="possible", e="expected", r="reported", c="conditional", f="future", q="questioned")
FLOORED = ("quotes", "quotes: speaker", "statements", "statements: speaker", "polarity", "modality", "outcomes", "positions", "plans")


class Mark:
    def __init__(self, tag, fields, begin):
        self.tag, self.begin, self.end = tag, begin, begin
        self.who = fields[0] if tag in "qst" else ""
        rest = fields[1:] if tag in "qst" else fields
        self.negated = "n" in rest
        self.modality = next((MODALITY[f] for f in rest if f in MODALITY), "asserted")
        self.predicate = next((f for f in rest if len(f) > 1), "")
        self.got = None

    @property
    def span(self):
        return self.begin, self.end


class Article:
    """One marked article: its text without the marks, and the marks with their places."""

    def __init__(self, head, body, where):
        self.id, self.published, self.outlet = (x.strip() for x in head.split("|"))
        out, stack, self.marks = [], [], []
        length = at = 0
        for m in re.finditer(r"\[([qsoptx])(?: ([^|\[\]]*))?\||\]", body):
            piece = body[at:m.start()]
            out.append(piece)
            length += len(piece)
            at = m.end()
            if m.group() == "]":
                if not stack:
                    raise SystemExit(f"{where}: {self.id}: a bracket closes nothing: …{body[max(0, m.start() - 40):m.end()]}")
                stack.pop().end = length
            else:
                mark = Mark(m.group(1), [f.strip() for f in (m.group(2) or "").split(";")], length)
                stack.append(mark)
                self.marks.append(mark)
        out.append(body[at:])
        self.text = "".join(out).strip("\n")
        if stack or body.startswith("\n"):
            raise SystemExit(f"{where}: {self.id}: an open bracket")
        for mark in self.marks:
            if mark.who and mark.who.lstrip("-~") not in self.text:
                raise SystemExit(f"{where}: {self.id}: never stands in the text: {mark.who}")

    def places(self, words):
        return [m.span() for m in re.finditer(re.escape(words), self.text)]


def read_notes(folder):
    articles = []
    for path in sorted(folder.glob("*.notes")):
        for part in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            head, _, body = part.partition("\n")
            articles.append(Article(head, body, path))
    return articles


def common(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def matches(a, b):
    return common(a, b) > 0 and 2 * common(a, b) >= min(a[1] - a[0], b[1] - b[0])


def likeness(a, b):
    return common(a, b) / (max(a[1], b[1]) - min(a[0], b[0]))


def pair_up(gold, found):
    """The nearest pairs first, each thing once."""
    pairs = sorted(((likeness(g.span, f["at"]), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if matches(g.span, f["at"])),
                   reverse=True)
    taken = set()
    for _, i, j in pairs:
        if gold[-i].got is None and -j not in taken:
            gold[-i].got = found[-j]
            taken.add(-j)
    return len(taken)


def content_words(text):
    return {re.sub(r"^(و|ف)?(ال|لل|بال|ل|ب)?", "", w) for w in re.findall(r"\w+", text or "")}


class Judge:
    """Whether the speaker given is the gold's: right, none, or a stranger."""

    def __init__(self, article, entities):
        self.article, self.entities = article, entities

    def speaker(self, gold, speaker, words):
        name = gold.lstrip("-~")
        theirs = [m for m in self.entities.get(speaker, ())]
        if speaker and not gold.startswith("-"):
            places = self.article.places(name)
            if gold.startswith("~"):
                near = any(matches(p, m) and m[0] <= p[0] + 2 for p in places for m in theirs)
                # somebody who bears the title somewhere in the article
                return "right" if near else "stranger"
            return "right" if any(matches(p, m) for p in places for m in theirs) else "stranger"
        if speaker:
            return "stranger"
        if gold[0] in "-~":
            mine, other = content_words(name), content_words(words)
            return "right" if mine and 2 * len(mine & other) >= min(len(mine), max(1, len(other))) else "none"
        return "none"


def run(isnad, articles, resources=None):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.jsonl"
        with path.open("w", encoding="utf-8") as f:
            for a in articles:
                f.write(json.dumps({"id": a.id, "outlet": a.outlet, "published": a.published, "text": a.text}, ensure_ascii=False) + "\n")
        more = ["--resources", resources] if resources else []
        call = lambda *args: subprocess.run([isnad, *args, *more, str(path)], capture_output=True, check=True, text=True).stdout
        return json.loads(call("brief", "--format", "json", "-q")), [json.loads(x) for x in call("events", "--all").splitlines()]


class Tally(dict):
    def add(self, name, hit, total=1):
        a, b = self.get(name, (0, 0))
        self[name] = (a + hit, b + total)


def score(articles, dossier, events, misses):
    entities = {}
    for e in dossier["entities"]:
        for m in e["mentions"]:
            entities.setdefault((e["id"], m["article"]), []).append((m["begin"], m["end"]))
    quotations = [q | {"at": (q["span"]["begin"], q["span"]["end"])} for s in dossier["stories"] for q in s["quotations"]]
    statements = [e | {"at": (e["span"]["begin"], e["span"]["end"])} for e in events if e["record"] == "statement"]
    t = Tally()
    for a in articles:
        mine = {e: m for (e, article), m in entities.items() if article == a.id}
        judge = Judge(a, mine)
        say = lambda what, mark, more="": misses and print(f"{a.id}\t{what}\t{mark.who}\t{a.text[mark.begin:mark.end]}\t{more}")
        direct = [q for q in quotations if q["span"]["article"] == a.id and q["kind"] == "direct"]
        reported = [q for q in quotations if q["span"]["article"] == a.id and q["kind"] == "reported"]
        stated = [s for s in statements if s["span"]["article"] == a.id]
        spoken = [m for m in a.marks if m.tag == "q"]
        hit = pair_up(spoken, direct)
        t.add("quotes: recall", hit, len(spoken))
        t.add("quotes: precision", hit, len(direct))
        for q in direct:
            if misses and not any(m.got is q for m in spoken):
                print(f"{a.id}\tnot a quote\t{q['speaker_text']}\t{q['span']['text']}\t")
        for m in spoken:
            if m.got is None:
                say("quote missed", m)
            verdict = judge.speaker(m.who, m.got["speaker"], m.got["speaker_text"]) if m.got else "none"
            t.add("quotes: speaker", verdict == "right")
            t.add("strangers", verdict == "stranger")
            if m.got and verdict != "right":
                say(f"quote speaker: {verdict}", m, str(m.got["speaker_text"]))
        scare = [m for m in a.marks if m.tag == "x"]
        for m in scare:
            taken = any(matches(m.span, q["at"]) and likeness(m.span, q["at"]) > 0.5 for q in direct)
            t.add("marks that are no speech taken for it", taken)
            if taken:
                say("no speech", m)
        asserted = [m for m in a.marks if m.tag == "s"]
        pair_up([m for m in asserted if m.who], reported + [q for q in direct])
        pair_up([m for m in asserted if m.got is None], [s for s in stated if s["kind"] != "position"] + [q for q in reported])
        pair_up([m for m in asserted if m.got is None], stated)
        for m in asserted:
            t.add("statements", m.got is not None)
            if m.who:
                verdict = judge.speaker(m.who, m.got.get("speaker"), m.got.get("speaker_text")) if m.got and "speaker" in m.got else "none"
                t.add("statements: speaker", verdict == "right")
                t.add("strangers", verdict == "stranger")
                if m.got and verdict != "right":
                    say(f"statement speaker: {verdict}", m, str(m.got.get("speaker_text")))
            if m.got is None:
                say("statement missed", m)
                continue
            negated = m.got.get("polarity") == "negated"
            t.add("polarity", negated == m.negated)
            if negated != m.negated:
                say("polarity", m, m.got["span"]["text"])
            t.add("modality", m.got.get("modality") == m.modality)
            if m.got.get("modality") != m.modality:
                say(f"modality {m.modality}", m, f"{m.got.get('modality')}: {m.got['span']['text']}")
        for tag, kind, row in (("o", "outcome", "outcomes"), ("t", "position", "positions"), ("p", "plan", "plans")):
            wanted = [m for m in a.marks if m.tag == tag]
            for m in wanted:
                near = [s for s in stated if s["kind"] == kind and matches(m.span, s["at"])]
                right = [s for s in near if tag != "o" or (s["polarity"] == "negated") == m.negated]
                t.add(row, bool(right))
                if not right:
                    say(f"{row[:-1]} {m.predicate}", m)
                if tag != "p" and right:
                    t.add(row + ": predicate", any(s["predicate"] == m.predicate for s in right))
                    if misses and not any(s["predicate"] == m.predicate for s in right):
                        say(f"{row[:-1]} predicate {m.predicate}", m, ",".join(s["predicate"] for s in right))
    return t


def figures(t):
    rate = lambda name: t[name][0] / t[name][1] if t.get(name, (0, 0))[1] else 0.0
    p, r = rate("quotes: precision"), rate("quotes: recall")
    out = {"quotes": 2 * p * r / (p + r) if p + r else 0.0}
    out.update({name: rate(name) for name in t})
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("folder", type=Path)
    ap.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    ap.add_argument("--resources", help="a folder of resources to try instead of those built in")
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("--raise", dest="lift", action="store_true")
    args = ap.parse_args()
    articles = read_notes(args.folder)
    tally = score(articles, *run(args.isnad, articles, args.resources), args.misses)
    got = figures(tally)
    for name, value in got.items():
        print(f"{name:40} {value:.3f}" + (f"   {tally[name][0]} of {tally[name][1]}" if name in tally else ""))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    mine = floors.setdefault(args.folder.name, {})
    fallen = [n for n in FLOORED if got.get(n, 0) < mine.get(n, 0) - MARGIN]
    for name in fallen:
        print(f"below its floor: {name} {got.get(name, 0):.3f} < {mine[name]:.3f}", file=sys.stderr)
    if args.lift and not fallen:
        mine.update({n: round(max(got.get(n, 0), mine.get(n, 0)), 3) for n in FLOORED})
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
