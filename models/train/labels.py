"""Tag sets: the project's own eight types, and those of the public sets with what they say about ours.

Every set has a head of its own over its own BIOES tags. A public set also teaches the project's head, by partial labels: each of
its tags allows some of ours, and the loss is the log-sum over the allowed ones (Tsuboi et al. 2008).
"""

OWN_TYPES = ["PER", "COM", "GOV", "ORG", "LOC", "TTL", "PRG", "EVT"]
CORPUS_TAGS = dict(P="PER", C="COM", G="GOV", O="ORG", L="LOC", T="TTL", R="PRG", E="EVT")
PRODUCT_TYPES = dict(
    PER="Person", COM="Company", GOV="Government", ORG="Organization", LOC="Place", TTL="Title", PRG="Programme", EVT="Event"
)


def bioes(types):
    """['O', 'B-X', 'I-X', 'E-X', 'S-X', ...]: index 0 is outside, four tags a type after it."""
    return ["O"] + [f"{p}-{t}" for t in types for p in "BIES"]


# A set's type -> the own types it may be ([] = anything: the guides differ too much to say).
# `free` names the own types that the set leaves unmarked: its O allows them. "O" in a list: the set marks some that we do not
# (记者, 专家 and other bare occupations).
SETS = {
    "own": dict(types={t: [t] for t in OWN_TYPES}, free=[]),
    "cluener": dict(
        types=dict(
            name=["PER"], company=["COM"], government=["GOV"], organization=["ORG", "GOV", "COM"], address=["LOC"], scene=["LOC"],
            position=["TTL", "O"], book=[], game=[], movie=[],
        ),
        free=["PRG", "EVT", "LOC", "TTL"],
    ),
    "msra": dict(types=dict(PER=["PER"], LOC=["LOC"], ORG=["COM", "GOV", "ORG"]), free=["TTL", "PRG", "EVT", "ORG", "GOV"]),
    "ccf": dict(
        types=dict(
            name=["PER"], company=["COM"], government=["GOV"], organization=["ORG", "GOV", "COM"], address=["LOC"], scene=["LOC"],
            position=["TTL", "O"], book=[], game=[], movie=[], mobile=[], email=[], QQ=[], vx=[],
        ),
        free=["PRG", "EVT", "LOC", "TTL"],
    ),
    "resume": dict(types=dict(NAME=["PER"], CONT=[], RACE=[], TITLE=[], EDU=[], ORG=["COM", "GOV", "ORG"], PRO=[], LOC=[]), free=OWN_TYPES),
    "spo": dict(types=dict(SUBJ=[], PRED=["TTL", "O"], OBJ=["PER"]), free=OWN_TYPES),
    "role": dict(
        types=dict(ORG=["COM", "GOV", "ORG"], LOC=["LOC"], TIME=[], ROLE=["TTL", "O"], PER=["PER"], CRIME=[], LAW=[]),
        free=["TTL", "PRG", "EVT", "LOC", "ORG", "GOV"],
    ),
    "uner": dict(types=dict(PER=["PER"], LOC=["LOC"], ORG=["COM", "GOV", "ORG"]), free=OWN_TYPES),
    "rmrb": dict(types=dict(DATE=[], ORG=["COM", "GOV", "ORG"], PERSON=["PER"], GPE=["LOC"]), free=["TTL", "PRG", "EVT", "ORG", "GOV", "LOC", "COM"]),
}
SET_NAMES = list(SETS)
TAGS = {name: bioes(list(spec["types"])) for name, spec in SETS.items()}
OWN_TAGS = TAGS["own"]

# The heads stand side by side in one output layer; SLICES[name] is a set's columns.
SLICES, _at = {}, 0
for _name, _tags in TAGS.items():
    SLICES[_name] = (_at, _at + len(_tags))
    _at += len(_tags)
OUTPUTS = _at


def allowed(name):
    """For each tag of the set, the own tags (indices) it allows."""
    spec, out = SETS[name], []
    everything = list(range(len(OWN_TAGS)))
    for tag in TAGS[name]:
        if tag == "O":
            out.append([0] + [OWN_TAGS.index(f"{p}-{t}") for t in spec["free"] for p in "BIES"])
            continue
        prefix, kind = tag.split("-", 1)
        own = spec["types"][kind]
        out.append([0 if t == "O" else OWN_TAGS.index(f"{prefix}-{t}") for t in own] if own else everything)
    return out


def spans_to_tags(length, spans, tags):
    """Spans [start, end, type) over `length` characters -> tag indices; overlapping spans raise ValueError."""
    out = [0] * length
    for start, end, kind in spans:
        if any(out[start:end]):
            raise ValueError(f"overlapping span {start}-{end} {kind}")
        if end - start == 1:
            out[start] = tags.index(f"S-{kind}")
            continue
        out[start] = tags.index(f"B-{kind}")
        for k in range(start + 1, end - 1):
            out[k] = tags.index(f"I-{kind}")
        out[end - 1] = tags.index(f"E-{kind}")
    return out


def tags_to_spans(indices, tags):
    """Tag indices of a well-formed BIOES sequence -> [(start, end, type)]."""
    out, start = [], None
    for k, index in enumerate(indices):
        tag = tags[index]
        if tag == "O":
            start = None
            continue
        prefix, kind = tag.split("-", 1)
        if prefix == "S":
            out.append((k, k + 1, kind))
        elif prefix == "B":
            start = k
        elif prefix == "E" and start is not None:
            out.append((start, k + 1, kind))
            start = None
    return out


def transitions(tags):
    """allowed[i][j]: may tag j follow tag i (BIOES)."""
    def ok(a, b):
        pa, ka = (a.split("-", 1) + [""])[:2] if a != "O" else ("O", "")
        pb, kb = (b.split("-", 1) + [""])[:2] if b != "O" else ("O", "")
        if pa in "BI":
            return pb in "IE" and ka == kb
        return pb in "OBS"
    return [[ok(a, b) for b in tags] for a in tags]


def may_start(tags):
    return [t == "O" or t[0] in "BS" for t in tags]


def may_end(tags):
    return [t == "O" or t[0] in "ES" for t in tags]
