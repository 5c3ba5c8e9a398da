"""The gestures the journal's tests are told with."""

from dataclasses import replace

from app.domain.entry import Entry
from app.domain.journal import Line, Outcome
from app.domain.write import Origin, Write
from tests.storage.contract.conftest import Home
from tests.storage.samples import SPACE, batch, entry, item

FIRST = entry(1, meta={"title": "premier"})
SECOND = entry(1, meta={"title": "deuxième"})
THIRD = entry(1, meta={"title": "troisième"})


def put(home: Home, *entries: Entry, origin: Origin = Origin.HERE) -> None:
    home.vault.commit(Write(space=SPACE, entries=entries), origin=origin)


def remove(home: Home, number: int, *, origin: Origin = Origin.HERE) -> None:
    home.vault.commit(Write(space=SPACE, removed=(item(number),)), origin=origin)


def seal(home: Home) -> list[int]:
    places = [line.n for line in home.journal.lines(SPACE)]
    home.vault.commit(Write(space=SPACE, freeze=batch(*places)))
    return places


def answer(home: Home, *outcomes: Outcome) -> None:
    home.vault.commit(Write(space=SPACE, outcomes=outcomes))


def only(home: Home) -> Line:
    (line,) = home.journal.lines(SPACE)
    return line


def known(home: Home, *, rev: int = 3) -> None:
    """Put FIRST there as the server numbered it."""
    put(home, replace(FIRST, rev=rev), origin=Origin.PEER)
