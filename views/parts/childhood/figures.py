"""« Croissance » in words and figures: its sentence, its rows, the ages under it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.flows.childhood.placing import Place, Placed
from app.kinds import Kind
from app.rules.childhood.curves import Curve
from views.parts.childhood.ages import months_words
from views.parts.childhood.centiles import centile_cell, centile_words
from views.text import _, date_short, ngettext, number, quantity

ROWS: Final = 100
"""Rows of the table at most, the latest ones."""
_YEAR, _YEARS = 12, 36
"""Months of a year, months from which ages are told in years."""
_STEPS: Final = (1, 2, 3, 6, 12, 24, 36, 48, 96)
"""Months between two marks under the curve."""
_DRAWN: Final = 48
"""Points of a line at most, about: more would not be seen."""
Points = list[tuple[Decimal, Decimal]]


def growth_said(placed: Placed, kind: Kind) -> str:
    """Say how many points, the last one, its age, where it stands."""
    if not placed.places:
        return _("Aucune mesure à ces âges.")
    count, last = len(placed.places), placed.places[-1]
    words = ngettext("{count} mesure.", "{count} mesures.", count)
    latest = _("La dernière : {value}, à la naissance.")
    if not last.point.at_birth:
        latest = _("La dernière : {value}, à {age}.")
    latest = latest.format(
        value=quantity([last.point.value], kind), age=_aged(placed, last)
    )
    stands = []
    if last.centile is not None:
        stands = [_("Elle est {where}.").format(where=centile_words(last.centile))]
    return " ".join([words.format(count=number(count, 0)), latest, *stands])


def growth_head(placed: Placed, kind: Kind) -> list[str]:
    """Return the titles of the columns of `growth_rows`."""
    age = _("Âge corrigé") if placed.corrected else _("Âge")
    centile = [_("Centile")] if _stands(placed) else []
    return [age, _(kind.label), *centile, _("Jour")]


def growth_rows(placed: Placed, kind: Kind) -> list[tuple[str, ...]]:
    """Return the rows of the table, the latest first: age, value, centile, day."""
    stands = _stands(placed)
    return [
        (
            _row_age(one),
            quantity([one.point.value], kind),
            *([centile_cell(one.centile)] if stands else []),
            date_short(one.point.when),
        )
        for one in reversed(placed.places)
    ][:ROWS]


def growth_points(placed: Placed, kind: Kind) -> Points:
    """Return the child's points: months, and the value in the unit shown."""
    return [(one.age, _shown(kind, one.value)) for one in placed.places]


def line_points(line: Curve, kind: Kind) -> Points:
    """Return what is drawn of a line, in the unit shown: few points, both ends."""
    step = -(-len(line.points) // _DRAWN)
    few = [*line.points[:-1][::step], line.points[-1]]
    return [(age, _shown(kind, value)) for age, value in few]


def age_marks(placed: Placed, most: int) -> range:
    """Return round ages in months, within those shown, *most* steps apart at most."""
    wide = placed.until - placed.since
    step = next((one for one in _STEPS if wide / one <= most), _STEPS[-1])
    first = -(-int(placed.since) // step) * step
    return range(first, int(placed.until) + 1, step)


def age_figures(placed: Placed, ages: Sequence[int]) -> dict[float, str]:
    """Return what is written under each age: years when there are many months."""
    unit = _YEAR if placed.until > _YEARS else 1
    return {float(age): number(Decimal(age) / unit) for age in ages}


def age_named(placed: Placed) -> str:
    """Say in which unit ages are, and whether they are corrected."""
    if placed.until > _YEARS:
        return _("Âge en années")
    return _("Âge corrigé, en mois") if placed.corrected else _("Âge en mois")


def _stands(placed: Placed) -> bool:
    return any(one.centile is not None for one in placed.places)


def _aged(placed: Placed, place: Place) -> str:
    age = months_words(place.age)
    return _("{age} d'âge corrigé").format(age=age) if placed.corrected else age


def _row_age(place: Place) -> str:
    return _("naissance") if place.point.at_birth else months_words(place.age)


def _shown(kind: Kind, value: Decimal) -> Decimal:
    return kind.shown.shown(value) if kind.shown else value
