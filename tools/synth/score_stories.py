#!/usr/bin/env python3
"""Score a list of stories against the gold of a made-up heap.

    isnad stories --format json --least 1 FOLDER/articles.jsonl | score_stories.py FOLDER/gold.jsonl

B3 (Bagga and Baldwin 1998) over articles; near copies as pairs, a pair counting as found when both stand in one chain of copies too.
"""
import json
import sys
from collections import Counter


def main():
    event, copies = {}, []
    for line in open(sys.argv[1], encoding="utf-8"):
        gold = json.loads(line)
        event.update((a["id"], gold["event"]) for a in gold["articles"])
        copies += [frozenset(c["pair"]) for c in gold["near_copies"]]
    found = json.load(sys.stdin)
    story = {a: s["id"] for s in found["stories"] for a in s["articles"]}
    for a in event:
        story.setdefault(a, a)  # an article that was left out is alone
    both = Counter((event[a], story[a]) for a in event)
    in_event = Counter(event.values())
    in_story = Counter(story[a] for a in event)
    precision = sum(both[event[a], story[a]] / in_story[story[a]] for a in event) / len(event)
    recall = sum(both[event[a], story[a]] / in_event[event[a]] for a in event) / len(event)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"articles {len(event)}  events {len(in_event)}  stories {len(in_story)}")
    print(f"B3 precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    pairs = {frozenset((c["from"], c["to"])) for c in found.get("copies", [])}
    if copies:
        print(f"near copies found {sum(p in pairs for p in copies) / len(copies):.4f} of {len(copies)}; pairs in all {len(pairs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
