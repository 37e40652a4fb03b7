"""Checks the inline tags of models/corpus: errors stop the build, warnings are for a person to read.

    python3 check_corpus.py [file ...]      # all files of models/corpus, real-relations.jsonl and real-test.jsonl, when none is named
"""
import collections
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus"
TYPES = "PCGOLTRE"
TAG = re.compile(r"\{([A-Za-z])([^{}\n]+)\}")
BOOK = re.compile(r"《[^《》\n]*》")
PAIRS = ("“”", "‘’", "（）", "()")


def errors_of(line):
    """What is certainly wrong with one line."""
    depth = 0
    for at, c in enumerate(line):
        if c == "{":
            if depth:
                yield f"nested tag near {line[at:at + 12]}"
            depth += 1
        elif c == "}":
            if not depth:
                yield f"closing brace without a tag near {line[max(0, at - 12):at + 1]}"
            depth = max(0, depth - 1)
    if depth:
        yield f"tag not closed on its line: {line[line.rfind('{'):][:16]}"
    for inside in re.findall(r"\{([^{}]*)\}", line):
        if len(inside) < 2 or inside[0] not in TYPES:
            yield f"tag with no type or no text: {{{inside}}}"
        elif inside[1:] != inside[1:].strip(" 　、,，。;；:："):
            yield f"tag with a blank or a stop at its edge: {{{inside}}}"
        else:
            for opening, closing in PAIRS:
                if inside.count(opening) != inside.count(closing):
                    yield f"tag with half a pair of marks: {{{inside}}}"


def spans_of(article):
    """The article without its tags, and [(start, end, type, surface)]."""
    plain, spans, at = [], [], 0
    length = 0
    for m in TAG.finditer(article):
        before = article[at:m.start()]
        length += len(before)
        spans.append((length, length + len(m.group(2)), m.group(1), m.group(2)))
        length += len(m.group(2))
        plain += [before, m.group(2)]
        at = m.end()
    plain.append(article[at:])
    return "".join(plain), spans


def warnings_of(article):
    """Surfaces tagged in two ways, or tagged here and bare there, and tags inside the title of a book."""
    text, spans = spans_of(article)
    types = collections.defaultdict(set)
    for _, _, kind, surface in spans:
        types[surface].add(kind)
    covered = bytearray(len(text))
    for start, end, _, _ in spans:
        covered[start:end] = b"\1" * (end - start)
    for m in BOOK.finditer(text):
        if any(covered[m.start():m.end()]):
            yield f"tag inside a title: {m.group()}"
        covered[m.start():m.end()] = b"\1" * (m.end() - m.start())
    for surface, kinds in types.items():
        if len(kinds) > 1:
            yield f"{surface} tagged {'/'.join(sorted(kinds))}"
        if len(surface) < 2:
            continue
        at = text.find(surface)
        while at >= 0:
            if not any(covered[at:at + len(surface)]):
                around = text[max(0, at - 8):at + len(surface) + 8].replace("\n", "⏎")
                yield f"{surface} ({'/'.join(sorted(kinds))}) bare in …{around}…"
            at = text.find(surface, at + 1)


SEATS = ("GOV", "ORG", "COM")
# The types of each relation's ends, as graph/schema.ts has them.
ENDS = {
    "HOLDS_ROLE": (("PER",), SEATS + ("LOC",)),
    "ATTENDED": (("PER",) + SEATS, ("EVT",)),
    "VISITED": (("PER",), SEATS + ("LOC",)),
    "MET_WITH": (("PER",), ("PER",) + SEATS),
    "COOPERATES_WITH": (SEATS + ("LOC",), SEATS + ("LOC",)),
    "INVESTS_IN": (SEATS + ("LOC",), ("COM", "LOC", "ORG", "PRG")),
    "IMPLEMENTS": (SEATS + ("LOC", "PER"), ("PRG",)),
    "LOCATED_IN": (("COM", "ORG", "EVT", "LOC"), ("LOC",)),
    "PART_OF": (SEATS, SEATS),
    "RECEIVED": (("PER", "LOC", "PRG", "EVT") + SEATS, ("PRG", "EVT")),
}


def errors_of_relations(record, spans):
    """What is certainly wrong with the relations of one real paragraph; `spans` are its names, None where it has no such paragraph."""
    if spans is None:
        yield "no such paragraph in real.jsonl"
        return
    if record["half"] not in ("read", "unread"):
        yield f"no half: {record['half']}"
    types = {(start, end): kind for start, end, kind in spans}
    for relation in record["relations"]:
        if relation["type"] not in ENDS:
            yield f"no such relation: {relation['type']}"
            continue
        for side, allowed in zip(("head", "tail"), ENDS[relation["type"]]):
            for target in relation[side]:
                if isinstance(target, list) and types.get(tuple(target)) not in allowed:
                    yield f"{relation['type']} with {types.get(tuple(target))} at {target} as its {side}"
        title = relation.get("title")
        if (title is not None) != (relation["type"] == "HOLDS_ROLE") or title is not None and types.get(tuple(title)) != "TTL":
            yield f"{relation['type']} with the title {title}"
        if relation.get("kind", "former") not in ("former", "appointed", "removed"):
            yield f"no such kind: {relation['kind']}"


def read_records(name):
    """The records of a file of models/corpus, one JSON object a line."""
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def check_records(name, part, errors_of):
    """How many things the field `part` of the file's records holds in all, and how many errors there are. Records are sorted by their digest."""
    records = read_records(name)
    failed = 0
    if [r["sha1"] for r in records] != sorted({r["sha1"] for r in records}):
        failed += 1
        print(f"{name}: error: not sorted, or twice the same")
    for number, record in enumerate(records, 1):
        for error in errors_of(record):
            failed += 1
            print(f"{name}:{number}: error: {error}")
    return sum(len(r[part]) for r in records), failed


CODES = ("PER", "COM", "GOV", "ORG", "LOC", "TTL", "PRG", "EVT")


def errors_of_test(record, trained):
    """What is certainly wrong with one real paragraph that is for measuring only; `trained` holds the digests of real.jsonl."""
    if record["sha1"] in trained:
        yield "a paragraph of real.jsonl"
    if record["half"] not in ("read", "unread"):
        yield f"no half: {record['half']}"
    last = 0
    for start, end, kind in record["spans"]:
        if kind not in CODES:
            yield f"no such type: {kind}"
        if not last <= start < end:
            yield f"span {start}-{end} is empty, out of order or over another"
        last = end


def main(names):
    paths = [pathlib.Path(n) for n in names] or sorted(FOLDER.glob("[A-Za-z].txt"))
    counts, failed = collections.Counter(), 0
    articles = characters = 0
    for path in paths:
        body = path.read_text(encoding="utf-8")
        line = 1
        for number, article in enumerate(re.split(r"^---\s*$", body, flags=re.M), 1):
            for offset, text in enumerate(article.split("\n")):
                for error in errors_of(text):
                    failed += 1
                    print(f"{path.name}:{line + offset}: error: {error}")
            for warning in warnings_of(article):
                print(f"{path.name}:{line} (article {number}): {warning}")
            line += article.count("\n")
            if article.strip():
                text, spans = spans_of(article.strip())
                articles += 1
                characters += len(text)
                counts.update(kind for _, _, kind, _ in spans)
    total = sum(counts.values())
    print(f"{len(paths)} files, {articles} articles, {characters} characters, {total} mentions:",
          " ".join(f"{kind} {counts[kind]}" for kind in TYPES), f"; {failed} errors")
    if not names:
        spans = {r["sha1"]: r["spans"] for r in read_records("real.jsonl")}
        relations, wrong = check_records("real-relations.jsonl", "relations", lambda r: errors_of_relations(r, spans.get(r["sha1"])))
        print(f"{relations} relations of real paragraphs; {wrong} errors")
        failed += wrong
        mentions, wrong = check_records("real-test.jsonl", "spans", lambda r: errors_of_test(r, spans))
        print(f"{mentions} mentions of real paragraphs for measuring; {wrong} errors")
        failed += wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
