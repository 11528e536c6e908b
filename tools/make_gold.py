#!/usr/bin/env python3
"""Turn readable annotations (samples/gold/*.notes) into gold files that a scorer reads.

    make_gold.py NOTES... [--texts DOSSIER.json] [--check]

An annotation names what a reader sees by its words, never by a number; this script finds the words in the articles,
counts code points, and refuses what it cannot find or finds twice. The text of an HTML article is what the extractor
made of it, so it is taken from a dossier printed with --with-text; without one, the offsets of HTML articles are left
out of the gold. When the extractor changes, run the script again: nothing is silently shifted.

The format, one statement a line, indented lines belong to the statement above, `#` opens a comment:

    story ID | label in Arabic | label in English | date        articles PATH...       form samples|lines
    entity person ID side=XX role="..." : surface | surface      every occurrence as a word, longest first
    except ID = 03{surface}#2                                    an occurrence that is not this entity
    time VALUE kind="..." = 01{words}                            value null: not resolvable; later="..." with outside help
    quantity "what" VALUE unit = 01{words} 02{words}#2
    quote SPEAKER = 01{words}        reported SPEAKER "gist" = 01{words}        notspeech "kind" = 01{words}
    claim ID "text" = ...            single ID "text" = ...
    conflict "attribute" REPORT_AS "kind"                        followed by indented:  value "v" = 01{words}
    outcome KIND "text" = ...        position "actor" "stance" = ...
    member SIDE ID = 01{name} role 01{office}
    scrap "kind" = 01{words}                                     boilerplate; in HTML it may be gone; what a "dateline" names counts
    copy 01 06 "basis"               joined "the two words" = 01{thetwowords}
    event ID articles 01 02 "label in Arabic" "label in English" date
    related EVENT to EVENT "why"

`01` stands for the article whose id ends in -01. `{first words … last words}` is the stretch from the one to the
other. Spaces in the words match any white space, so a hard-wrapped name is found. `#2` is the second occurrence,
`*` after the brace every occurrence.
"""
import argparse
import json
import pathlib
import re
import shlex
import sys

ARABIC = r"[\w\u064b-\u0652\u0670\u0640]"
BEFORE = r"(?<!" + ARABIC + r")(?:[وف]?(?:ب|ل|ك)?)?"
MENTION = re.compile(r"(\d\d)\{([^}]*)\}(\*|#\d+)?")


class NotesError(Exception):
    pass


def pattern(surface):
    """A surface as a regular expression: white space is elastic and an ellipsis is a gap."""
    parts = [r"\s+".join(re.escape(w) for w in part.split()) for part in surface.split("…")]
    return r"[\s\S]*?".join(parts)


def word_pattern(surface):
    """The surface as a word, after proclitics at most; of the article swallowed by a preposition (lam-lam) the second lam stands."""
    whole = BEFORE + "(?P<a>" + pattern(surface) + ")(?!" + ARABIC + ")"
    if surface.startswith("ال"):
        whole += "|(?<!" + ARABIC + ")[وف]?ل(?P<b>ل" + pattern(surface[2:]) + ")(?!" + ARABIC + ")"
    return re.compile(whole)


class Articles:
    """The articles of a story: id → text, and where a text is missing, that it is."""

    def __init__(self):
        self.text = {}
        self.info = {}

    def add(self, article, text, **info):
        if article in self.info:
            raise NotesError(f"two articles have the id {article}")
        self.text[article] = text
        self.info[article] = info

    def by_number(self, number):
        found = [a for a in self.info if a.endswith("-" + number)]
        if len(found) != 1:
            raise NotesError(f"{len(found)} articles end in -{number}")
        return found[0]

    def span(self, article, begin, end):
        text = self.text[article]
        return {"article": article, "surface": text[begin:end], "start": begin, "end": end, "line": text.count("\n", 0, begin) + 1}


def read_articles(paths, texts):
    articles = Articles()
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                text = record["text"] if "text" in record else texts.get(record["id"])
                articles.add(record["id"], text, outlet=record.get("outlet"), published=record.get("published"))
        elif path.suffix == ".html":
            articles.add(path.stem, texts.get(path.stem), outlet=None, published=None, html=True)
        else:
            articles.add(path.stem, path.read_text(encoding="utf-8"), outlet=None, published=None)
    return articles


class Notes:
    """One annotation file against its articles."""

    def __init__(self, path, texts):
        self.path = path
        self.gold = {"entities": [], "time": [], "quantities": [], "direct_quotes": [], "quotation_marks_that_are_not_speech": [],
                     "reported_speech": [], "claims_agreed": [], "claims_single_source": [], "conflicts": [], "outcomes": [],
                     "positions": [], "delegations": [], "near_copies": [], "joined_tokens": []}
        self.surfaces = []   # (entity, surface)
        self.exceptions = set()
        self.scraps = {}
        self.events = []
        self.texts = texts
        self.form = "samples"
        self.articles = None

    def mentions(self, words, missing_ok=False):
        out = []
        left = MENTION.sub("", words).strip()
        if left:
            raise NotesError(f"not understood: {left}")
        for number, surface, which in MENTION.findall(words):
            article = self.articles.by_number(number)
            text = self.articles.text[article]
            if text is None:
                continue
            found = [m.span() for m in re.finditer(pattern(surface), text)]
            if not found:
                if missing_ok:
                    continue
                raise NotesError(f"{article}: not found: {surface}")
            if which == "*":
                chosen = found
            elif which:
                if int(which[1:]) > len(found):
                    raise NotesError(f"{article}: only {len(found)} times: {surface}")
                chosen = [found[int(which[1:]) - 1]]
            elif len(found) > 1 and not missing_ok:
                raise NotesError(f"{article}: {len(found)} times, say which: {surface}")
            else:
                chosen = found
            out += [self.articles.span(article, b, e) for b, e in chosen]
        return out

    def statement(self, line, under):
        head, _, tail = line.partition(" = ")
        word, _, rest = head.partition(" ")
        g = self.gold
        if word == "story":
            i, ar, en, date = (x.strip() for x in rest.split("|"))
            self.head = {"event": i, "label_ar": ar, "label_en": en, "date": date}
        elif word == "articles":
            paths = [p for x in rest.split() for p in sorted(self.path.parent.glob(x))]
            self.articles = read_articles(paths, self.texts)
        elif word == "form":
            self.form = rest
        elif word == "entity":
            kind, i, *more = shlex.split(rest.partition(" : ")[0])
            fields = dict(x.split("=", 1) for x in more)
            surfaces = [s.strip() for s in rest.partition(" : ")[2].split("|")]
            g["entities"].append({"id": i, "type": kind, "ar": surfaces[0], "en": fields.get("en"), "role": fields.get("role"),
                                  "side": fields.get("side"), "mentions": {}})
            self.surfaces += [(i, s) for s in surfaces]
        elif word == "except":
            self.exceptions |= {(rest.strip(), m["article"], m["start"]) for m in self.mentions(tail)}
        elif word == "time":
            value, *more = shlex.split(rest)
            fields = dict(x.split("=", 1) for x in more)
            for m in self.mentions(tail, missing_ok="scrap" in fields):
                t = {"value": None if value == "null" else value, "kind": fields.get("kind", "date"), "mention": m}
                if "later" in fields:
                    t["resolved_with_outside_knowledge"] = fields["later"]
                if "anchor" in fields:
                    t["anchor"] = fields["anchor"]
                if self.inside_scrap(m):
                    t["kind"] = "boilerplate " + t["kind"]
                g["time"].append(t)
        elif word == "quantity":
            what, value, unit = shlex.split(rest)
            number = float(value) if re.fullmatch(r"\d+\.\d+", value) else int(value) if value.isdigit() else value
            ms = self.mentions(tail)
            for m in ms:
                if self.inside_scrap(m):
                    m["role"] = "boilerplate"
            g["quantities"].append({"what": what, "value": number, "unit": unit, "mentions": ms})
        elif word == "quote":
            g["direct_quotes"] += [{"speaker": rest.strip('" '), "mention": m} for m in self.mentions(tail)]
        elif word == "reported":
            speaker, gist = shlex.split(rest)
            g["reported_speech"] += [{"speaker": speaker, "gist": gist, "mention": m} for m in self.mentions(tail)]
        elif word == "notspeech":
            g["quotation_marks_that_are_not_speech"] += [{**m, "kind": shlex.split(rest)[0]} for m in self.mentions(tail)]
        elif word in ("claim", "single"):
            i, claim = shlex.split(rest)
            g["claims_agreed" if word == "claim" else "claims_single_source"].append(
                {"id": i, "claim": claim, "mentions": self.mentions(tail)})
        elif word == "conflict":
            attribute, report_as, kind = shlex.split(rest)
            g["conflicts"].append({"attribute": attribute, "kind": kind, "values": [], "report_as": report_as})
        elif word == "value" and under == "conflict":
            g["conflicts"][-1]["values"].append({"value": shlex.split(rest)[0], "mentions": self.mentions(tail)})
        elif word == "outcome":
            kind, text = shlex.split(rest)
            g["outcomes"].append({"kind": kind, "text": text, "mentions": self.mentions(tail)})
        elif word == "position":
            actor, stance = shlex.split(rest)
            g["positions"].append({"actor": actor, "stance": stance, "mentions": self.mentions(tail)})
        elif word == "member":
            side, i = rest.split()
            name, _, role = tail.partition(" role ")
            for n, r in zip(self.mentions(name), self.mentions(role) or [None]):
                d = next((d for d in g["delegations"] if d["side"] == side and d["article"] == n["article"]), None)
                if d is None:
                    d = {"side": side, "article": n["article"], "members": []}
                    g["delegations"].append(d)
                d["members"].append({"entity": i, "mention": n, "role": r})
        elif word == "scrap":
            for m in self.mentions(tail, missing_ok=True):
                self.scraps.setdefault(m["article"], []).append({**m, "kind": shlex.split(rest)[0]})
        elif word == "copy":
            a, b, basis = shlex.split(rest)
            a, b = self.articles.by_number(a), self.articles.by_number(b)
            ta, tb = self.articles.text[a], self.articles.text[b]
            if ta is not None and tb is not None:
                g["near_copies"].append({"pair": [a, b], "basis": basis, "shingle5_overlap_in_renditions": shared_shingles(ta, tb)})
        elif word == "joined":
            for m in self.mentions(tail):
                g["joined_tokens"].append({"parts": shlex.split(rest), "mention": m})
        elif word == "event":
            fields = shlex.split(rest)
            ids = [self.articles.by_number(x) for x in fields if re.fullmatch(r"\d\d", x)]
            i, _, *more = [x for x in fields if not re.fullmatch(r"\d\d", x)]
            self.events.append({"id": i, "label_ar": more[0], "label_en": more[1], "date": more[2], "articles": ids})
        elif word == "related":
            a, _, b, why = shlex.split(rest)
            next(e for e in self.events if e["id"] == a)["relation"] = {"to": b, "kind": why}
        else:
            raise NotesError(f"unknown statement: {word}")
        return word

    def inside_scrap(self, m):
        return any(s["start"] <= m["start"] and m["end"] <= s["end"] and s["kind"] != "dateline" for s in self.scraps.get(m["article"], []))

    def find_entities(self):
        by_id = {e["id"]: e for e in self.gold["entities"]}
        used = set()
        for article, text in self.articles.text.items():
            if text is None:
                continue
            taken = []
            for i, surface in sorted(self.surfaces, key=lambda x: -len(x[1])):
                for m in word_pattern(surface).finditer(text):
                    b, e = m.span("a") if m.group("a") else m.span("b")
                    if any(b < y and x < e for x, y in taken) or (i, article, b) in self.exceptions:
                        continue
                    taken.append((b, e))
                    used.add((i, surface))
                    span = self.articles.span(article, b, e)
                    del span["article"]
                    if self.inside_scrap({"article": article, **span}):
                        span["role"] = "boilerplate"
                    by_id[i]["mentions"].setdefault(article, []).append(span)
        if not any(i.get("html") for i in self.articles.info.values()):
            for i, surface in self.surfaces:
                if (i, surface) not in used:
                    print(f"{self.path.name}: {i} never stands as: {surface}", file=sys.stderr)
        for e in by_id.values():
            for ms in e["mentions"].values():
                ms.sort(key=lambda m: m["start"])
            e["spellings"] = sorted({" ".join(m["surface"].split()) for ms in e["mentions"].values() for m in ms})

    def read(self):
        under = None
        lines = self.path.read_text(encoding="utf-8").splitlines()
        scraps_first = sorted(range(len(lines)), key=lambda n: not lines[n].startswith(("story", "articles", "form", "scrap")))
        for n in scraps_first:
            line = re.sub(r"(^|\s)#\s.*", "", lines[n]).rstrip()
            if not line.strip():
                continue
            try:
                word = self.statement(line.strip(), under if line[0] == " " else None)
                if line[0] != " ":
                    under = word
            except (NotesError, ValueError, IndexError, KeyError) as error:
                raise SystemExit(f"{self.path}:{n + 1}: {error}")
        self.find_entities()
        ids = list(self.articles.info)
        event_of = {a: e["id"] for e in self.events for a in e["articles"]}
        if self.form == "lines":
            head = {**self.head, "articles": [{"id": a, "outlet": self.articles.info[a]["outlet"],
                                               "sub_event": event_of.get(a)} for a in ids]}
            return {**head, **self.gold}
        held = [a for a in ids if self.articles.text[a] is not None]
        stories = self.events or [{"id": self.head["event"], **{k: v for k, v in self.head.items() if k != "event"}, "articles": ids}]
        for s in stories:
            s["articles"] = [a for a in s["articles"] if a in held]
        info = {a: {"outlet": self.articles.info[a]["outlet"], "published": self.articles.info[a]["published"],
                    "length": len(self.articles.text[a]), "boilerplate": self.scraps.get(a, [])} for a in held}
        return {"about": {"what": f"made by tools/make_gold.py from {self.path.name}; offsets are code points"}, "stories": stories,
                "articles": info, **self.gold}


def shared_shingles(a, b):
    def shingles(text):
        words = re.findall(r"\w+", text)
        return {tuple(words[i:i + 5]) for i in range(len(words) - 4)}
    x, y = shingles(a), shingles(b)
    return round(len(x & y) / max(1, min(len(x), len(y))), 2)


def gold_from_notes(path, texts=None):
    """The gold of one annotation file; `texts` gives the text of articles that are not plain text, by id."""
    return Notes(pathlib.Path(path), texts or {}).read()


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("notes", nargs="+")
    ap.add_argument("--texts", help="a dossier printed with --with-text, for the text of HTML articles")
    ap.add_argument("--check", action="store_true", help="write nothing; fail if a gold file would change")
    args = ap.parse_args()
    texts = {}
    if args.texts:
        with open(args.texts, encoding="utf-8") as f:
            texts = {a["id"]: a["text"] for a in json.load(f)["articles"] if "text" in a}
    stale = 0
    for name in args.notes:
        path = pathlib.Path(name)
        out = json.dumps(gold_from_notes(path, texts), ensure_ascii=False, indent=1) + "\n"
        target = path.with_suffix(".gold.json")
        if args.check:
            if not target.exists() or target.read_text(encoding="utf-8") != out:
                print(f"{target}: not what {path.name} gives now", file=sys.stderr)
                stale = 1
        else:
            target.write_text(out, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
