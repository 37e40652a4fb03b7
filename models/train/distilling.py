"""The student learns the teachers' mean distribution over all tag sets, and the gold tags (Hinton et al. 2015).

The teachers answer once, before the student begins, and their answers stay on the device: the student then sees every row many times
at its own small cost.
"""
import torch
import torch.nn.functional as F

from characters import PAD
from labels import OUTPUTS, SLICES
from phases import LENGTH, Schedule, autocast, device, optimizer_of, prepared, say
from teaching import Losses, Rows


@torch.no_grad()
def answers(teachers, ids, compiled, size=512):
    """[N, T, OUTPUTS] half-precision probabilities of the heads side by side, for rows [N, T] of ids."""
    size = min(size, len(ids))
    out = torch.empty(*ids.shape, OUTPUTS, dtype=torch.float16, device=device)
    example = torch.ones(size, ids.shape[1], dtype=torch.long, device=device)
    ask = [prepared(t.with_hidden, compiled, example, example) for t in teachers]
    for k in range(0, len(ids), size):
        k = min(k, len(ids) - size)  # every batch of one shape, so that nothing is compiled again
        part = ids[k:k + size].long() & 0xFFFF
        with autocast():
            logits = [t(part, (part != PAD).long())[0] for t in ask]
        for a, b in SLICES.values():
            out[k:k + size, :, a:b] = sum(F.softmax(x[..., a:b].float(), -1) for x in logits) / len(logits)
    return out


class SoftLoss(torch.nn.Module):
    """forward(ids, mask, target) -> (mean divergence from the answers over the known places, logits)."""

    def __init__(self, student):
        super().__init__()
        self.student = student

    def forward(self, ids, mask, target):
        logits = self.student(ids, mask).float()
        known = mask.float()
        loss = 0.0
        for name, (a, b) in SLICES.items():
            wanted = target[..., a:b].float()
            each = -(wanted * F.log_softmax(logits[..., a:b], -1)).sum(-1)
            loss = loss + (1.0 if name == "own" else 0.15) * (each * known).sum() / known.sum()
        return loss, logits


def cut_short(ids, generator):
    """Lone sentences and short windows come at run time as well: every third row or so is cut."""
    keep = torch.randint(16, LENGTH * 3, (len(ids), 1), device=device, generator=generator)
    return torch.where(torch.arange(ids.shape[1], device=device) < keep, ids, torch.full_like(ids, PAD))


def distil(student, teachers, raw, data, seconds, batch, peak, seed, compiled, gold=0.4):
    rows, losses = Rows(data, seed), Losses()
    generator = torch.Generator(device=device).manual_seed(seed)
    free = raw[: len(raw) // LENGTH * LENGTH].view(-1, LENGTH) if raw is not None else None
    pieces = [ids for ids, _ in rows.sets.values()] + ([free] if free is not None else [])
    told = dict(zip([*rows.sets, "free"], answers(teachers, torch.cat(pieces), compiled).split([len(x) for x in pieces])))
    say(phase="answers", rows=sum(map(len, pieces)))
    labelled = batch // 2 if free is not None else batch
    soft = SoftLoss(student).train()

    def draw():
        """Rows of all sets by their shares, and raw ones: ids, answers, and where each set's rows stand."""
        ids, target, places, at = [], [], [], 0
        for name, pick, part, tags in rows.picks(labelled):
            ids.append(part)
            target.append(told[name][pick])
            places.append((name, at, tags))
            at += len(part)
        if free is not None:
            pick = torch.randint(0, len(free), (batch - labelled,), device=device, generator=generator)
            ids.append(cut_short(free[pick].long() & 0xFFFF, generator))
            target.append(told["free"][pick])
        return torch.cat(ids), torch.cat(target), places

    ids, target, _ = draw()
    forward = prepared(soft, compiled, ids, (ids != PAD).long(), target)
    optimizer = optimizer_of(student)
    optimizer.zero_grad(set_to_none=True)
    schedule, step = Schedule(optimizer, peak, seconds, warm=0.05), 0
    while schedule.step():
        ids, target, places = draw()
        with autocast():
            loss, logits = forward(ids, (ids != PAD).long(), target)
        for name, at, tags in places:
            loss = loss + gold * rows.shares[name] * losses(name, logits[at:at + len(tags)], tags)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        if step % 200 == 0:
            say(phase="distil", step=step, loss=round(loss.item(), 4), characters=step * len(ids) * LENGTH)
    student.eval()
    say(phase="distil", step=step, characters=step * batch * LENGTH, done=True)
