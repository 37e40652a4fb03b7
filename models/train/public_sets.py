"""The public NER sets, read where they are kept (never part of the project); see models/README.md for sources and licences."""
import gzip
import json
import pathlib

from labels import SETS

DATA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"

TRAIN = dict(
    cluener="cluener.train", msra="msra.train", ccf="ccf2020_noclueoverlap.train", resume="resume.train", spo="spo_percent4.train",
    role="shiyybua_role.all", uner="uner_gsdsimp.train", rmrb="rmrb1998_1000.all",
)
TEST = dict(cluener="cluener.dev", msra="msra.test", resume="resume.test", spo="spo_percent4.dev", uner="uner_gsdsimp.test")


def read(name, file, folder=None):
    """[(text, spans)] of a set, overlapping spans (a few per set) dropped, the longer kept."""
    out = []
    with gzip.open((folder or DATA / "ner") / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            taken, spans = set(), []
            for s, e, t in sorted(record["spans"], key=lambda x: (x[0] - x[1], x[0])):
                if t not in SETS[name]["types"] or taken & set(range(s, e)) or not record["text"][s:e].strip():
                    continue
                taken.update(range(s, e))
                spans.append((s, e, t))
            out.append((record["text"].replace("\n", " "), sorted(spans)))
    return out


def gazetteer(name, folder=None):
    """Surfaces of a gazetteer file, most frequent first."""
    with gzip.open((folder or DATA / "gaz") / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]
