"""« Par maladie » : the lines of a booklet gathered under what they protect from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.immunization import Coded
from app.domain.vaccine import DISEASES
from app.flows.vaccines.sameness import Line
from views.parts.vaccines.words import day_of, disease_name, product_name, short_day
from views.text import _


@dataclass(frozen=True, slots=True)
class Shelf:
    """A disease by its name, and the doses against it: day and vaccine, latest first.

    Those whose disease nobody knows come last.
    """

    name: str
    doses: tuple[tuple[str, str], ...] = field(repr=False)


def by_disease(lines: Iterable[Line], *, short: bool = False) -> tuple[Shelf, ...]:
    """Return a shelf a disease, in the order of the calendar's table.

    Days are in figures when *short*, in full otherwise.
    """
    day = short_day if short else day_of
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lines:
        told = day(line.dose), product_name(line.dose.vaccine)
        for one in line.dose.diseases or (Coded(),):
            found.setdefault(disease_name(one), []).append(told)
    order = [_(name) for name in DISEASES.values()]
    names = sorted(found, key=lambda name: _rank(order, name))
    unknown = _("Maladie inconnue")
    return tuple(
        Shelf(name[:1].upper() + name[1:] or unknown, tuple(found[name]))
        for name in names
    )


def _rank(order: list[str], name: str) -> tuple[int, str]:
    """Return the place of a disease: ours first, the unknown last."""
    known = order.index(name) if name in order else len(order)
    return (known, name) if name else (len(order) + 1, name)
