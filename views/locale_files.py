"""Compiles a catalogue (.po) into what gettext reads (.mo), without any tool."""

import ast
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HEADER: Final = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=2; plural=({rule});\n"
)
"""Written here and not in the catalogues, which hold words only."""
_MAGIC: Final = 0x950412DE


def main(words: list[str]) -> int:
    """Write the compiled twin of a catalogue: the two paths are *words*."""
    source, made = Path(words[0]), Path(words[1])
    rule = "n != 1" if "en" in source.parts else "n > 1"
    catalogue = {"": HEADER.format(rule=rule)}
    catalogue |= dict(pairs(source.read_text(encoding="utf-8")))
    part = made.with_suffix(".part")
    part.write_bytes(compiled(catalogue))
    part.replace(made)
    return 0


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Give each sentence and its translation; both forms of a plural, NUL between."""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and line[0] != "#"]
        fields = list(_fields(lines))
        asked = [words for name, words in fields if name.startswith("msgid")]
        said = [words for name, words in fields if name.startswith("msgstr")]
        if asked and asked[0] and all(said):
            yield "\0".join(asked), "\0".join(said)


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Give the fields of one entry, their lines joined."""
    name, words = "", ""
    for line in [*lines, 'end ""']:
        if line.startswith('"'):
            words += ast.literal_eval(line)
            continue
        if name:
            yield name, words
        name, _, quoted = line.partition(" ")
        words = ast.literal_eval(quoted)


def compiled(catalogue: dict[str, str]) -> bytes:
    """Return the bytes of a .mo file (GNU gettext manual, « The format of .mo »)."""
    rows = sorted((key.encode(), said.encode()) for key, said in catalogue.items())
    count, start = len(rows), 28
    texts = start + 16 * count
    head = struct.pack("<7I", _MAGIC, 0, count, start, start + 8 * count, 0, texts)
    tables, body = b"", b""
    for column in (0, 1):
        for row in rows:
            tables += struct.pack("<2I", len(row[column]), texts + len(body))
            body += row[column] + b"\0"
    return head + tables + body


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
