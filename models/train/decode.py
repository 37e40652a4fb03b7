"""Viterbi over BIOES: the best well-formed sequence; the same in pipeline/tag/viterbi.ts."""
import torch

from labels import may_end, may_start, tags_to_spans, transitions

FORBIDDEN = -1e4


def viterbi(scores, lengths, tags, learned=None):
    """scores [B, T, K] (log-probabilities), lengths [B] -> list of tag-index lists. `learned` [K, K] is added to the transitions."""
    device = scores.device
    step = torch.where(torch.tensor(transitions(tags), device=device), 0.0, FORBIDDEN)
    if learned is not None:
        step = step + learned.to(device)
    start = torch.where(torch.tensor(may_start(tags), device=device), 0.0, FORBIDDEN)
    end = torch.where(torch.tensor(may_end(tags), device=device), 0.0, FORBIDDEN)
    B, T, K = scores.shape
    lengths = lengths.to(device)
    best = scores[:, 0] + start
    back = torch.zeros(B, T, K, dtype=torch.int64, device=device)
    for t in range(1, T):
        total, back[:, t] = (best[:, :, None] + step).max(1)
        best = torch.where((t < lengths)[:, None], total + scores[:, t], best)
    last = (best + end).argmax(-1)
    last_cpu, back_cpu = last.tolist(), back.cpu().numpy()
    out = []
    for b, n in enumerate(lengths.tolist()):
        path, k = [0] * n, last_cpu[b]
        for t in range(n - 1, -1, -1):
            path[t] = k
            k = int(back_cpu[b, t, k])
        out.append(path)
    return out


def spans_of(path, tags, separators):
    """Spans of a path; a span that crosses a separator is dropped."""
    return [(s, e, t) for s, e, t in tags_to_spans(path, tags) if not any(s <= x < e for x in separators)]


def f1(correct, predicted, gold):
    p, r = correct / max(predicted, 1), correct / max(gold, 1)
    return 2 * p * r / max(p + r, 1e-9)
