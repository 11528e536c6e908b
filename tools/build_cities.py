#!/usr/bin/env python3
"""Writes resources/gazetteers/cities.tsv from a table of world cities (jamsshhayd/world-cities-translations, CC BY 4.0).

    tools/build_cities.py world-cities.csv > resources/gazetteers/cities.tsv

The table's Arabic was looked up by title and is wrong in places ("HIT" as a medical term, a club for its town). A row is
kept only when the consonants of its Arabic and English names agree, when the hand-made gazetteers do not have it, and
when the word is not common in news (resources/lexicons/word_counts.tsv). Standard library only.
"""
import csv
import difflib
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent / "resources"
HEADS = ("ولاية", "محافظة", "مدينة", "بلدية", "إقليم", "قضاء", "ناحية", "مديرية", "منطقة", "شعبية", "ميناء", "مطار", "ملعب", "أوبلاست")
SOUNDS = {"ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "h", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s", "ص": "s",
          "ض": "d", "ط": "t", "ظ": "s", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": ""}
LATIN = {"p": "b", "v": "f", "j": "g", "z": "s", "c": "k", "q": "k", "x": "ks", "w": "", "y": "", "a": "", "e": "", "i": "", "o": "", "u": ""}


def fold(word):
    word = re.sub("[\u064b-\u0652\u0670\u0640\u200e\u200f]", "", unicodedata.normalize("NFC", word))
    for a, b in (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي")):
        word = word.replace(a, b)
    return word


def key_ar(name):
    return re.sub(r"(.)\1+", r"\1", "".join(SOUNDS.get(c, "") for c in name))


def key_en(name):
    name = unicodedata.normalize("NFKD", name).lower()
    name = re.sub("sh|ch|sch|tsch", "s", name)
    name = re.sub("kh", "h", name)
    name = re.sub("gh|dj", "g", name)
    name = re.sub("th|dh", "t", name)
    name = re.sub("ph", "f", name)
    return re.sub(r"(.)\1+", r"\1", "".join(LATIN.get(c, c) for c in name if c.isalpha()))


def agree(ar, en):
    a, b = key_ar(ar), key_en(re.sub(r"^(al|el|an|ar|as|ad|az|at|ash) ", "", en.lower()))
    a = key_ar(re.sub("^ال", "", ar))
    if not a or not b:
        return False
    loose = str.maketrans("gkhdt", "kkktt")
    return difflib.SequenceMatcher(None, a.translate(loose), b.translate(loose)).ratio() >= 0.72


def rows(name):
    with open(ROOT / name, encoding="utf-8") as f:
        lines = [l.rstrip("\n").split("\t") for l in f if not l.startswith("#")]
    return [dict(zip(lines[0], l + [""] * 9)) for l in lines[1:]]


def main():
    known, ids, countries = set(), set(), {}
    for name in ("countries", "places", "organisations", "media", "people"):
        for row in rows(f"gazetteers/{name}.tsv"):
            ids.add(row["id"])
            known.update(fold(n) for n in (row["names"] + "|" + row.get("alone", "")).split("|"))
            if name == "countries":
                countries[row["en"]] = row
    common = {r["word"] for r in rows("lexicons/word_counts.tsv")}
    names = {fold(r["name"]) for r in rows("lexicons/arabic_names.tsv")}
    stems = {r["stem"] for r in rows("lexicons/document_frequency.tsv")}
    parts = {r["word"]: int(r["count"]) for r in rows("lexicons/name_parts.tsv")}
    out = {}
    for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
        country = countries.get(row["CountryNameEn"])
        if not country:
            continue
        ar = re.sub("[\u064b-\u0652\u200e\u200f]", "", row["CityNameAr"].split("،")[0]).strip()
        words = ar.split()
        while len(words) > 1 and words[0] in HEADS:
            words = words[1:]
        ar, folded = " ".join(words), fold(" ".join(words))
        if len(folded) < 4 or not re.fullmatch("[ء-ي -]+", ar) or folded in known or folded in common or folded in names:
            continue
        if any(f in common and len(words) == 1 for f in (folded, folded.removeprefix("ال"))) or not agree(ar, row["CityNameEn"]):
            continue
        if folded.removeprefix("ال") in names or int(row["Population"] or 0) < 20000 or words[0] in ("نادي", "معركة", "نهر"):
            continue
        slug = re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKD", row["CityNameEn"]).encode("ascii", "ignore").decode().lower()).strip("-")
        key = slug if slug not in ids and slug not in out else f"{slug}-{country['country'].lower()}"
        if key in ids or key in out or any(o[1] == ar for o in out.values()):
            continue
        bare = re.sub("(ه|ات|ين|ون|ي|يه)$", "", folded.removeprefix("ال"))
        ordinary = stems & {folded, bare, folded.removeprefix("ال")}
        doubtful = ar if len(words) == 1 and (ordinary or parts.get(folded, 0) >= 5 or len(folded) < 5) else ""
        out[key] = (key, ar, doubtful, row["CityNameEn"].replace("`", "").strip(), country["country"], country["id"], "city")
    print("# Cities of the world beyond places.tsv, made by tools/build_cities.py.")
    print("# Source: jamsshhayd/world-cities-translations. Licence: CC BY 4.0 (attribution), changed: filtered and cut to names.")
    print("id\tnames\tambiguous\ten\tcountry\twithin\tkind")
    for key in sorted(out):
        print("\t".join(out[key]))


if __name__ == "__main__":
    main()
