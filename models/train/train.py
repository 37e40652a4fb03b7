"""Pretrains a teacher on raw text, teaches it all tag sets, and distils it into the student that ships.

  python train.py DATA OUT --raw FOLDER --seconds-pretrain 250 --seconds-teach 60 --teachers 2 --seconds-distil 170
  python train.py DATA OUT --raw FOLDER --teachers-from OUT/teacher0.npz OUT/teacher1.npz --seconds-distil 170
  python train.py DATA OUT --seconds-alone 2400 --teach-batch 48

DATA is what prepare.py wrote. Every phase ends by the clock, its learning rate falling to zero, so the same command fits a GPU for
minutes or two cores for hours. OUT gets pretrained.npz, teacher0.npz …, student.npz (row-wise int8) and log.json.
"""
import argparse
import json
import pathlib

import numpy as np
import torch

import model as models
from characters import Vocabulary
from distilling import distil
from evaluating import evaluate, scores
from labels import OUTPUTS
from phases import device, say
from pretraining import load_raw, pretrain
from teaching import SHARE, teach
from weights import load_weights, save_weights


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--raw", type=pathlib.Path, help="folder with *.txt.xz and *.jsonl.gz, or what pretraining.py made of it")
    p.add_argument("--seconds-pretrain", type=float, default=0)
    p.add_argument("--seconds-teach", type=float, default=0, help="for each teacher")
    p.add_argument("--teachers", type=int, default=1)
    p.add_argument("--teachers-from", type=pathlib.Path, nargs="+", default=[], help="teachers of an earlier run")
    p.add_argument("--seconds-distil", type=float, default=0)
    p.add_argument("--batch", type=int, default=512)
    p.add_argument("--teach-batch", type=int, default=192)
    p.add_argument("--distil-batch", type=int, default=768)
    p.add_argument("--peak-pretrain", type=float, default=1e-3)
    p.add_argument("--peak-teach", type=float, default=2.5e-4)
    p.add_argument("--peak-distil", type=float, default=1.5e-3)
    p.add_argument("--init", type=pathlib.Path, help="a pretrained encoder (pretrained.npz) to begin with")
    p.add_argument("--init-student", type=pathlib.Path, help="a student to go on with")
    p.add_argument("--seconds-alone", type=float, default=0, help="teach a student directly, without a teacher: the own-corpus variant, or going on")
    p.add_argument("--own-share", type=float, default=SHARE["own"], help="own rows among all rows")
    p.add_argument("--own-part", type=float, default=1.0, help="share of the own articles to learn from, for a learning curve")
    p.add_argument("--small", action="store_true", help="a toy teacher, for tests")
    p.add_argument("--compile", action="store_true")
    p.add_argument("--seed", type=int, default=7)
    return p.parse_args()


def read_data(folder, part):
    """Arrays of prepare.py; with `part` < 1 only that share of the own articles."""
    data = dict(np.load(folder / "ner.npz"))
    if part < 1:
        groups, starts = data["own.groups"], np.concatenate([[0], data["own.ends"][:-1]])
        keep = groups % data["own.articles"] * 2_654_435_761 % 1000 < part * 1000
        pieces = [(s, e) for s, e, k in zip(starts, data["own.ends"], keep) if k]
        for key in ("own.ids", "own.tags"):
            data[key] = np.concatenate([data[key][s:e] for s, e in pieces])
        data["own.groups"], data["own.ends"] = groups[keep], np.cumsum([e - s for s, e in pieces])
    return data


def main():
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    others = 1 - SHARE["own"]
    SHARE.update({name: a.own_share if name == "own" else share / others * (1 - a.own_share) for name, share in SHARE.items()})
    torch.manual_seed(a.seed)
    torch.set_float32_matmul_precision("high")
    torch._dynamo.config.suppress_errors = True  # a graph that cannot be compiled runs as it is
    vocabulary = Vocabulary.load(a.data / "vocab.json")
    data = read_data(a.data, a.own_part)
    raw = load_raw(a.raw, a.data / "vocab.json") if a.raw else None
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
    for path in a.teachers_from:
        teachers.append(models.Tagger(models.Encoder(shape)).to(device).eval())
        load_weights(teachers[-1], path)
    for k in range(a.teachers if a.seconds_teach else 0):
        own = models.Encoder(shape).to(device)
        own.load_state_dict(encoder.state_dict())
        torch.manual_seed(a.seed + k)
        teachers.append(models.Tagger(own).to(device))
        teach(teachers[-1], data, a.seconds_teach, a.teach_batch, a.peak_teach, a.seed + k, a.compile)
        save_weights(teachers[-1], a.out / f"teacher{k}.npz")
        log[f"teacher{k}"] = evaluate(teachers[-1:], data, "own")
        say(**{f"teacher{k}": log[f"teacher{k}"]})
    if a.seconds_teach:
        log["teachers"] = scores(teachers, data)
        say(teachers=log["teachers"])
    if a.seconds_distil or a.seconds_alone:
        student = models.Tagger(models.Encoder(models.student(len(vocabulary), OUTPUTS))).to(device)
        if a.init_student:
            load_weights(student, a.init_student)
        if a.seconds_distil:
            distil(student, teachers, raw, data, a.seconds_distil, a.distil_batch, a.peak_distil, a.seed, a.compile)
        if a.seconds_alone:
            teach(student, data, a.seconds_alone, a.teach_batch, a.peak_teach, a.seed, a.compile)
        save_weights(student, a.out / "student.npz")
        log["student"] = scores([student], data)
        say(student=log["student"])
    (a.out / "log.json").write_text(json.dumps(log, indent=1))


if __name__ == "__main__":
    main()
