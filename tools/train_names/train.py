#!/usr/bin/env python3
"""Learns what a difference between two Arabic spellings of one name weighs, and writes resources/models/name_variants.tsv.

    tools/train_names/train.py PAIRS.tsv [--out resources/models/name_variants.tsv]

PAIRS.tsv: same (1/0) TAB spelling TAB spelling TAB Latin name TAB Latin name. Needs numpy. Deterministic; ten seconds.

The model is logistic regression over the edits of the best alignment, and the alignment is the best one under the same
weights: align, fit, align again, three times (an edit distance learnt from yes/no answers, as in McCallum, Bellare and
Pereira 2005, "A conditional random field for discriminatively-trained finite-state string edit distance", with one best
alignment instead of the sum over all). The features are those of src/isnad/arabic/compare_names.cc: change both or none.
Figures are by five-fold cross-validation in which a Latin name stands in one fold only."""
import argparse
from collections import Counter

import numpy as np

FOLD = {'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'گ': 'ك', 'ک': 'ك', 'پ': 'ب',
        'چ': 'ج', 'ژ': 'ز', 'ڤ': 'ف', 'ی': 'ي', 'ڨ': 'ق', 'ۆ': 'و', 'ە': 'ه'}
MARKS = {chr(c) for c in [*range(0x64B, 0x660), 0x670, 0x640]}
ALIKE = ['تط', 'دضذظ', 'سصزثش', 'كقجغخ', 'حه', 'بفو', 'ايوعء']
WEAK = 'اوي'
SOFT = 'اويه'
JOINS = ['تش>ش', 'تش>ج', 'كس>ز', 'كس>س', 'كس>خ', 'دج>ج', 'تز>ز', 'تس>ز', 'تس>س', 'تس>ج', 'دز>ز', 'سش>ش', 'شت>ش', 'سه>ش',
         'كه>خ', 'ته>ث', 'نغ>ن', 'نج>ن', 'ند>ن', 'غن>ن', 'جن>ن', 'كو>ق', 'هو>و', 'فو>و', 'يا>ه', 'ات>ه', 'ين>ن', 'او>و',
         'وا>و', 'وو>و', 'يو>ي', 'يي>ي', 'يو>و']
CLASS = {c: k for k, group in enumerate(ALIKE) for c in group}
PRIOR = {'keep': .3, 'replace-alike': -1.5, 'replace-other': -4., 'swap': -3., 'drop-double': -.5, 'drop-article': -.5}
L2 = .5


def fold(s):
    return ''.join(FOLD.get(c, c) for c in s if c not in MARKS)


def prior(f):
    name = f.split(' ')[0]
    return PRIOR.get(name, -.6 if name == 'drop-soft' else -2.5 if name.startswith('drop-firm') else -.7 if name == 'join' else 0.)


def drop(s, i):
    c = s[i]
    where = 'first' if i == 0 else 'last' if i == len(s) - 1 else 'inner'
    f = [f'drop-{where} {c}']
    before = s[i - 1] if i else '^'
    after = s[i + 1] if i + 1 < len(s) else '$'
    if c in (before, after):
        f.append('drop-double')
    elif c in SOFT:
        side = lambda x: x if x in '^$' else 'V' if x in WEAK else 'C'
        f.append('drop-soft ' + side(before) + side(after))
    else:
        f.append('drop-firm-' + where)
    return f


def moves(a, b, i, j):
    if i < len(a) and j < len(b):
        x, y = sorted((a[i], b[j]))
        if x == y:
            yield 1, 1, ['keep']
        else:
            f = ['replace ' + x + y, 'replace-alike' if CLASS.get(x, x) == CLASS.get(y, y) else 'replace-other']
            if i == 0 and j == 0:
                f.append('replace-first')
            if i == len(a) - 1 and j == len(b) - 1:
                f.append('replace-last')
            yield 1, 1, f
        if a[i + 1:i + 2] == b[j] and b[j + 1:j + 2] == a[i] and a[i] != b[j]:
            yield 2, 2, ['swap', 'swap-weak' if a[i] in WEAK or b[j] in WEAK else 'swap-firm']
    if i < len(a):
        yield 1, 0, drop(a, i)
    if j < len(b):
        yield 0, 1, drop(b, j)
    if i == 0 and j == 0:
        if a[:2] == 'ال':
            yield 2, 0, ['drop-article']
        if b[:2] == 'ال':
            yield 0, 2, ['drop-article']
    for p, q, u in ((2, 1, a[i:i + 2] + '>' + b[j:j + 1]), (1, 2, b[j:j + 2] + '>' + a[i:i + 1])):
        if u in JOINS:
            yield p, q, ['join ' + u]


def align(a, b, w):
    best = [[-1e9] * (len(b) + 1) for _ in range(len(a) + 1)]
    came = [[None] * (len(b) + 1) for _ in range(len(a) + 1)]
    best[0][0] = 0.
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            for di, dj, f in moves(a, b, i, j):
                v = best[i][j] + sum(w.get(k, prior(k)) for k in f)
                if v > best[i + di][j + dj] + 1e-9:
                    best[i + di][j + dj], came[i + di][j + dj] = v, (i, j, f)
    edits, at = [], (len(a), len(b))
    while at != (0, 0):
        i, j, f = came[at[0]][at[1]]
        edits.append(f)
        at = (i, j)
    return edits


def features(a, b, w):
    edits = align(a, b, w)
    x = Counter(k for f in edits for k in f)
    n = sum(f[0] != 'keep' for f in edits)
    firm = [[c for c in s if c not in WEAK] for s in (a, b)]
    shorter = min(len(a), len(b))
    x.update({'bias': 1, 'length': (shorter - 5) / 2, 'edits': n, 'edits-per-letter': n / max(1, shorter),
              'firm-letters': (len(firm[0]) + len(firm[1]) - 6) / 4,
              'same-skeleton': float(firm[0] == firm[1]), 'same-spelling': float(a == b)})
    return x


def regress(rows, labels, w):
    keys = sorted({k for x in rows for k in x})
    index = {k: i for i, k in enumerate(keys)}
    X = np.zeros((len(rows), len(keys)))
    for r, x in enumerate(rows):
        for k, v in x.items():
            X[r, index[k]] = v
    y = np.array(labels, float)
    start = np.array([prior(k) for k in keys])
    W = np.array([w.get(k, prior(k)) for k in keys])
    free = np.array([k == 'bias' for k in keys])
    m, v = np.zeros_like(W), np.zeros_like(W)
    for t in range(1, 500):  # Adam on the whole set
        g = X.T @ (1 / (1 + np.exp(-X @ W)) - y) + L2 * np.where(free, 0, W - start)
        m, v = .9 * m + .1 * g, .999 * v + .001 * g * g
        W = W - .05 * (m / (1 - .9 ** t)) / (np.sqrt(v / (1 - .999 ** t)) + 1e-6)
    return dict(zip(keys, W.tolist()))


def strangers(pairs):
    """The pairs file holds near misses only; names that have nothing in common must be told apart too."""
    names = [a for _, a, *_ in pairs]
    for step in (7, 101):
        for k, (_, _, b, *_) in enumerate(pairs):
            a = names[(k * 13 + step) % len(names)]
            if k % 3 == 0 and a != b:
                yield (0, a, b)


def fit(pairs):
    pairs = [*pairs, *strangers(pairs)]
    w = {}
    for _ in range(3):
        w = regress([features(a, b, w) for _, a, b, *_ in pairs], [p[0] for p in pairs], w)
    return w


def score(a, b, w):
    return sum(w.get(k, prior(k)) * v for k, v in features(a, b, w).items())


def cross_validate(pairs, folds=5):
    def fold_of(name):
        h = 0
        for c in name:
            h = (h * 131 + ord(c)) % 1000003
        return h % folds
    scored = []
    for k in range(folds):
        w = fit([p for p in pairs if fold_of(p[3]) != k])
        scored += [(score(p[1], p[2], w), p[0]) for p in pairs if fold_of(p[3]) == k]
    return sorted(scored, reverse=True)


def choose(scored, precision):
    """The lowest score at which precision still holds, and precision and recall there."""
    total, hits, best = sum(y for _, y in scored), 0, None
    for n, (s, y) in enumerate(scored, 1):
        hits += y
        if hits / n >= precision:
            best = (s, hits / n, hits / total)
    return best


def main():
    args = argparse.ArgumentParser()
    args.add_argument('pairs')
    args.add_argument('--out', default='resources/models/name_variants.tsv')
    args = args.parse_args()
    pairs = []
    for line in open(args.pairs, encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if cells[0] in ('0', '1'):
            pairs.append((int(cells[0]), fold(cells[1]), fold(cells[2]), cells[3], cells[4]))
    scored = cross_validate(pairs)
    for p in (.90, .93, .95, .97):
        print('threshold %.3f: precision %.3f recall %.3f' % choose(scored, p))
    threshold, p, r = choose(scored, .95)
    w = fit(pairs)
    with open(args.out, 'w', encoding='utf-8') as out:
        out.write('# What a difference between two Arabic spellings of one foreign name weighs (log odds). Learnt by tools/train_names/train.py.\n'
                  '# Source: 1,541 pairs made from steveash/NETransliteration-COLING2018 (Wikidata labels) and google/transliteration.\n'
                  '# Licence: Apache-2.0. The sources are MIT over CC0 data, and Apache-2.0.\n'
                  f'# Five-fold cross-validation at the threshold: precision {p:.3f}, recall {r:.3f}.\n'
                  'feature\tletters\tweight\n')
        out.write(f'threshold\t\t{threshold:.3f}\n')
        for group in ALIKE:
            out.write(f'alike\t{group}\t0\n')
        for name in ('replace-alike', 'replace-other'):
            w.setdefault(name, prior(name))
        for k in sorted(w):
            name, _, letters = k.partition(' ')
            if abs(w[k]) >= .005 or name in PRIOR:
                out.write(f'{name}\t{letters}\t{w[k]:.3f}\n')


if __name__ == '__main__':
    main()
