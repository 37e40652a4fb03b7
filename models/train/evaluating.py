"""Strict F of taggers on the test rows of each set."""
import numpy as np
import torch
import torch.nn.functional as F

from characters import PAD, SEPARATOR
from decode import f1, spans_of, viterbi
from labels import SET_NAMES, SLICES, TAGS, tags_to_spans
from phases import autocast, device
from rows import gather, pack


@torch.no_grad()
def evaluate(taggers, data, test, limit=None):
    """Strict F of a set's head on its test units, all and by type; logits of several taggers are averaged."""
    name = "own" if test == "real" else test
    a, b = SLICES[name]
    groups = data[f"{test}.test.groups"]
    windows = pack(data[f"{test}.test.ends"], groups if name == "own" else np.arange(len(groups)), 128, np.random.default_rng(0), short=0)[:limit]
    ids = torch.from_numpy(gather(data[f"{test}.test.ids"], windows, 128, PAD).astype(np.int32)).to(device).long()
    gold = gather(data[f"{test}.test.tags"], windows, 128, 0)
    lengths = torch.from_numpy(windows[:, 1] - windows[:, 0])
    counts = {}
    for k in range(0, len(ids), 256):
        part = ids[k:k + 256]
        with autocast():
            scores = sum(F.log_softmax(t(part, (part != PAD).long())[..., a:b].float(), -1) for t in taggers)
        for row, path in enumerate(viterbi(scores, lengths[k:k + 256], TAGS[name])):
            separators = set((part[row] == SEPARATOR).nonzero().flatten().tolist())
            found = set(spans_of(path, TAGS[name], separators))
            truth = set(tags_to_spans(gold[k + row], TAGS[name]))
            for kind in {t for *_, t in found | truth}:
                x = counts.setdefault(kind, [0, 0, 0])
                x[0] += sum(s in truth for s in found if s[2] == kind)
                x[1] += sum(s[2] == kind for s in found)
                x[2] += sum(s[2] == kind for s in truth)
    out = {k: round(f1(*v), 4) for k, v in sorted(counts.items())}
    return dict(F=round(f1(*(sum(v[i] for v in counts.values()) for i in range(3))), 4), **out)


def scores(taggers, data):
    return {name: evaluate(taggers, data, name) for name in ["real", *SET_NAMES] if f"{name}.test.ids" in data}
