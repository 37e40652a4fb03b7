"""Reads the inline-tagged corpus of models/corpus and cuts text into the sentences that the tagger sees."""
import hashlib
import pathlib
import re

from labels import CORPUS_TAGS

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus"
_TAG = re.compile(r"\{([PCGOLTRE])([^{}]+)\}")
_ENDS = "。！？!?"
_CLOSERS = "”’」』）)》】〉\""


def parse(marked):
    """'{P张三}说' -> ('张三说', [(0, 2, 'PER')]); code-point offsets."""
    text, spans, at = [], [], 0
    length = 0
    for m in _TAG.finditer(marked):
        plain = marked[at:m.start()]
        text.append(plain)
        length += len(plain)
        spans.append((length, length + len(m.group(2)), CORPUS_TAGS[m.group(1)]))
        text.append(m.group(2))
        length += len(m.group(2))
        at = m.end()
    text.append(marked[at:])
    return "".join(text), spans


def articles(folder=FOLDER):
    """(file, number, [(line text, spans)]) for every article."""
    for path in sorted(pathlib.Path(folder).glob("[A-Za-z].txt")):
        body = path.read_text(encoding="utf-8")
        for number, article in enumerate(re.split(r"^---\s*$", body, flags=re.M)):
            lines = [parse(line) for line in article.strip("\n").split("\n") if line.strip()]
            if lines:
                yield path.name, number, lines


def held_out(lines):
    """One article in twelve, by the hash of its text, is never trained on."""
    return int(hashlib.sha1("\n".join(t for t, _ in lines).encode()).hexdigest(), 16) % 12 == 0


def join_lines(lines, rng=None):
    """Joins lines that break in mid-sentence, as the reader of a page does; returns units of (text, spans)."""
    units, text, spans = [], "", []
    for k, (line, marks) in enumerate(lines):
        stripped = line.strip(" 　\t")
        shift = len(line) - len(line.lstrip(" 　\t"))
        marks = [(s - shift, e - shift, t) for s, e, t in marks if s >= shift and e - shift <= len(stripped)]
        spans += [(s + len(text), e + len(text), t) for s, e, t in marks]
        text += stripped
        ended = stripped[-1:] in _ENDS + _CLOSERS + "…:：;；—" or len(stripped) < 16 or k == len(lines) - 1
        if not ended and (rng is None or rng.random() < 0.85):
            continue
        units.append((text, spans))
        text, spans = "", []
    if text:
        units.append((text, spans))
    return units


def sentences(text, spans):
    """Cuts after 。！？ and the closing marks behind them; never inside a span."""
    inside = set()
    for s, e, _ in spans:
        inside.update(range(s + 1, e))
    cuts, k = [0], 0
    while k < len(text):
        if text[k] in _ENDS and k not in inside:
            k += 1
            while k < len(text) and text[k] in _CLOSERS and k not in inside:
                k += 1
            if k not in inside:
                cuts.append(k)
        else:
            k += 1
    if cuts[-1] != len(text):
        cuts.append(len(text))
    for a, b in zip(cuts, cuts[1:]):
        if text[a:b].strip():
            yield text[a:b], [(s - a, e - a, t) for s, e, t in spans if a <= s and e <= b]
