"""Strict scores on raw gold pages, read roughly as the pipeline reads them; the true figures come from `mingtu extract` and score.py.

  python pages.py WEIGHTS.npz VOCAB.json GOLD-FOLDER [--errors FILE]
"""
import argparse
import collections
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import model as models
from characters import PAD, SEPARATOR, Vocabulary
from decode import f1, spans_of, viterbi
from labels import OUTPUTS, OWN_TAGS, SLICES
from rows import gather, pack
from weights import load_weights


def sentences_of_page(raw):
    """[(text, offsets)]: lines joined where they break in mid-sentence, cut at sentence ends."""
    units, text, offsets = [], [], []
    lines, at = [], 0
    for line in raw.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    for start, line in lines:
        if not line.strip():
            continue
        body = [(c, start + k) for k, c in enumerate(line) if k >= len(line) - len(line.lstrip(" 　#*"))]
        text += [c for c, _ in body]
        offsets += [o for _, o in body]
        stripped = line.strip()
        if stripped[-1] in "。！？!?”’…:：;；—*" or len(stripped) < 28:
            units.append(("".join(text), offsets))
            text, offsets = [], []
    if text:
        units.append(("".join(text), offsets))
    for joined, where in units:
        done = 0
        for piece, _ in corpus.sentences(joined, []):
            yield piece, where[done:done + len(piece)]
            done += len(piece)


@torch.no_grad()
def tag_page(taggers, vocabulary, raw, length=128):
    """{(start, end): (type, score)} in page offsets (code points)."""
    units = list(sentences_of_page(raw))
    ids = np.concatenate([np.append(vocabulary.encode(t), SEPARATOR) for t, _ in units]).astype(np.int64)
    where = np.concatenate([np.append(np.array(o), -1) for _, o in units])
    ends = np.cumsum([len(t) + 1 for t, _ in units])
    windows = pack(ends, np.zeros(len(ends), dtype=int), length, np.random.default_rng(0), short=0)
    matrix = torch.from_numpy(gather(ids, windows, length, PAD))
    a, b = SLICES["own"]
    probabilities = sum(F.softmax(t(matrix, (matrix != PAD).long())[..., a:b].float(), -1) for t in taggers) / len(taggers)
    out = {}
    for k, path in enumerate(viterbi(probabilities.clamp_min(1e-9).log(), torch.from_numpy(windows[:, 1] - windows[:, 0]), OWN_TAGS)):
        separators = set((matrix[k] == SEPARATOR).nonzero().flatten().tolist())
        for s, e, t in spans_of(path, OWN_TAGS, separators):
            score = float(min(probabilities[k, x, path[x]] for x in range(s, e)))
            base = windows[k, 0]
            out[int(where[base + s]), int(where[base + e - 1]) + 1] = (t, score)
    return out


def load_tagger(path, vocabulary, teacher=False):
    shape = (models.teacher if teacher else models.student)(len(vocabulary), OUTPUTS)
    tagger = models.Tagger(models.Encoder(shape))
    load_weights(tagger, path)
    return tagger.eval()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=pathlib.Path, nargs="+")
    p.add_argument("--vocab", type=pathlib.Path, required=True)
    p.add_argument("--gold", type=pathlib.Path, required=True)
    p.add_argument("--errors", type=pathlib.Path)
    a = p.parse_args()
    vocabulary = Vocabulary.load(a.vocab)
    taggers = [load_tagger(w, vocabulary) for w in a.weights]
    total, errors = collections.defaultdict(lambda: [0, 0, 0]), []
    for path in sorted(a.gold.glob("page-*.gold.json")):
        raw = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        gold = {(s, e): t for s, e, t, *_ in json.loads(path.read_text(encoding="utf-8"))["mentions"]}
        found = tag_page(taggers, vocabulary, raw)
        page = [sum(found.get(k, ("",))[0] == t for k, t in gold.items()), len(found), len(gold)]
        print(path.name, "F", round(f1(*page), 4), page)
        for k, t in gold.items():
            total[t][2] += 1
            total[t][0] += found.get(k, ("",))[0] == t
        for k, (t, score) in found.items():
            total[t][1] += 1
        for k in sorted(gold.keys() | found.keys()):
            g, f = gold.get(k), found.get(k, (None, 0))
            if g != f[0]:
                errors.append(f"{path.name[5:8]} {k[0]:5} gold={g or '-':4} found={f[0] or '-':4} {f[1]:.2f} "
                              f"{raw[max(0, k[0] - 12):k[0]]}[{raw[k[0]:k[1]]}]{raw[k[1]:k[1] + 10]}".replace("\n", "⏎"))
    print("all F", round(f1(*(sum(v[i] for v in total.values()) for i in range(3))), 4))
    for t, v in sorted(total.items()):
        print(t, "P %.3f R %.3f F %.3f n=%d" % (v[0] / max(v[1], 1), v[0] / max(v[2], 1), f1(*v), v[2]))
    if a.errors:
        a.errors.write_text("\n".join(errors), encoding="utf-8")


if __name__ == "__main__":
    main()
