"""Checks the inline tags of models/corpus: errors stop the build, warnings are for a person to read.

    python3 check_corpus.py [file ...]      # all files of models/corpus when none is named
"""
import collections
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
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
