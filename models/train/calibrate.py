"""Reliability of span scores: fits the curve on one half of the held-out articles, checks it on the other and on the gold pages.

  python calibrate.py student.npz --vocab vocab.json --data DATA --out calibration.json [--gold FOLDER]

The raw score of a span is the least probability among its tags. The curve is isotonic (pool adjacent violators; Ayer et al. 1955) and
written as at most 12 points [raw, share right].
"""
import argparse
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

from characters import PAD, SEPARATOR, Vocabulary
from decode import spans_of, viterbi
from labels import OWN_TAGS, SLICES, tags_to_spans
from pages import load_tagger, tag_page
from rows import gather, pack


@torch.no_grad()
def scored_spans(tagger, data):
    """[(raw score, right, article)] on the held-out articles."""
    groups, a_b = data["own.test.groups"], SLICES["own"]
    windows = pack(data["own.test.ends"], groups, 128, np.random.default_rng(0), short=0)
    starts = np.concatenate([[0], data["own.test.ends"][:-1]])
    ids = torch.from_numpy(gather(data["own.test.ids"], windows, 128, PAD).astype(np.int64))
    gold = gather(data["own.test.tags"], windows, 128, 0)
    out = []
    for k in range(0, len(ids), 64):
        part = ids[k:k + 64]
        probability = F.softmax(tagger(part, (part != PAD).long())[..., a_b[0]:a_b[1]].float(), -1)
        lengths = torch.from_numpy(windows[k:k + 64, 1] - windows[k:k + 64, 0])
        for row, path in enumerate(viterbi(probability.clamp_min(1e-9).log(), lengths, OWN_TAGS)):
            separators = set((part[row] == SEPARATOR).nonzero().flatten().tolist())
            truth = set(tags_to_spans(gold[k + row], OWN_TAGS))
            article = int(groups[np.searchsorted(starts, windows[k + row, 0], side="right") - 1])
            for span in spans_of(path, OWN_TAGS, separators):
                score = float(min(probability[row, x, path[x]] for x in range(span[0], span[1])))
                out.append((score, span in truth, article))
    return out


def isotonic(pairs, points=12):
    """Points of the best non-decreasing fit of right against score."""
    pairs = sorted((s, float(r)) for s, r in pairs)
    size = max(1, len(pairs) // points)
    blocks = [[np.mean([s for s, _ in pairs[k:k + size]]), np.mean([r for _, r in pairs[k:k + size]]), len(pairs[k:k + size])]
              for k in range(0, len(pairs), size)]
    merged = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][1] > merged[-1][1]:
            x, y = merged.pop(), merged.pop()
            n = x[2] + y[2]
            merged.append([(x[0] * x[2] + y[0] * y[2]) / n, (x[1] * x[2] + y[1] * y[2]) / n, n])
    curve = [[round(float(s), 4), round(float(r), 4)] for s, r, _ in merged]
    return [[0.0, round(curve[0][1] * 0.5, 4)], *curve, [1.0, max(curve[-1][1], 0.99)]]


def reliability(pairs, curve):
    """Rows (from, to, spans, mean calibrated score, share right)."""
    xs, ys = zip(*curve)
    scored = [(float(np.interp(s, xs, ys)), r) for s, r in pairs]
    rows = []
    for low in (0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0: 0.5, 0.5: 0.6, 0.6: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 0.95, 0.95: 1.001}[low]
        here = [(s, r) for s, r in scored if low <= s < high]
        if here:
            rows.append((low, high, len(here), round(float(np.mean([s for s, _ in here])), 3), round(float(np.mean([r for _, r in here])), 3)))
    return rows


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("--vocab", type=pathlib.Path, required=True)
    p.add_argument("--data", type=pathlib.Path, required=True)
    p.add_argument("--out", type=pathlib.Path, required=True)
    p.add_argument("--gold", type=pathlib.Path)
    a = p.parse_args()
    vocabulary = Vocabulary.load(a.vocab)
    tagger = load_tagger(a.weights, vocabulary)
    spans = scored_spans(tagger, dict(np.load(a.data / "ner.npz")))
    curve = isotonic([(s, r) for s, r, g in spans if g % 2 == 0])
    a.out.write_text(json.dumps(curve) + "\n")
    print("curve", curve)
    print("other half of the held-out articles")
    for row in reliability([(s, r) for s, r, g in spans if g % 2], curve):
        print(*row)
    if a.gold:
        pairs = []
        for path in sorted(a.gold.glob("page-*.gold.json")):
            raw = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
            gold = {(s, e): t for s, e, t, *_ in json.loads(path.read_text(encoding="utf-8"))["mentions"]}
            pairs += [(score, gold.get(key) == kind) for key, (kind, score) in tag_page([tagger], vocabulary, raw).items()]
        print("gold pages")
        for row in reliability(pairs, curve):
            print(*row)


if __name__ == "__main__":
    main()
