"""A tagger learns all tag sets at once, each on its head and, by partial labels, on the project's (Tsuboi et al. 2008)."""
import numpy as np
import torch
import torch.nn.functional as F

from characters import PAD
from labels import OWN_TAGS, SET_NAMES, SLICES, TAGS, allowed
from phases import LENGTH, Schedule, autocast, device, optimizer_of, prepared, say
from rows import gather, pack

# How often a set's rows are drawn, against their number; own text counts most.
SHARE = dict(own=0.46, cluener=0.13, msra=0.26, ccf=0.05, resume=0.02, spo=0.02, role=0.02, uner=0.02, rmrb=0.02)
PARTIAL_WEIGHT = 0.25  # of a public set's partial labels on the own head


class Rows:
    """All sets' rows on the device, packed anew for each seed."""

    def __init__(self, data, seed, length=LENGTH):
        rng = np.random.default_rng(seed)
        self.sets = {}
        for name in SET_NAMES:
            if f"{name}.ids" not in data:
                continue
            windows = pack(data[f"{name}.ends"], data[f"{name}.groups"] if name == "own" else data[f"{name}.groups"] // 6, length, rng)
            self.sets[name] = (
                torch.from_numpy(gather(data[f"{name}.ids"], windows, length, PAD).astype(np.int16)).to(device),
                torch.from_numpy(gather(data[f"{name}.tags"], windows, length, 255)).to(device),
            )
        shares = {n: SHARE[n] for n in self.sets}
        total = sum(shares.values())
        self.shares = {n: s / total for n, s in shares.items()}
        self.generator = torch.Generator(device=device).manual_seed(seed)

    def picks(self, size):
        """[(name, rows' numbers, ids [n, T], tags [n, T])]; the sizes follow SHARE."""
        for name, share in self.shares.items():
            ids, tags = self.sets[name]
            pick = torch.randint(0, len(ids), (max(1, round(size * share)),), device=device, generator=self.generator)
            yield name, pick, ids[pick].long() & 0xFFFF, tags[pick]

    def batch(self, size):
        """{name: (ids [n, T], tags [n, T])}"""
        return {name: (ids, tags) for name, _, ids, tags in self.picks(size)}


class Losses:
    """Cross-entropy on a set's own head; log-sum over the allowed tags on the project's head."""

    def __init__(self):
        self.allowed = {}
        for name in SET_NAMES[1:]:
            table = torch.full((len(TAGS[name]), len(OWN_TAGS)), float("-inf"), device=device)
            for k, tags in enumerate(allowed(name)):
                table[k, tags] = 0.0
            self.allowed[name] = table

    def __call__(self, name, logits, tags):
        a, b = SLICES[name]
        known = tags != 255
        loss = F.cross_entropy(logits[..., a:b][known].float(), tags[known].long())
        if name != "own":
            a, b = SLICES["own"]
            log = F.log_softmax(logits[..., a:b][known].float(), -1)
            partial = -torch.logsumexp(log + self.allowed[name][tags[known].long()], -1)
            loss = loss + PARTIAL_WEIGHT * partial.mean()
        return loss


def teach(tagger, data, seconds, batch, peak, seed, compiled):
    """All sets at once, each on its head and, by partial labels, on the project's."""
    rows, losses = Rows(data, seed), Losses()
    tagger.train()
    ids = torch.cat([x for x, _ in rows.batch(batch).values()])
    forward = prepared(tagger.with_hidden, compiled, ids, (ids != PAD).long())
    optimizer = optimizer_of(tagger)
    optimizer.zero_grad(set_to_none=True)
    schedule, step = Schedule(optimizer, peak, seconds, warm=0.1), 0
    while schedule.step():
        parts = rows.batch(batch)
        ids = torch.cat([x for x, _ in parts.values()])
        with autocast():
            logits, _ = forward(ids, (ids != PAD).long())
        loss, at = 0.0, 0
        for name, (x, tags) in parts.items():
            loss = loss + rows.shares[name] * losses(name, logits[at:at + len(x)], tags)
            at += len(x)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        if step % 100 == 0:
            say(phase="teach", step=step, loss=round(loss.item(), 4))
    tagger.eval()
    say(phase="teach", step=step, done=True)
