"""« Recherche » : French folding, the words of an entry, and where they stand."""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from app.domain.entry import Entry
from app.domain.query import Hit, Marks
from storage.sql import Writer

MATCH = (
    "SELECT id, grade, when_from, text.body FROM ("
    "SELECT entry.n, entry.id, rank AS grade, when_from"
    " FROM entry_text CROSS JOIN entry ON entry.n = entry_text.rowid"
    " WHERE entry_text MATCH :words AND rank MATCH 'bm25(50.0, 2.0, 1.0)'"
    " AND space = :space AND :kind IN ('', kind)"
    " AND when_from BETWEEN :since AND :until AND :category IN ('', category)"
    " AND :author IN ('', author) AND :facility IN ('', facility, author)"
    " AND :folder IN ('', folder)"
    " AND (:pinned IS NULL OR :pinned = (pinned <> '')) AND :status IN ('', status)"
    " AND NOT (:in_use AND status IN ('archived','trashed','superseded','to-check'))"
    " AND (:among IS NULL OR instr(:among, hex(id)))"
    " ORDER BY rank LIMIT :limit + 0) AS found LEFT JOIN text ON text.entry = found.n"
)
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'"})
_SAID = frozenset(
    (
        "display",
        "text",
        "title",
        "description",
        "valueString",
        "contentString",
        "name",
        "family",
        "given",
    )
)
_NAMED = ("author", "facility", "comment")
_BEFORE, _LENGTH = 60, 196


def fold(text: str) -> str:
    """Return *text* as it is compared: no accent, no case, « œ » as « oe »."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_LIGATURES)
    if lowered.isascii():
        return lowered
    return _MARKS.sub("", unicodedata.normalize("NFD", lowered))


def words(text: str) -> list[str]:
    """Return the folded words of *text*."""
    return _WORD.findall(fold(text))


def notes(entry: Entry) -> str:
    """Return what the entry says in words besides its title and text."""
    try:
        said = list(_said(json.loads(entry.body), key=""))
    except (ValueError, RecursionError):
        said = []
    named = (entry.meta.get(key, "") for key in _NAMED)
    return " ".join([*filter(None, named), *said])


def passage(text: str, asked: list[str]) -> tuple[str, Marks]:
    """Return the part of *text* around the first word found, and where they stand.

    *asked* are folded words, the last one a prefix.
    """
    found = _pattern(tuple(asked)).search(text)
    first = found.start() if found else 0
    start = max(0, first - _BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or first
    snippet = _whole_words(text, start)
    return snippet, spans(snippet, asked)


def _whole_words(text: str, start: int) -> str:
    """Return a passage on one line, « … » where more is said before or after."""
    end = start + _LENGTH
    if end < len(text):
        space = text.rfind(" ", start + _LENGTH // 2, end)
        end = space if space > 0 else end
    line = " ".join(text[start:end].split())
    before, after = "… " * (start > 0), " …" * (end < len(text))
    return f"{before}{line}{after}"


def spans(text: str, asked: list[str]) -> Marks:
    """Return where the words asked stand in *text*, the last one a prefix."""
    return tuple(match.span() for match in _pattern(tuple(asked)).finditer(text))


def hit(entry: Entry, text: str, asked: list[str]) -> Hit:
    """Return the entry with the passage that says why it was found."""
    titled = spans(entry.title, asked)
    for said in (text, notes(entry), entry.title):
        snippet, marks = passage(said, asked)
        if marks:
            return Hit(entry, snippet, marks, titled)
    return Hit(entry, entry.title, title_marks=titled)


def holds(held: frozenset[str], asked: list[str]) -> bool:
    """Say whether *held* has every word asked, the last one as a prefix."""
    *whole, last = asked
    return held.issuperset(whole) and any(word.startswith(last) for word in held)


def named(among: Iterable[bytes] | None) -> str | None:
    """Return ids as `MATCH` compares them, None for any."""
    return None if among is None else ",".join(one.hex().upper() for one in among)


def expression(asked: list[str]) -> str:
    """Return the full-text query: every word, quoted, the last one as a prefix."""
    return " AND ".join(f'"{word}"' for word in asked) + "*"


def index(writer: Writer, n: int, entry: Entry, text: str) -> None:
    """Index the words of the entry kept in row *n*."""
    writer.execute(
        "INSERT OR REPLACE INTO entry_text(rowid, title, notes, body)"
        " VALUES (?, ?, ?, ?)",
        (n, fold(entry.title), fold(notes(entry)), fold(text)),
    )


def forget(writer: Writer, n: int) -> None:
    """Take the words of row *n* out of the index."""
    writer.execute("DELETE FROM entry_text WHERE rowid = ?", (n,))


def rinse(writer: Writer) -> None:
    """Rewrite the index without the words of the rows forgotten."""
    writer.execute("INSERT INTO entry_text(entry_text) VALUES ('optimize')")


def _said(value: Any, *, key: str) -> list[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return [each for k, v in value.items() for each in _said(v, key=k)]
    if isinstance(value, list):
        return [each for v in value for each in _said(v, key=key)]
    return [value] if isinstance(value, str) and key in _SAID else []


@cache
def _alike() -> dict[str, str]:
    """Give, for a plain letter, the letters that fold to it."""
    alike: dict[str, str] = {}
    for letter in map(chr, range(0xC0, 0x250)):
        alike[fold(letter)] = alike.get(fold(letter), "") + letter
    return alike


@lru_cache(maxsize=1)
def _pattern(asked: tuple[str, ...]) -> re.Pattern[str]:
    """Find the words asked in text as it was written."""
    *whole, last = [_spelt(word) for word in asked]
    ends = [rf"{word}(?![^\W_])" for word in whole]
    either = "|".join([*ends, rf"{last}[^\W_]*"])
    return re.compile(rf"(?<![^\W_])(?:{either})", re.IGNORECASE)


def _spelt(word: str) -> str:
    """Spell a folded word with every accent and ligature it may have."""

    def piece(match: re.Match[str]) -> str:
        letters = "".join(
            f"[{each}{_alike().get(each, '')}][\u0300-\u036f]*" for each in match[0]
        )
        ligatures = _alike().get(match[0], "") if len(match[0]) > 1 else ""
        return f"(?:[{ligatures}]|{letters})" if ligatures else letters

    return re.sub("oe|ae|ss|.", piece, word)
