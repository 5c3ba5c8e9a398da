"""« Même dose » : one injection told twice is one line of the booklet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import plain
from app.domain.immunization import Immunization
from app.flows.vaccines.booklet import dose_of
from app.flows.vaccines.standing import FEED


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """« Ligne du carnet » : a dose, and the entries that tell the same one.

    The one told by who gave it stands for all; *dose* is what it says.
    """

    entry: Entry
    dose: Immunization
    others: tuple[Entry, ...] = ()


def same(one: Immunization, other: Immunization) -> bool:
    """Say whether two tell the same injection: same date, same product, no doubt.

    A lot or a rank that differs makes them two.
    """
    dated = bool(one.day) and one.day == other.day
    told = (one.lot, other.lot), (one.rank, other.rank)
    alike = all(not left or not right or left == right for left, right in told)
    return dated and alike and _product(one, other)


def lines(entries: Iterable[Entry]) -> list[Line]:
    """Return the lines of a booklet, in the order of *entries*.

    What cannot be read stands alone, by its title.
    """
    found: list[Line] = []
    for entry in entries:
        dose = _read(entry)
        alike = partial(_alike, Line(entry, dose))
        rank = next((n for n, line in enumerate(found) if alike(line)), None)
        if rank is None:
            found.append(Line(entry, dose))
        else:
            found[rank] = _joined(found[rank], entry, dose)
    return found


def alone(entry: Entry) -> Line:
    """Return an entry on a line of its own."""
    return Line(entry, _read(entry))


def holding(entry: Entry, among: Iterable[Entry]) -> tuple[Line, tuple[Line, ...]]:
    """Return a dose alone on its line, and those that tell the same injection."""
    own = alone(entry)
    rest = (alone(one) for one in among if one.id != entry.id)
    return own, tuple(one for one in rest if same(one.dose, own.dose))


def twin(dose: Immunization, among: Sequence[Line]) -> Line | None:
    """Return the line that already tells a dose, None when none does."""
    return next((line for line in among if same(line.dose, dose)), None)


def _alike(one: Line, other: Line) -> bool:
    """Say whether two tell the same injection, or are one dose of one service."""
    name = one.entry.meta.get(FEED)
    once = bool(name) and name == other.entry.meta.get(FEED)
    return once or same(one.dose, other.dose)


def _joined(line: Line, entry: Entry, dose: Immunization) -> Line:
    if dose.first_hand and not line.dose.first_hand:
        return Line(entry, dose, (line.entry, *line.others))
    return Line(line.entry, line.dose, (*line.others, entry))


def _product(one: Immunization, other: Immunization) -> bool:
    """Say whether two name the same product: a code, the diseases, or the name."""
    codes = [{(code.system, code.code) for code in dose.codes} for dose in (one, other)]
    against = [{code.code for code in dose.diseases} for dose in (one, other)]
    named = plain(one.vaccine) == plain(other.vaccine)
    return (
        named
        or bool(codes[0] & codes[1])
        or (bool(against[0]) and against[0] == against[1])
    )


def _read(entry: Entry) -> Immunization:
    try:
        return dose_of(entry)
    except Refused:
        return Immunization(entry.title, entry.when.text)
