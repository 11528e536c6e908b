#!/usr/bin/env python3
"""Plain text for the word classes: one sentence a line, words separated by spaces.

    make_plain_text.py DATA MORE OUT.txt

DATA and MORE are the folders described in docs/ner_model.md. Read are the two ANT corpora, the words (not the tags) of the
ANERcorp train part and of the Wojood sample's train and validation parts, and the ANS headlines without their test parts."""
import csv
import glob
import re
import sys
import tarfile

TOKEN = re.compile(r'[\u0621-\u065f\u0670-\u06d3\ufb50-\ufefc]+|[A-Za-z][A-Za-z0-9\-]*|\d[\d.,]*|[^\s\w]')


def main():
    data, more, target = sys.argv[1:4]
    with open(target, 'w', encoding='utf-8') as out:
        def emit(text):
            for sentence in re.split(r'(?<=[.!؟?])\s+|\n+', text):
                words = TOKEN.findall(sentence)
                if len(words) > 2:
                    out.write(' '.join(words) + '\n')

        for archive in (f'{data}/news/antcorpus-v1.1.tar.xz', f'{more}/antcorpus-multisource.tar'):
            with tarfile.open(archive) as corpus:
                articles = {m.name: corpus.extractfile(m).read().decode('utf-8', 'replace')
                            for m in corpus if m.name.endswith('.txt')}
            seen_articles = set()
            for _, article in sorted(articles.items()):
                parts = [found.group(1) for part in ('TITLE', 'TEXT')
                         if (found := re.search(rf'<{part}>(.*?)</{part}>', article, re.S))]
                if tuple(parts) not in seen_articles:
                    seen_articles.add(tuple(parts))
                    for part in parts:
                        emit(part)
        for name in ('anercorp.camel.train.iob', 'wojood-sample/wojood_train.txt', 'wojood-sample/wojood_val.txt'):
            words = []
            for line in [*open(f'{data}/ner/{name}', encoding='utf-8'), '\n']:
                if line.strip():
                    words.append(re.split(r'[\t ]', line.rstrip('\n'))[0])
                elif words:
                    emit(' '.join(words))
                    words = []
        seen = set()
        for name in sorted(glob.glob(f'{data}/claims/ans/*/*.csv')):
            if 'test' in name:
                continue
            for row in csv.reader(open(name, encoding='utf-8')):
                for cell in row:
                    if re.search('[\u0621-\u064a]{3}', cell) and cell not in seen:
                        seen.add(cell)
                        emit(cell)


if __name__ == '__main__':
    main()
