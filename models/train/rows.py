"""Rows for training: neighbouring units (sentences) packed into windows, as the tagger packs them at run time."""
import numpy as np


def pack(ends, groups, length, rng, short=0.15):
    """Windows [start, end) over the flat array, whole units only, each at most `length` characters long.

    A window never crosses groups (articles). A share of the windows is cut short, so that a lone sentence is met in training too.
    A unit longer than `length` is cut into pieces.
    """
    starts = np.concatenate([[0], ends[:-1]])
    windows, a, b, group, limit = [], None, None, None, length
    for s, e, g in zip(starts.tolist(), ends.tolist(), groups.tolist()):
        if a is not None and (g != group or e - a > limit):
            windows.append((a, b))
            a = None
        if a is None:
            a, group = s, g
            limit = length if rng.random() > short else int(rng.integers(12, length))
        b = e
        while b - a > length:
            windows.append((a, a + length))
            a += length
    if a is not None:
        windows.append((a, b))
    return np.array([w for w in windows if w[1] > w[0]], dtype=np.int64)


def gather(flat, windows, length, fill):
    """[N, length] matrix of the windows of a flat array, padded with `fill`."""
    out = np.full((len(windows), length), fill, dtype=flat.dtype)
    for k, (s, e) in enumerate(windows):
        out[k, : e - s] = flat[s:e]
    return out
