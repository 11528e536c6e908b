#!/usr/bin/env python3
"""Score dossiers against gold: how right they are, where the golden runs say only that nothing changed.

    evaluate.py samples                          every gold file of the folder, the dossier made with --isnad; the score
                                                 of each and the core rows of all are held to tests/eval_floors.json
    evaluate.py samples --raise                  write better scores into the floors; worse ones are refused
    evaluate.py --dossier D.json GOLD.json ...   a dossier and its gold, wherever they are; no floors

Spans are code points, end exclusive. Two spans match when they overlap and half of the shorter is covered. Names, times,
quantities, direct quotes, conflicts and copies are annotated exhaustively, so precision counts there; reported speech,
agreed claims, outcomes and positions count by recall. The dossier score is the mean F1 of the rows in CORE.
"""
import argparse
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "eval_floors.json"
CORE = ("entity mentions", "identity across articles", "time values", "quantities", "direct quotes",
        "direct quotes: speaker", "reported speech: speaker", "agreed claims", "conflicts", "same story")
NAMED = ("person", "place", "organisation")
MARGIN = 0.02  # one hit more or less in a small set is no regression


class At(NamedTuple):
    """Where something stands."""
    article: str
    begin: int
    end: int

    def matches(self, other):
        common = min(self.end, other.end) - max(self.begin, other.begin)
        return self.article == other.article and common > 0 and 2 * common >= min(self.end - self.begin, other.end - other.begin)


def gold_at(mention, article=None):
    return At(mention.get("article", article), mention["start"], mention["end"])


def out_at(span):
    return At(span["article"], span["begin"], span["end"])


class Places:
    """Things by where they stand."""

    def __init__(self, pairs):
        self.by_article = defaultdict(list)
        for at, thing in pairs:
            self.by_article[at.article].append((at, thing))

    def near(self, at):
        return [thing for other, thing in self.by_article[at.article] if at.matches(other)]


class Row:
    """Hits among gold items and among the program's items, pooled over gold files."""

    def __init__(self):
        self.gold_hit = self.gold = self.out_hit = self.out = 0
        self.has_recall = self.has_precision = False

    def recall(self, hit, total):
        self.gold_hit += hit
        self.gold += total
        self.has_recall |= total > 0
        return self

    def precision(self, hit, total):
        self.out_hit += hit
        self.out += total
        self.has_precision = True
        return self

    def figures(self):
        r = self.gold_hit / self.gold if self.has_recall else None
        p = None
        if self.has_precision:
            p = self.out_hit / self.out if self.out else (0.0 if self.gold else None)
        if r is None or p is None:
            f = r
        else:
            f = 2 * p * r / (p + r) if p + r else 0.0
        return {"P": p, "R": r, "F1": f, "gold": self.gold, "found": self.out}


def is_scrap(*labels):
    return any("boilerplate" in str(x) or x == "byline" for x in labels)


def numbers(value):
    """The numbers of a value, however it is written: 3, "10/10", [2500, 3000], ">3"."""
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, (int, float)):
        return [float(value)]
    if isinstance(value, list):
        return sorted(n for v in value for n in numbers(v))
    return sorted(float(n) for n in re.findall(r"\d+(?:\.\d+)?", str(value).replace(",", "")))


def agrees(gold, value):
    """A time of the gold and one of the dossier: a clock beside the right day is no error, a missing clock is."""
    gold, value = str(gold).lstrip("~"), str(value).lstrip("~")
    if gold == value:
        return True
    if gold[:1] in "PT" or value[:1] in "PT":
        return False
    if "T" in gold:
        return "T" in value and gold[:16] == value[:16]
    return gold == value.split("T")[0]


class Evaluation:
    """One dossier against one gold file, added to a shared table of rows."""

    def __init__(self, gold, dossier, rows):
        self.gold, self.rows = gold, rows
        articles = gold["articles"]
        self.articles = set(articles) if isinstance(articles, dict) else {a["id"] for a in articles}
        self.dossier = dossier
        self.entities = dossier["entities"]
        stories = [s for s in dossier["stories"] if self.articles & set(s["articles"])]
        self.found = {k: [x for s in stories for x in s.get(k, [])] for k in ("times", "quantities", "quotations", "findings")}

    def row(self, name):
        return self.rows[name]

    def mine(self, kind, span=lambda x: x["span"]):
        return [(out_at(span(x)), x) for x in self.found[kind] if span(x)["article"] in self.articles]

    def run(self):
        self.mentions()
        self.times()
        self.quantities()
        self.quotes()
        self.claims()
        self.conflicts()
        self.statements()
        self.delegations()
        self.furniture()

    def mentions(self):
        kept, scraps = [], []
        for e in self.gold["entities"]:
            for article, mentions in e["mentions"].items():
                for m in mentions:
                    at = gold_at(m, article)
                    if is_scrap(e.get("role"), m.get("role")):
                        scraps.append((at, 1))
                    elif e["type"] in NAMED:
                        # A hospital is a place to one reader and an organisation to another.
                        hospital = "مستشف" in m["surface"] or "مستشف" in e.get("ar", "")
                        kept.append((at, (e["id"], {"place", "organisation"} if hospital else {e["type"]})))
        scraps = Places(scraps)
        out = [(out_at(m), e) for e in self.entities if e["type"] in NAMED for m in e["mentions"] if m["article"] in self.articles]
        out = [(at, e) for at, e in out if not scraps.near(at)]
        gold_places, out_places = Places(kept), Places(out)
        ids = [(at, gid, {e["id"] for e in out_places.near(at) if e["type"] in types}) for at, (gid, types) in kept]
        self.row("entity mentions").recall(sum(bool(i) for _, _, i in ids), len(ids)).precision(
            sum(any(e["type"] in types for _, types in gold_places.near(at)) for at, e in out), len(out))
        same_gold = same_out = both = 0
        for (at, gid, mine), (other, other_gid, others) in combinations(ids, 2):
            if at.article == other.article:
                continue
            g, o = gid == other_gid, bool(mine & others)
            same_gold, same_out, both = same_gold + g, same_out + o, both + (g and o)
        self.row("identity across articles").recall(both, same_gold).precision(both, same_out)

    def times(self):
        every = [(gold_at(t.get("mention", t)), t) for t in self.gold["time"]]
        scraps = Places((at, t) for at, t in every if is_scrap(t.get("kind")))
        kept = [(at, t) for at, t in every if not is_scrap(t.get("kind"))]
        out = [(at, t) for at, t in self.mine("times") if not scraps.near(at)]
        gold_places, out_places = Places(kept), Places(out)
        self.row("time spans").recall(sum(bool(out_places.near(at)) for at, _ in kept), len(kept)).precision(
            sum(bool(gold_places.near(at)) for at, _ in out), len(out))
        judged = [(at, t) for at, t in kept if t.get("value") is not None and t.get("kind") != "vague"]
        right = sum(any(agrees(v, t["value"]) for t in out_places.near(at) if t.get("value") is not None
                        for v in (g["value"], g.get("resolved_with_outside_knowledge")) if v is not None) for at, g in judged)
        self.row("time values").recall(right, len(judged))

    def quantities(self):
        kept, scraps = [], []
        for q in self.gold["quantities"]:
            for m in q["mentions"]:
                if is_scrap(q["unit"], m.get("role")):
                    scraps.append((gold_at(m), q))
                elif "not a quantity" not in str(q["unit"]):
                    kept.append((gold_at(m), q))
        scraps, gold_places = Places(scraps), Places(kept)
        timed = Places((gold_at(t.get("mention", t)), t) for t in self.gold["time"])
        out = [(at, q) for at, q in self.mine("quantities") if not scraps.near(at)]
        out = [(at, q) for at, q in out if gold_places.near(at) or not timed.near(at)]
        out_places = Places(out)
        equal = lambda a, b: numbers(a["value"]) == numbers(b["value"])
        self.row("quantities").recall(sum(any(equal(q, o) for o in out_places.near(at)) for at, q in kept), len(kept)).precision(
            sum(any(equal(q, o) for q in gold_places.near(at)) for at, o in out), len(out))

    def quotes(self):
        spoken = {e["id"]: [out_at(m) for m in e["mentions"]] for e in self.entities}
        names = {e["id"]: [gold_at(m, a) for a, ms in e["mentions"].items() for m in ms] for e in self.gold["entities"]}
        for name, key, kinds in (("direct quotes", "direct_quotes", ("direct",)), ("reported speech", "reported_speech", ("direct", "reported"))):
            gold = [(gold_at(q["mention"]), q) for q in self.gold.get(key, [])]
            out = [(at, q) for at, q in self.mine("quotations") if q["kind"] in kinds]
            gold_places, out_places = Places(gold), Places(out)
            row = self.row(name).recall(sum(bool(out_places.near(at)) for at, _ in gold), len(gold))
            if key == "direct_quotes":
                row.precision(sum(bool(gold_places.near(at)) for at, _ in out), len(out))
            judged = [(at, names[q["speaker"]]) for at, q in gold if q["speaker"] in names]
            right = sum(any(a.matches(b) for q in out_places.near(at) for a in spoken.get(q.get("speaker"), []) for b in who)
                        for at, who in judged)
            self.row(name + ": speaker").recall(right, len(judged))

    @staticmethod
    def evidence(finding):
        return [(i, out_at(s)) for i, v in enumerate(finding["values"]) for s in v["evidence"]]

    def findings(self):
        return [f for f in self.found["findings"] if any(at.article in self.articles for _, at in self.evidence(f))]

    def claims(self):
        claims = self.gold.get("claims_agreed", [])
        if not claims:
            return
        values = [[out_at(s) for s in v["evidence"]] for f in self.findings() for v in f["values"]]
        right = 0
        for claim in claims:
            spans = [gold_at(m) for m in claim["mentions"]]
            right += any(len({at.article for at in v if any(at.matches(s) for s in spans)}) >= 2 for v in values)
        self.row("agreed claims").recall(right, len(claims))
        claimed = Places((gold_at(m), c["id"]) for c in claims + self.gold.get("claims_single_source", []) for m in c["mentions"])
        judged = [[ids for ids in (set(claimed.near(at)) for at in v) if ids] for v in values]
        judged = [ids for ids in judged if len(ids) >= 2]
        self.row("agreed claims: purity").precision(sum(bool(set.intersection(*ids)) for ids in judged), len(judged))

    def conflicts(self):
        every = self.gold.get("conflicts", self.gold.get("claims_conflicting", []))
        must = [c for c in every if c.get("report_as", "conflict") in ("conflict", "error-to-flag")]
        may = must + [c for c in every if c.get("report_as") == "conflict-minor"]
        mine = [f for f in self.findings() if f["status"] == "conflicting"]
        if not must and not mine:
            return

        def shows(finding, conflict):
            pairs = {(g, o) for g, v in enumerate(conflict["values"]) for m in v["mentions"]
                     for o, at in self.evidence(finding) if at.matches(gold_at(m))}
            return len({g for g, _ in pairs}) >= 2 and len({o for _, o in pairs}) >= 2

        self.row("conflicts").recall(sum(any(shows(f, c) for f in mine) for c in must), len(must)).precision(
            sum(any(shows(f, c) for c in may) for f in mine), len(mine))

    def statements(self):
        shown = Places((at, 1) for f in self.findings() for _, at in self.evidence(f))
        for key in ("outcomes", "positions"):
            gold = self.gold.get(key, [])
            if gold:
                self.row(key).recall(sum(any(shown.near(gold_at(m)) for m in g["mentions"]) for g in gold), len(gold))

    def delegations(self):
        members = [(gold_at(m["mention"]), d["side"]) for d in self.gold.get("delegations", []) for m in d["members"]]
        if not members:
            return
        taking_part = Places((at, 1) for f in self.findings() if f["kind"] == "participation" for _, at in self.evidence(f))
        sides = Places((out_at(m), e.get("side")) for e in self.entities for m in e["mentions"])
        self.row("delegation members with side").recall(
            sum(bool(taking_part.near(at)) and side in sides.near(at) for at, side in members), len(members))

    def furniture(self):
        """Page scraps, character by character; only where the gold marks them."""
        if not isinstance(self.gold["articles"], dict):
            return
        for article in self.dossier["articles"]:
            marked = self.gold["articles"].get(article["id"], {}).get("boilerplate")
            if marked is None:
                continue
            gold = {i for b in marked for i in range(b["start"], b["end"])}
            mine = {i for b in article["blocks"] if b["role"] in ("boilerplate", "byline", "caption", "dateline")
                    for i in range(b["begin"], b["end"])}
            self.row("boilerplate characters").recall(len(gold & mine), len(gold)).precision(len(gold & mine), len(mine))


def score_grouping(golds, dossier, rows):
    """Pairs of articles in one story, over all gold files together, and copies."""
    event, story = {}, {}
    for n, gold in enumerate(golds):
        if isinstance(gold["articles"], dict):
            event.update({a: (n, s["id"]) for s in gold["stories"] for a in s["articles"]})
        else:
            event.update({a["id"]: (n, a.get("sub_event")) for a in gold["articles"]})
    for s in dossier["stories"]:
        story.update({a: s["id"] for a in s["articles"]})
    count = Counter()
    for a, b in combinations(event, 2):
        groups = [golds[event[x][0]].get("related_group") for x in (a, b)]
        if event[a] != event[b] and event[a][0] != event[b][0] and groups[0] and groups[0] == groups[1]:
            continue  # so close that to merge them is no error
        g, o = event[a] == event[b], a in story and story[a] == story.get(b)
        count.update(gold=g, out=o, both=g and o)
    rows["same story"].recall(count["both"], count["gold"]).precision(count["both"], count["out"])
    pairs = [c for g in golds for c in (g["near_copies"]["pairs"] if isinstance(g.get("near_copies"), dict) else g.get("near_copies", []))]
    allowed = {frozenset(c["pair"]) for c in pairs}
    must = {frozenset(c["pair"]) for c in pairs if c.get("shingle5_overlap_in_renditions", 1) >= 0.3}
    mine = {frozenset((c["from"], c["to"])) for s in dossier["stories"] for c in s.get("copies", [])}
    if must or mine:
        rows["copies"].recall(len(must & mine), len(must)).precision(len(allowed & mine), len(mine))


def evaluate(dossier, golds):
    rows = defaultdict(Row)
    for gold in golds:
        Evaluation(gold, dossier, rows).run()
    score_grouping(golds, dossier, rows)
    table = {name: row.figures() for name, row in rows.items()}
    core = [table[k]["F1"] or 0.0 for k in CORE if k in table and table[k]["F1"] is not None]
    return table, (sum(core) / len(core) if core else 0.0)


def show(title, table, score):
    figure = lambda x: "     -" if x is None else f"{x:6.3f}"
    print(f"{title:34}      P      R     F1   gold  found")
    for name, row in table.items():
        print(f"{name:34} {figure(row['P'])} {figure(row['R'])} {figure(row['F1'])} {row['gold']:6} {row['found']:6}")
    print(f"{'dossier score':34} {'':13} {score:6.3f}\n")


def read_json(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def make_dossier(isnad, inputs):
    done = subprocess.run([isnad, "brief", "--format", "json", *map(str, inputs)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{isnad} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def evaluate_folder(folder, isnad):
    """{story or "all": (table, score)}: all the articles of the folder in one heap, each gold file by itself and all together."""
    golds = {p.name.removesuffix(".gold.json"): read_json(p) for p in sorted(folder.rglob("*.gold.json"))}
    if not golds:
        sys.exit(f"{folder}: no *.gold.json in it")
    inputs = sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".html", ".jsonl"))
    dossier = make_dossier(isnad, inputs)
    results = {name: evaluate(dossier, [gold]) for name, gold in golds.items()}
    results["all"] = evaluate(dossier, list(golds.values()))
    return results


def hold_to_floors(name, results, raise_floors):
    floors = read_json(FLOORS) if FLOORS.exists() else {}
    mine = floors.setdefault(name, {})
    fallen = []
    for story, (table, score) in results.items():
        figures = {"dossier score": score}
        if story == "all":
            figures.update({k: v["F1"] for k, v in table.items() if k in CORE and v["F1"] is not None})
        floor = mine.setdefault(story, {})
        for row in sorted(set(floor) | set(figures)):
            now, least = round(figures.get(row, 0.0), 3), floor.get(row)
            if least is not None and now < least - MARGIN:
                fallen.append(f"{name}/{story}: {row} is {now:.3f}, the floor is {least:.3f}")
            if raise_floors and (least is None or now > least):
                floor[row] = now
    if raise_floors:
        FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    elif not mine.get("all"):
        fallen.append(f"{name}: no floors in {FLOORS.name}; run `make eval-raise` and commit it")
    return fallen


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="a folder with articles and *.gold.json; with --dossier: gold files")
    parser.add_argument("--dossier", type=Path, help="score this dossier against the gold files")
    parser.add_argument("--isnad", default=str(ROOT / "build/release/isnad"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    if args.dossier:
        results, fallen = {"all": evaluate(read_json(args.dossier), [read_json(p) for p in args.paths])}, []
    else:
        results, fallen = {}, []
        for folder in args.paths:
            these = evaluate_folder(folder, args.isnad)
            fallen += hold_to_floors(folder.resolve().name, these, args.raise_floors)
            results.update({f"{folder.name}/{k}": v for k, v in these.items()})
    if args.json:
        print(json.dumps({k: {"rows": t, "score": s} for k, (t, s) in results.items()}, ensure_ascii=False, indent=1))
    else:
        for name, (table, score) in results.items():
            show(name, table, score)
    print("\n".join(fallen) if fallen else "no score under its floor", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
