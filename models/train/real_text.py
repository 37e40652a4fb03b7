"""Real news paragraphs annotated for this project: the corpus keeps the spans and where the text stands, never the text.

`models/corpus/real.jsonl`: {"source", "line", "start", "sha1", "spans": [[start, end, type], …]}, code points; the text is
line `line` (from 0) of the raw file `source`, from `start` on, stripped.
"""
import hashlib
import json
import lzma

from corpus import FOLDER
from public_sets import DATA

FILE = FOLDER / "real.jsonl"


def digest(text):
    return hashlib.sha1(text.encode("utf-8")).hexdigest()[:12]


def read():
    """(training, held out) as [(text, spans)]; one paragraph in eight, by its digest, is never trained on.

    Raises ValueError where a raw file no longer holds the text that was annotated.
    """
    records = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()] if FILE.exists() else []
    lines = {}
    for source in sorted({r["source"] for r in records}):
        with lzma.open(DATA / "raw" / f"{source}.txt.xz", "rt", encoding="utf-8", newline="\n") as f:
            lines[source] = f.read().split("\n")
    train, held = [], []
    for r in records:
        text = lines[r["source"]][r["line"]].strip()[r["start"]:]
        if digest(text) != r["sha1"]:
            raise ValueError(f"{FILE.name}: line {r['line']} of {r['source']} is another text; take the raw files of the same date")
        (held if int(r["sha1"], 16) % 8 == 0 else train).append((text, [tuple(s) for s in r["spans"]]))
    return train, held
