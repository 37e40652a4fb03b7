"""The teacher's encoder reads raw text as a masked language model (Devlin et al. 2019; spans: Joshi et al. 2020)."""
import gzip
import json
import lzma
import pathlib
import re
import sys
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import torch

import model as models
from characters import MASK, PAD, SEPARATOR, Vocabulary
from phases import LENGTH, Schedule, autocast, device, optimizer_of, say


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


def encode_folder(folder, vocabulary_path):
    files = sorted([*folder.glob("*.txt.xz"), *folder.glob("*.jsonl.gz")])
    with ProcessPoolExecutor(min(8, len(files))) as pool:
        return np.concatenate(list(pool.map(encode_raw, [(f, vocabulary_path) for f in files]))).astype(np.int16)


def load_raw(path, vocabulary_path):
    """All raw text as ids, one after the other, on the device: of a folder, or of what this file wrote as .npy."""
    raw = torch.from_numpy(np.load(path) if path.suffix == ".npy" else encode_folder(path, vocabulary_path)).to(device)
    say(raw=len(raw), unknown=round(float((raw == 1).float().mean()), 5))
    return raw


def mask_spans(ids, rate, vocabulary, generator):
    """Masks spans of one to four characters (Joshi et al. 2020); 10 % of the masked keep their character, 10 % get another."""
    B, T = ids.shape
    start = torch.rand(B, T, device=ids.device, generator=generator) < rate / 2.1
    width = torch.randint(1, 5, (B, T), device=ids.device, generator=generator) * start
    hit = torch.zeros(B, T, dtype=torch.bool, device=ids.device)
    for k in range(4):
        hit[:, k:] |= (width > k)[:, : T - k]
    hit &= (ids != PAD) & (ids != SEPARATOR)
    draw = torch.rand(B, T, device=ids.device, generator=generator)
    other = torch.randint(4, min(3000, vocabulary), (B, T), device=ids.device, generator=generator)
    masked = torch.where(hit & (draw < 0.8), torch.full_like(ids, MASK), ids)
    masked = torch.where(hit & (draw > 0.9), other, masked)
    where = hit.flatten().nonzero().squeeze(1)
    return masked, where, ids.flatten()[where]


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
        masked, where, targets = mask_spans(ids, 0.2, encoder.shape.vocabulary, generator)
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


if __name__ == "__main__":
    # python pretraining.py RAW-FOLDER vocab.json OUT.npy: encodes once what several runs read.
    np.save(sys.argv[3], encode_folder(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
