"""Mention replacement and print noise for the own corpus: the same sentence about somebody else (Dai and Adel 2020)."""
import collections
import re

from public_sets import gazetteer, read, TRAIN

# How often a surface is replaced, by type. Programmes and events fit their sentences too closely to be swapped often.
RATE = dict(PER=0.6, COM=0.45, GOV=0.25, ORG=0.35, LOC=0.45, TTL=0.12, PRG=0.15, EVT=0.12)


class Names:
    """Surfaces to put in: those of the training articles, and of open gazetteers."""

    def __init__(self, training_articles, rng, use_public=True):
        self.rng = rng
        own = collections.defaultdict(set)
        for _, _, lines in training_articles:
            for text, spans in lines:
                for s, e, t in spans:
                    own[t].add(text[s:e])
        self.own = {t: sorted(v) for t, v in own.items()}
        if not use_public:
            self.other, self.surnames, self.given = {}, None, None
            return
        other = collections.defaultdict(list)
        for name, kinds in (("cluener", dict(company="COM", government="GOV", organization="ORG")), ("msra", dict(PER="PER", LOC="LOC"))):
            seen = collections.Counter()
            for text, spans in read(name, TRAIN[name]):
                for s, e, t in spans:
                    if t in kinds and 2 <= e - s <= 16:
                        seen[kinds[t], text[s:e]] += 1
            for (kind, surface), n in sorted(seen.items()):
                other[kind].append(surface)
        for row in gazetteer("admin_divisions_modood"):
            other["LOC"].append(row[0])
            short = re.sub("(省|市|县|区|镇|乡|街道)$", "", row[0])
            if 2 <= len(short) <= 3 and row[1] not in ("township", "street"):
                other["LOC"].append(short)
        other["ORG"] += [row[0] for row in gazetteer("universities_codeudan")]
        self.other = dict(other)
        surnames = [(r[0], float(r[2])) for r in gazetteer("surnames_psychbruce")]
        given = [(r[0], float(r[2])) for r in gazetteer("givenname_chars_psychbruce") if len(r[0]) == 1]
        # Square roots: rare surnames and characters must be met as well.
        self.surnames = ([s for s, _ in surnames], [n ** 0.4 for _, n in surnames])
        self.given = ([s for s, _ in given], [n ** 0.5 for _, n in given])

    def person(self):
        surname = self.rng.choices(*self.surnames)[0]
        return surname + "".join(self.rng.choices(*self.given, k=1 if self.rng.random() < 0.2 else 2))

    def draw(self, kind):
        if kind == "PER" and self.surnames and self.rng.random() < 0.75:
            return self.person()
        if self.other.get(kind) and self.rng.random() < 0.4:
            return self.rng.choice(self.other[kind])
        return self.rng.choice(self.own[kind])


def replace_mentions(lines, names, scale=1.0):
    """One surface gets one replacement throughout the article."""
    rng, chosen, out = names.rng, {}, []
    for text, spans in lines:
        pieces, marks, at, length = [], [], 0, 0
        for s, e, t in spans:
            surface = text[s:e]
            if (t, surface) not in chosen:
                chosen[t, surface] = names.draw(t) if rng.random() < RATE[t] * scale else surface
            new = chosen[t, surface]
            pieces += [text[at:s], new]
            length += s - at
            marks.append((length, length + len(new), t))
            length += len(new)
            at = e
        pieces.append(text[at:])
        out.append(("".join(pieces), marks))
    return out


def print_noise(text, rng, confusable):
    """Slips of OCR and of typesetting that keep the length: another character, straight quotes."""
    if rng.random() < 0.15:
        text = text.replace("“", '"').replace("”", '"')
    if rng.random() < 0.25:
        chars = list(text)
        for k, c in enumerate(chars):
            if rng.random() < 0.004 and "一" <= c <= "鿿":
                chars[k] = rng.choice(confusable)
        text = "".join(chars)
    return text
