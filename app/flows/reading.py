"""What a document says of itself: a title to show and the date of its act."""

import re
from collections.abc import Iterator
from itertools import chain

from app.domain.errors import Refused
from app.domain.folding import plain, visible
from app.domain.when import When
from app.flows.filing import TO_FILE, guess

TITLE_MAX = 100
_LETTERS_MIN = 4
_TOP = 30
_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
_WORDS = rf"(?P<d>\d{{1,2}})(?:er)? (?P<month>{'|'.join(_MONTHS)}) (?P<y>\d{{4}})"
_FRENCH = re.compile(
    rf"\b(?:{_WORDS}|(?P<d2>\d{{1,2}})[/.](?P<m2>\d{{1,2}})[/.](?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))\b"
)
_FILE = re.compile(
    r"(?<!\d)(?:(?P<y>20\d{2}|19\d{2})[-_.]?(?P<m>\d{2})[-_.]?(?P<d>\d{2})"
    r"|(?P<d2>\d{2})[-_.](?P<m2>\d{2})[-_.](?P<y2>20\d{2}|19\d{2}))(?!\d)"
)
_BIRTH = re.compile(r"(?:\bne(?:\(?e\)?)?|naissance\D{0,5})\s*(?:le)?\W*$")
_BIRTH_REACH = 20


def proposed_title(stated: str, text: str, name: str) -> str:
    """Return the title stated, else the most telling heading, else the file name."""
    lines = (" ".join(line.split()) for line in text.splitlines()[:_TOP])
    headings = [line for line in lines if _is_heading(line)]
    telling = (line for line in headings if guess(line).code != TO_FILE)
    heading = " ".join(stated.split()) or next(chain(telling, headings), "")
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return visible(heading or re.sub(r"[_\s]+", " ", stem).strip())[:TITLE_MAX].strip()


def date_in_text(text: str, *, latest: int) -> When | None:
    """Return the first French date of *text* that is no birth date nor to come.

    *latest* is Unix ms.
    """
    bare = plain(text)
    for found in _FRENCH.finditer(bare):
        before = bare[max(0, found.start() - _BIRTH_REACH) : found.start()]
        if not _BIRTH.search(before):
            when = _day(*_french(found))
            if when and when.start <= latest:
                return when
    return None


def date_in_name(name: str, *, latest: int) -> When | None:
    """Return the date a file name holds (`2026-03-12`, `20260312`, `12-03-2026`)."""
    dates = (_day(*_numbers(found)) for found in _FILE.finditer(name))
    return next((when for when in dates if when and when.start <= latest), None)


def _is_heading(line: str) -> bool:
    letters = sum(one.isalpha() for one in line)
    return letters >= _LETTERS_MIN and len(line) / 2 <= letters <= TITLE_MAX


def _french(found: re.Match[str]) -> Iterator[int]:
    if found["month"]:
        yield from (int(found["y"]), _MONTHS.index(found["month"]) + 1, int(found["d"]))
    else:
        rank = "2" if found["y2"] else "3"
        yield from (int(found[part + rank]) for part in "ymd")


def _numbers(found: re.Match[str]) -> Iterator[int]:
    names = ("y", "m", "d") if found["y"] else ("y2", "m2", "d2")
    yield from (int(found[name]) for name in names)


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When.parse(f"{year:04}-{month:02}-{day:02}")
    except Refused:
        return None
