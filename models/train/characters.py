"""How text becomes ids. The same folding is in pipeline/tag/characters.ts; tests compare the two on tests/fixtures of both.

Every character is one id, so offsets survive: folding never changes the length (in code points).
"""
import json
import unicodedata

import numpy as np

PAD, UNKNOWN, SEPARATOR, MASK = 0, 1, 2, 3
SPECIAL = ["[PAD]", "[UNK]", "[SEP]", "[MASK]"]
_QUOTES = {"「": "“", "『": "“", "〝": "“", "„": "“", "‟": "“", "」": "”", "』": "”", "〞": "”", "＂": '"', "‘": "‘", "’": "’"}
_DASHES = {"―": "—", "─": "—", "━": "—", "–": "-", "－": "-", "‧": "·", "•": "·", "・": "·", "∙": "·", "⋅": "·"}


def fold(char):
    """One character to its folded form: full width to half, digits to 0, Latin to lower case, quotes and dots to one kind."""
    if char == "\n":
        return "\n"
    char = _QUOTES.get(char, _DASHES.get(char, char))
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        char = chr(code - 0xFEE0)
    elif char in "\u3000\u00a0\t\u2002\u2003\u2009":
        char = " "
    if char.isascii():
        if char.isdigit():
            return "0"
        return char.lower()
    if unicodedata.category(char) == "Nd":
        return "0"
    return char


class Vocabulary:
    """Folded character <-> id; `table` maps a code point to its id at once (uint16, 0x110000 entries)."""

    def __init__(self, characters):
        self.characters = list(characters)
        ids = {c: k for k, c in enumerate(self.characters)}
        self.table = np.full(0x110000, UNKNOWN, dtype=np.uint16)
        for code in range(0x110000):
            if 0xD800 <= code <= 0xDFFF:
                continue
            if code > 0x3FFFF:
                break
            k = ids.get(fold(chr(code)))
            if k is not None:
                self.table[code] = k
        self.table[ord("\n")] = SEPARATOR

    def encode(self, text):
        return self.table[np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]

    def __len__(self):
        return len(self.characters)

    def save(self, path):
        with open(path, "w", encoding="utf-8") as f:
            json.dump(self.characters, f, ensure_ascii=False)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as f:
            return cls(json.load(f))

    @classmethod
    def build(cls, counts, minimum):
        kept = sorted((c for c, n in counts.items() if n >= minimum and c != "\n"), key=lambda c: (-counts[c], c))
        return cls(SPECIAL + kept)
