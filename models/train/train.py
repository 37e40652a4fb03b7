"""Pretrains a teacher on raw text, teaches it all tag sets, and distils it into the student that ships.

  python train.py DATA OUT --seconds-pretrain 250 --seconds-teach 65 --teachers 2 --seconds-distil 165 --raw FOLDER
  python train.py DATA OUT --seconds-alone 2400 --teach-batch 48

DATA is what prepare.py wrote. Every phase ends by the clock, its learning rate falling to zero, so the same command fits a GPU for
minutes or two cores for hours. OUT gets teacher.npz, student.npz (row-wise int8), log.json.
"""
import argparse
import gzip
import json
import lzma
import pathlib
import re
import time
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor

import numpy as np
import torch
import torch.nn.functional as F

import model as models
from characters import MASK, PAD, SEPARATOR, Vocabulary
from decode import f1, spans_of, viterbi
from labels import OUTPUTS, OWN_TAGS, SET_NAMES, SLICES, TAGS, allowed, tags_to_spans
from rows import gather, pack
from weights import load_weights, save_weights

LENGTH = 192  # characters a training row; the tagger's windows at run time are 128
# How often a set's rows are drawn, against their number; own text counts most.
SHARE = dict(own=0.46, cluener=0.13, msra=0.26, ccf=0.05, resume=0.02, spo=0.02, role=0.02, uner=0.02, rmrb=0.02)
PARTIAL_WEIGHT = 0.25  # of a public set's partial labels on the own head

device = "cuda" if torch.cuda.is_available() else "cpu"
started = time.time()


def say(**what):
    print(json.dumps(dict(at=round(time.time() - started, 1), **what)), flush=True)


def read_raw(path):
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    with opener(path, "rt", encoding="utf-8") as f:
        text = f.read()
    if ".jsonl" in path.name:
        text = "\n".join(d["title"] + "\n" + d["text"] for d in map(json.loads, text.splitlines()))
    # The tagger sees one sentence a unit: a separator stands after each.
    return re.sub(r"([。！？][”’）]?)(?=[^\n”’）])", r"\1\n", re.sub(r"\n+", "\n", text))


def encode_raw(job):
    path, vocabulary_path = job
    return Vocabulary.load(vocabulary_path).encode(read_raw(path))


class Schedule:
    """Linear warm-up, then linear decay to zero at the end of the phase, by the clock."""

    def __init__(self, optimizer, peak, seconds, warm=0.05):
        self.optimizer, self.peak, self.seconds, self.warm, self.start = optimizer, peak, seconds, warm, time.time()

    def step(self):
        """Sets the rate; False when the phase is over."""
        done = (time.time() - self.start) / self.seconds
        rate = self.peak * (done / self.warm if done < self.warm else max(0.0, (1 - done) / (1 - self.warm)))
        for group in self.optimizer.param_groups:
            group["lr"] = max(rate, 1e-7)
        return done < 1


def optimizer_of(module, decay=0.01):
    plain = [p for p in module.parameters() if p.ndim < 2]
    heavy = [p for p in module.parameters() if p.ndim >= 2]
    return torch.optim.AdamW([dict(params=heavy, weight_decay=decay), dict(params=plain, weight_decay=0)], lr=1e-4, betas=(0.9, 0.98),
                             fused=device == "cuda")


def mask_spans(ids, rate, generator):
    """Masks spans of one to four characters (Joshi et al. 2020); 10 % of the masked keep their character, 10 % get another."""
    B, T = ids.shape
    start = torch.rand(B, T, device=ids.device, generator=generator) < rate / 2.1
    width = torch.randint(1, 5, (B, T), device=ids.device, generator=generator) * start
    hit = torch.zeros(B, T, dtype=torch.bool, device=ids.device)
    for k in range(4):
        hit[:, k:] |= (width > k)[:, : T - k]
    hit &= (ids != PAD) & (ids != SEPARATOR)
    draw = torch.rand(B, T, device=ids.device, generator=generator)
    other = torch.randint(4, 3000, (B, T), device=ids.device, generator=generator)
    masked = torch.where(hit & (draw < 0.8), torch.full_like(ids, MASK), ids)
    masked = torch.where(hit & (draw > 0.9), other, masked)
    where = hit.flatten().nonzero().squeeze(1)
    return masked, where, ids.flatten()[where]


def autocast():
    return torch.autocast(device_type=device, dtype=torch.bfloat16)


def pretrain(encoder, raw, seconds, batch, peak, compiled, seed):
    mlm = models.MaskedLanguageModel(encoder).to(device).train()
    forward = torch.compile(mlm, dynamic=None) if compiled else mlm
    optimizer = optimizer_of(mlm)
    generator = torch.Generator(device=device).manual_seed(seed)
    count = len(raw) // LENGTH
    keep = int(batch * LENGTH * 0.19)  # a fixed number of targets keeps the compiled graph's shapes

    def one():
        at = torch.randint(0, (count - 1) * LENGTH, (batch,), device=device, generator=generator)
        ids = raw[at[:, None] + torch.arange(LENGTH, device=device)].long()
        masked, where, targets = mask_spans(ids, 0.2, generator)
        where, targets = where[:keep], targets[:keep]
        with autocast():
            return forward(masked, None, where, targets)

    one().backward()  # compiles outside the clock
    optimizer.zero_grad()
    schedule, step, total = Schedule(optimizer, peak, seconds), 0, 0.0
    while schedule.step():
        loss = one()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(mlm.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        if step % 200 == 0:
            say(phase="pretrain", step=step, loss=round(loss.item(), 4), characters=step * batch * LENGTH)
    say(phase="pretrain", step=step, loss=round(loss.item(), 4), characters=step * batch * LENGTH, done=True)


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

    def batch(self, size):
        """{name: (ids [n, T], tags [n, T])}; the sizes follow SHARE."""
        out = {}
        for name, share in self.shares.items():
            ids, tags = self.sets[name]
            pick = torch.randint(0, len(ids), (max(1, round(size * share)),), device=device, generator=self.generator)
            out[name] = (ids[pick].long() & 0xFFFF, tags[pick])
        return out


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


def prepared(function, compiled, *example):
    """The function, compiled outside the clock of a phase by one call on the example."""
    if not compiled:
        return function
    quick = torch.compile(function)
    for _ in range(2):
        with autocast():
            answer = quick(*example)
        if answer[0].requires_grad:
            sum(x.float().sum() for x in answer).backward()
    return quick


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


def distil(student, teachers, raw, data, seconds, batch, peak, seed, compiled, gold=0.4):
    """The student learns the teachers' mean distribution on raw and on labelled rows, and the gold tags (Hinton et al. 2015)."""
    rows, losses = Rows(data, seed), Losses()
    bridge = torch.nn.Linear(student.encoder.shape.hidden, teachers[0].encoder.shape.hidden).to(device)
    both = torch.nn.ModuleList([student, bridge]).train()
    optimizer = optimizer_of(both)
    generator = torch.Generator(device=device).manual_seed(seed)
    count = (len(raw) // LENGTH - 1) * LENGTH if raw is not None else 0
    size = sum(len(x) for x, _ in rows.batch(batch // 2).values()) + (batch // 2 if count else 0)
    example = torch.ones(size, LENGTH, dtype=torch.long, device=device)
    forward = prepared(student.with_hidden, compiled, example, example)
    optimizer.zero_grad(set_to_none=True)
    with torch.no_grad():
        ask = [prepared(t.with_hidden, compiled, example, example) for t in teachers]
    schedule, step = Schedule(optimizer, peak, seconds, warm=0.05), 0
    while schedule.step():
        parts = rows.batch(batch // 2)
        labelled = sum(len(x) for x, _ in parts.values())
        pieces = [x for x, _ in parts.values()]
        if count:
            at = torch.randint(0, count, (batch // 2,), device=device, generator=generator)
            free = raw[at[:, None] + torch.arange(LENGTH, device=device)].long()
            # Lone sentences and short windows come at run time as well.
            cut = torch.randint(16, LENGTH * 3, (len(free), 1), device=device, generator=generator)
            pieces.append(torch.where(torch.arange(LENGTH, device=device) < cut, free, torch.zeros_like(free)))
        ids = torch.cat(pieces)
        mask = (ids != PAD).long()
        known = mask.bool()
        with torch.no_grad(), autocast():
            answers = [t(ids, mask) for t in ask]
        with autocast():
            logits, hidden = forward(ids, mask)
            toward = 1 - F.cosine_similarity(bridge(hidden)[known].float(), answers[0][1][known].float(), dim=-1).mean()
        loss = 0.3 * toward
        for name, (a, b) in SLICES.items():
            target = sum(F.softmax(x[..., a:b][known].float(), -1) for x, _ in answers) / len(answers)
            log = F.log_softmax(logits[..., a:b][known].float(), -1)
            loss = loss + (1.0 if name == "own" else 0.15) * F.kl_div(log, target, reduction="batchmean")
        at = 0
        for name, (x, tags) in parts.items():
            loss = loss + gold * rows.shares[name] * losses(name, logits[at:at + len(x)], tags)
            at += len(x)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        if step % 200 == 0:
            say(phase="distil", step=step, loss=round(loss.item(), 4))
    student.eval()
    say(phase="distil", step=step, characters=step * batch * LENGTH, labelled=labelled, done=True)


@torch.no_grad()
def evaluate(taggers, data, name, limit=None):
    """Strict F of a set's head on its test units (own: also by type); logits of several taggers are averaged."""
    a, b = SLICES[name]
    groups = data[f"{name}.test.groups"]
    windows = pack(data[f"{name}.test.ends"], groups if name == "own" else np.arange(len(groups)), 128, np.random.default_rng(0), short=0)[:limit]
    ids = torch.from_numpy(gather(data[f"{name}.test.ids"], windows, 128, PAD).astype(np.int32)).to(device).long()
    gold = gather(data[f"{name}.test.tags"], windows, 128, 0)
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
    return {name: evaluate(taggers, data, name) for name in SET_NAMES if f"{name}.test.ids" in data}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--raw", type=pathlib.Path, help="folder with *.txt.xz and *.jsonl.gz")
    p.add_argument("--seconds-pretrain", type=float, default=0)
    p.add_argument("--seconds-teach", type=float, default=0, help="for each teacher")
    p.add_argument("--teachers", type=int, default=1)
    p.add_argument("--seconds-distil", type=float, default=0)
    p.add_argument("--batch", type=int, default=512)
    p.add_argument("--teach-batch", type=int, default=192)
    p.add_argument("--distil-batch", type=int, default=384)
    p.add_argument("--peak-pretrain", type=float, default=1e-3)
    p.add_argument("--peak-teach", type=float, default=2.5e-4)
    p.add_argument("--peak-distil", type=float, default=1.2e-3)
    p.add_argument("--init", type=pathlib.Path, help="a pretrained encoder (pretrained.npz) to begin with")
    p.add_argument("--init-student", type=pathlib.Path, help="a student to go on with")
    p.add_argument("--seconds-alone", type=float, default=0, help="teach a student directly, without a teacher: the own-corpus variant, or going on")
    p.add_argument("--own-share", type=float, default=SHARE["own"], help="own rows among all rows")
    p.add_argument("--small", action="store_true", help="a toy teacher, for tests")
    p.add_argument("--compile", action="store_true")
    p.add_argument("--seed", type=int, default=7)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    others = 1 - SHARE["own"]
    SHARE.update({name: a.own_share if name == "own" else share / others * (1 - a.own_share) for name, share in SHARE.items()})
    torch.manual_seed(a.seed)
    torch.set_float32_matmul_precision("high")
    torch._dynamo.config.suppress_errors = True  # a graph that cannot be compiled runs as it is
    vocabulary = Vocabulary.load(a.data / "vocab.json")
    data = dict(np.load(a.data / "ner.npz"))
    raw = None
    if a.raw:
        files = sorted([*a.raw.glob("*.txt.xz"), *a.raw.glob("*.jsonl.gz")])
        with ProcessPoolExecutor(min(8, len(files))) as pool:
            encoded = list(pool.map(encode_raw, [(f, a.data / "vocab.json") for f in files]))
        raw = torch.from_numpy(np.concatenate(encoded).astype(np.int16)).to(device)
        say(raw=len(raw), unknown=round(float((raw == 1).float().mean()), 5))
    shape = models.teacher(len(vocabulary), OUTPUTS)
    if a.small:
        shape = models.Shape(64, 128, 2, 4, 0.1, len(vocabulary), OUTPUTS, bigrams=1 << 12)
    encoder = models.Encoder(shape).to(device)
    if a.init:
        load_weights(encoder, a.init)
    if a.seconds_pretrain:
        pretrain(encoder, raw, a.seconds_pretrain, a.batch, a.peak_pretrain, a.compile, a.seed)
        save_weights(encoder, a.out / "pretrained.npz")
    log, teachers = {}, []
    for k in range(a.teachers if a.seconds_teach else 0):
        own = models.Encoder(shape).to(device)
        own.load_state_dict(encoder.state_dict())
        torch.manual_seed(a.seed + k)
        teachers.append(models.Tagger(own).to(device))
        teach(teachers[-1], data, a.seconds_teach, a.teach_batch, a.peak_teach, a.seed + k, a.compile)
        log[f"teacher{k}"] = evaluate(teachers[-1:], data, "own")
        say(**{f"teacher{k}": log[f"teacher{k}"]})
    if teachers:
        log["teachers"] = scores(teachers, data)
        say(teachers=log["teachers"])
    if a.seconds_distil:
        small = models.student(len(vocabulary), OUTPUTS)
        student = models.Tagger(models.Encoder(small)).to(device)
        if a.init_student:
            load_weights(student, a.init_student)
        distil(student, teachers, raw, data, a.seconds_distil, a.distil_batch, a.peak_distil, a.seed, a.compile)
        save_weights(student, a.out / "student.npz")
        log["student"] = scores([student], data)
        say(student=log["student"])
    if a.seconds_alone:
        student = models.Tagger(models.Encoder(models.student(len(vocabulary), OUTPUTS))).to(device)
        if a.init_student:
            load_weights(student, a.init_student)
        teach(student, data, a.seconds_alone, a.teach_batch, a.peak_teach, a.seed, a.compile)
        save_weights(student, a.out / "student.npz")
        log["alone"] = scores([student], data)
        say(alone=log["alone"])
    (a.out / "log.json").write_text(json.dumps(log, indent=1))


if __name__ == "__main__":
    main()
