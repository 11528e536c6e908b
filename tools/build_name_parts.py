#!/usr/bin/env python3
"""Writes resources/lexicons/name_parts.tsv: words that are parts of people's names, with how often the sources hold them.

    tools/build_name_parts.py wd_arabic_16 wd_arabic_20 wd_arabic_64 --pairs ar2en.txt > resources/lexicons/name_parts.tsv

The first files are those of steveash/NETransliteration-COLING2018 (Latin, Arabic with its letters spaced out, count), the
other of google/transliteration (Arabic, Latin). A word that the news uses more often than names do (word_counts.tsv,
document_frequency.tsv) is left out, with or without its proclitics. Standard library only.
"""
import argparse
import collections
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "lexicons"
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف"})
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "س", "فال")


def fold(word):
    return re.sub("[\u064b-\u0652\u0670\u0640\u200e\u200f]", "", unicodedata.normalize("NFC", word)).translate(FOLD)


def counts(name):
    with open(ROOT / name, encoding="utf-8") as f:
        rows = (line.rstrip("\n").split("\t") for line in f if not line.startswith("#"))
        return {r[0]: int(r[1]) for r in rows if len(r) == 2 and r[1].isdigit()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--pairs", required=True)
    args = parser.parse_args()
    words, stems, names = counts("word_counts.tsv"), counts("document_frequency.tsv"), collections.Counter()
    for path in args.labels:
        for line in open(path, encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 3:
                names[fold(cells[1].replace(" ", ""))] += int(cells[2])
    for line in open(args.pairs, encoding="utf-8"):
        names[fold(line.split("\t")[0])] += 2
    print("# Words that are parts of people's names, Arabic and foreign, folded (text/fold.h), with how often the sources hold them.")
    print("# Source: steveash/NETransliteration-COLING2018 (Wikidata labels, CC0; MIT) and google/transliteration (Apache-2.0); "
          "words that are ordinary in news left out by tools/build_name_parts.py.")
    print("# Licence: Apache-2.0.\nword\tcount")
    for word in sorted(names):
        n = names[word]
        if n < 2 or not re.fullmatch("[ء-ي]{3,}", word) or n < words.get(word, 0) * 1.5:
            continue
        rests = [word[len(p):] for p in PROCLITICS if word.startswith(p) and len(word) - len(p) >= 3]
        if any(words.get(r, 0) >= 40 and n < words[r] for r in rests):
            continue
        if (stems.get(word, 0) >= 15 and n < stems[word]) or (word.startswith("ال") and n < 5):
            continue
        print(f"{word}\t{n}")


if __name__ == "__main__":
    main()
