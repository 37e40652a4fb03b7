"""Builds the training arrays: vocabulary, own corpus in several augmented variants, public sets, test rows.

  python prepare.py OUT [--raw FOLDER] [--variants 14] [--own-only] [--seed 7]

OUT/vocab.json, OUT/ner.npz: for each set `NAME.ids` (uint16, all units one after the other), `NAME.tags` (uint8) and `NAME.ends`
(uint32, ends of the units; a unit is a sentence with its separator), the same for `NAME.test`, and `real.test` for the held-out news paragraphs, and `own.articles`, their number; group modulo it is the article.
"""
import argparse
import collections
import json
import lzma
import gzip
import pathlib
import random

import numpy as np

import corpus
import real_text
from augment import Names, print_noise, replace_mentions
from characters import SEPARATOR, Vocabulary, fold
from labels import SET_NAMES, TAGS, spans_to_tags
from public_sets import DATA, TEST, TRAIN, read


class Units:
    """Sentences of one set, gathered into flat arrays."""

    def __init__(self, name, vocabulary):
        self.tagset, self.vocabulary = TAGS[name], vocabulary
        self.ids, self.tags, self.ends, self.groups, self.length = [], [], [], [], 0

    def add(self, text, spans, group):
        ids = np.append(self.vocabulary.encode(text), np.uint16(SEPARATOR))
        self.ids.append(ids)
        self.tags.append(np.array(spans_to_tags(len(ids), spans, self.tagset), dtype=np.uint8))
        self.length += len(ids)
        self.ends.append(self.length)
        self.groups.append(group)

    def arrays(self, key):
        return {
            f"{key}.ids": np.concatenate(self.ids), f"{key}.tags": np.concatenate(self.tags),
            f"{key}.ends": np.array(self.ends, dtype=np.uint32), f"{key}.groups": np.array(self.groups, dtype=np.int32),
        }


def count_characters(raw, texts):
    counts = collections.Counter()
    for path in raw:
        opener = lzma.open if path.suffix == ".xz" else gzip.open
        with opener(path, "rt", encoding="utf-8") as f:
            for line in f:
                counts.update(line)
    for text in texts:
        counts.update(text)
    folded = collections.Counter()
    for c, n in counts.items():
        folded[fold(c)] += n
    return folded


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--corpus", type=pathlib.Path, default=corpus.FOLDER)
    p.add_argument("--vocab", type=pathlib.Path, help="use this vocabulary instead of counting one")
    p.add_argument("--variants", type=int, default=14)
    p.add_argument("--own-only", action="store_true", help="no public set, no gazetteer: the variant with clean rights")
    p.add_argument("--seed", type=int, default=7)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(a.seed)

    every = list(corpus.articles(a.corpus))
    train = [x for x in every if not corpus.held_out(x[2])]
    test = [x for x in every if corpus.held_out(x[2])]
    real, real_test = ([], []) if a.own_only else real_text.read()
    public = {} if a.own_only else {name: read(name, file) for name, file in TRAIN.items()}
    if a.vocab:
        vocabulary = Vocabulary.load(a.vocab)
    else:
        raw = [] if a.own_only else sorted((DATA / "raw").glob("*.txt.xz"))
        texts = [t for _, _, lines in every for t, _ in lines] + [t for s in public.values() for t, _ in s]
        vocabulary = Vocabulary.build(count_characters(raw, texts), 2 if a.own_only else 4)
    vocabulary.save(a.out / "vocab.json")

    arrays, report = {}, {}
    confusable = [c for c in vocabulary.characters[4:1500] if "一" <= c <= "鿿"]
    names = Names(train, rng, use_public=not a.own_only)
    own = Units("own", vocabulary)
    group = 0
    for variant in range(a.variants):
        for _, _, lines in train:
            lines = [(print_noise(t, rng, confusable), s) for t, s in lines]
            if variant:
                lines = replace_mentions(lines, names)
            for text, spans in corpus.join_lines(lines, rng if variant else None):
                for sentence in corpus.sentences(text, spans):
                    own.add(*sentence, group)
            group += 1
        for text, spans in real:
            text = print_noise(text, rng, confusable)
            for line, marks in replace_mentions([(text, spans)], names) if variant else [(text, spans)]:
                for sentence in corpus.sentences(line, marks):
                    own.add(*sentence, group)
            group += 1
    arrays |= own.arrays("own")
    arrays["own.articles"] = np.array(len(train) + len(real))
    held = Units("own", vocabulary)
    for k, (_, _, lines) in enumerate(test):
        for text, spans in corpus.join_lines(lines):
            for sentence in corpus.sentences(text, spans):
                held.add(*sentence, k)
    arrays |= held.arrays("own.test")
    if real_test:
        held = Units("own", vocabulary)
        for k, (text, spans) in enumerate(real_test):
            for sentence in corpus.sentences(text, spans):
                held.add(*sentence, k)
        arrays |= held.arrays("real.test")
    report["own"] = dict(train=len(train), test=len(test), real=len(real), real_test=len(real_test))
    for name in SET_NAMES[1:]:
        for key, rows in ((name, public.get(name)), (f"{name}.test", read(name, TEST[name]) if public and name in TEST else None)):
            if rows:
                units = Units(name, vocabulary)
                for k, (text, spans) in enumerate(rows):
                    # Long texts (CCF) are cut into sentences; the others are sentences already.
                    for sentence in corpus.sentences(text, spans) if len(text) > 150 and not key.endswith("test") else [(text, spans)]:
                        units.add(*sentence, k)
                arrays |= units.arrays(key)
                report[key] = len(rows)
    np.savez_compressed(a.out / "ner.npz", **arrays)
    report["sizes"] = {k: int(v.shape[0]) for k, v in arrays.items() if k.endswith(".ids")}
    print(json.dumps(dict(vocabulary=len(vocabulary), **report)))


if __name__ == "__main__":
    main()
