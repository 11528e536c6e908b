#!/usr/bin/env python3
"""Make a heap of made-up Arabic news with exact gold: N articles over M events, from a seed.

    synth.py --articles 10000 --events 1500 --seed 1 --out FOLDER [--set A|B|AB]

Writes FOLDER/articles.jsonl (id, outlet, title, text, published; in the order of publication) and FOLDER/gold.jsonl, one event
a line in the form of samples/gold: articles, entities with their mentions, quantities, near copies, conflicts, series.
The same arguments give the same bytes. What makes it hard: every event has rivals of its kind in the same country or
on the same day; two outlets need not share a sentence; copies are shortened, re-worded and re-spelt; tolls grow; some
outlets are wrong; the page's furniture names other events. Templates, particulars and words are beside this file; set B
shares no sentence with set A.
"""
import argparse
import datetime
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
DEADLY = {"fire", "quake", "crash", "raid", "flood"}
FIRST_DAY = datetime.date(2024, 1, 1)


def rows(path):
    lines = [line.rstrip("\n") for line in path.open(encoding="utf-8") if not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


class World:
    """Templates, words and places."""

    def __init__(self, sets):
        self.templates = defaultdict(list)
        for row in rows(HERE / "templates.tsv"):
            if row["set"] in sets:
                self.templates[row["kind"], row["part"]].append(row["text"])
        self.kinds = sorted({kind for kind, _ in self.templates})
        self.particulars = defaultdict(list)
        for row in rows(HERE / "particulars.tsv"):
            self.particulars[row["kind"]].append(row["wordings"].split("|"))
        self.words = {row["what"]: row["words"].split("|") for row in rows(HERE / "words.tsv")}
        countries = {c["id"]: c["names"].split("|")[0] for c in rows(ROOT / "resources/gazetteers/countries.tsv")}
        self.places = [(p["names"].split("|"), countries[p["within"]], p["id"]) for p in rows(ROOT / "resources/gazetteers/places.tsv")
                       if p.get("kind") in ("place", "city") and p["within"] in countries and not p["ambiguous"]]
        self.by_country = defaultdict(list)
        for place in self.places:
            self.by_country[place[1]].append(place)
        self.house = [pair.split("/") for pair in self.words["house"]]
        self.reword = [pair.split("/") for pair in self.words["reword"]]


class Event:
    def __init__(self, number, world, rng, day, like=None):
        """`like`: an event of which this one is a rival: same kind and country, other place or another day."""
        self.id = f"ev{number}"
        self.kind = like.kind if like else rng.choice(world.kinds)
        self.day = day
        place = rng.choice(world.by_country[like.country]) if like else rng.choice(world.places)
        self.place_names, self.country, self.place_id = place
        person = lambda: f"{rng.choice(world.words['given'])} {rng.choice(world.words['family'])}"
        self.p1, self.p2 = person(), person()
        self.r1, self.r2 = rng.sample(world.words["office"], 2)
        self.hood = f"{rng.choice(world.words['hoodkind'])} {rng.choice(world.words['hoodname'])}"
        orgs = {"match": "club", "deal": "firm", "rates": "bodyof", "strike": "bodyof"}
        self.org = rng.choice(world.words[orgs.get(self.kind, "body")])
        if self.kind == "rates":
            self.org = world.words["bodyof"][0]
        if self.kind == "strike":
            self.org = world.words["bodyof"][1]
        self.n1, self.n2 = rng.randint(11, 60), rng.randint(11, 99)
        self.grows = self.kind in DEADLY and rng.random() < 0.4
        self.wrong = rng.random() < 0.25  # some outlets have another number or another day
        self.details = rng.sample(world.particulars[self.kind], min(2, len(world.particulars[self.kind])))

    def toll(self, days_after):
        return min(self.n1 + (7 * days_after if self.grows else 0), 99)


class Article:
    """Sentences, each a list of pieces (words, annotation or None): spans are known whatever is done to the words."""

    def __init__(self, ident, event, outlet, published):
        self.id, self.event, self.outlet, self.published = ident, event, outlet, published
        self.title, self.sentences, self.copy_of, self.conflict = "", [], None, None

    def render(self):
        text, marks = "", []
        for n, sentence in enumerate(self.sentences):
            if n:
                text += "\n\n" if n % 2 else " "
            for words, mark in sentence:
                if mark:
                    marks.append((*mark, words, len(text), len(text) + len(words)))
                text += words
        return text, marks


def fill(template, event, rng, numbers, first):
    """A template as pieces; a person is named in full the first time and by the family name after it."""
    pieces, rest = [], template
    while "{" in rest:
        before, _, tail = rest.partition("{")
        slot, _, rest = tail.partition("}")
        if before:
            pieces.append((before, None))
        if slot == "place":
            pieces.append((rng.choice(event.place_names) if rng.random() < 0.2 else event.place_names[0], ("place", event.place_id)))
        elif slot == "country":
            pieces.append((event.country, ("place", event.country)))
        elif slot in ("p1", "p2"):
            full = getattr(event, slot)
            pieces.append((full if first.setdefault(slot, True) else full.split(" ", 1)[1], ("person", full)))
            first[slot] = False
        elif slot in ("n1", "n2"):
            pieces.append((str(numbers[slot]), ("number", slot)))
        elif slot == "day":
            pieces.append((numbers["day"], ("time", slot)))
        elif slot == "x":
            pieces.append((rng.choice(rng.choice(event.details)), None))
        else:
            pieces.append((getattr(event, slot), ("organisation", event.org) if slot == "org" else None))
    if rest:
        pieces.append((rest, None))
    return pieces


def write_own(ident, event, world, rng, outlet, published):
    article = Article(ident, event, outlet, published)
    after = (published - event.day).days
    numbers = {"n1": event.toll(after), "n2": event.n2, "day": DAYS[event.day.weekday()]}
    if event.wrong and rng.random() < 0.2:
        numbers["n1"] = min(numbers["n1"] + rng.randint(11, 30), 99)
        article.conflict = numbers["n1"]
    pick = lambda part: rng.choice(world.templates[event.kind, part])
    first = {}
    article.title = "".join(words for words, _ in fill(pick("title"), event, rng, numbers, dict.fromkeys(("p1", "p2"), True)))
    parts = ["lead", "detail"] + rng.sample(["detail", "quote", "later", "quote"], rng.randint(1, 3))
    used = set()
    for part in parts:
        template = pick(part)
        if template in used:
            continue
        used.add(template)
        article.sentences.append(fill(template, event, rng, numbers, first))
    return article


def edit(words, pairs, rng, share):
    for one, other in pairs:
        if one in words and rng.random() < share:
            words = words.replace(one, other)
    return words


def write_copy(ident, original, world, rng, outlet, published):
    article = Article(ident, original.event, outlet, published)
    article.title, article.copy_of, article.conflict = original.title, original.id, original.conflict
    article.sentences = [list(s) for s in original.sentences]
    if len(article.sentences) > 2 and rng.random() < 0.5:
        article.sentences.pop(rng.randrange(1, len(article.sentences)))
    if len(article.sentences) > 2 and rng.random() < 0.3:
        tail = article.sentences[1:]
        rng.shuffle(tail)
        article.sentences[1:] = tail
    for sentence in article.sentences:
        for n, (words, mark) in enumerate(sentence):
            if mark is None:
                sentence[n] = (edit(edit(words, world.house, rng, 0.6), world.reword, rng, 0.4), None)
    if rng.random() < 0.3:
        agency = rng.choice(world.words["agency"])
        article.sentences[0] = [(f"({agency}) - ", None)] + article.sentences[0]
    return article


def furnish(article, world, rng, other_title):
    if rng.random() < 0.3:
        article.sentences.append([(rng.choice(world.words["scrap"]), None)])
    if other_title and rng.random() < 0.25:
        article.sentences.append([(f"اقرأ أيضا: {other_title}", None)])


def plan(articles, events, rng):
    """How many articles each event has: few have many (a Zipf-like tail), one at least."""
    weights = [1 / (rank + 3) ** 0.8 for rank in range(events)]
    total = sum(weights)
    sizes = [max(1, round(articles * w / total)) for w in weights]
    while sum(sizes) > articles:
        sizes[sizes.index(max(sizes))] -= min(max(sizes) - 1, sum(sizes) - articles) or 1
    while sum(sizes) < articles:
        sizes[rng.randrange(events)] += 1
    rng.shuffle(sizes)
    return sizes


def write_event(number, size, world, rng, day, like, other_title):
    event = Event(number, world, rng, day, like)
    made = []
    for n in range(size):
        published = day + datetime.timedelta(days=min(int(rng.expovariate(1.2)), 4))
        outlet = rng.choice(world.words["outlet"])
        ident = f"{event.id}-{n}"
        earlier = [a for a in made[-20:] if a.published <= published and a.copy_of is None]
        if earlier and rng.random() < 0.25:
            article = write_copy(ident, rng.choice(earlier), world, rng, outlet, published)
        else:
            article = write_own(ident, event, world, rng, outlet, published)
        made.append(article)
    for article in made:
        furnish(article, world, rng, other_title)
    return event, made


def gold_of(event, made):
    entities = {}
    quantities, texts = [], []
    for article in made:
        text, marks = article.render()
        texts.append(text)
        for kind, key, words, begin, end in marks:
            mention = {"surface": words, "start": begin, "end": end}
            if kind == "number":
                quantities.append({"article": article.id, **mention, "value": int(words), "role": key})
            elif kind != "time":
                entity = entities.setdefault(key, {"id": key, "type": kind, "ar": key, "mentions": {}})
                entity["mentions"].setdefault(article.id, []).append(mention)
    gold = {"event": event.id, "kind": event.kind, "date": event.day.isoformat(),
            "articles": [{"id": a.id, "outlet": a.outlet, "sub_event": event.id} for a in made],
            "entities": list(entities.values()), "quantities": quantities,
            "near_copies": [{"pair": [a.copy_of, a.id], "direction": "fixed"} for a in made if a.copy_of],
            "conflicts": [{"article": a.id, "value": a.conflict, "against": event.n1} for a in made if a.conflict],
            "series": sorted({(a.published.isoformat(), event.toll((a.published - event.day).days)) for a in made}) if event.grows else []}
    return gold, texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", choices=("A", "B", "AB"), default="AB")
    parser.add_argument("--events-a-day", type=int, default=150)
    args = parser.parse_args()
    if not 0 < args.events <= args.articles:
        parser.error("at least one article an event")
    rng = random.Random(args.seed)
    world = World(args.set)
    args.out.mkdir(parents=True, exist_ok=True)
    recent, waiting, last_title = [], defaultdict(list), None
    with (args.out / "articles.jsonl").open("w", encoding="utf-8") as out, (args.out / "gold.jsonl").open("w", encoding="utf-8") as gold:
        def flush(until):
            for day in sorted(d for d in waiting if until is None or d < until):
                batch = waiting.pop(day)
                rng.shuffle(batch)
                out.writelines(batch)
        for number, size in enumerate(plan(args.articles, args.events, rng)):
            day = FIRST_DAY + datetime.timedelta(days=number // args.events_a_day)
            flush(day)
            like = rng.choice(recent) if recent and rng.random() < 0.5 else None
            event, made = write_event(number, size, world, rng, day, like, last_title)
            last_title = made[0].title
            recent = recent[-300:] + [event]
            record, texts = gold_of(event, made)
            gold.write(json.dumps(record, ensure_ascii=False) + "\n")
            for article, text in zip(made, texts):
                waiting[article.published].append(json.dumps({"id": article.id, "outlet": article.outlet, "title": article.title, "text": text,
                                                              "published": article.published.isoformat()}, ensure_ascii=False) + "\n")
        flush(None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
