"""« Âge » in words: days, then months, then years and months."""

from datetime import date
from decimal import Decimal
from typing import Final

from app.domain.age import Birth, later, years
from views.text import _, date_long, ngettext

_INFANT: Final = 3
"""Years under which months still count."""
_MONTHS: Final = 12


def age_words(birth: Birth, day: date) -> str:
    """Say how old somebody so born is on *day*; what is unsure is said so."""
    if birth.exact:
        return age_of(birth.first, day)
    words = _("environ {age}")
    return words.format(age=age_of(min(birth.last, day), day))


def age_of(born: date, day: date) -> str:
    """Say an age: « 12 jours », « 8 mois », « 2 ans et 8 mois », « 7 ans »."""
    whole = years(born, day)
    months = _whole_months(born, day) - _MONTHS * whole
    if not whole and not months:
        count = (day - born).days
        return ngettext("{count} jour", "{count} jours", count).format(count=count)
    if not whole:
        return _in_months(months)
    said = ngettext("{count} an", "{count} ans", whole).format(count=whole)
    if whole >= _INFANT or not months:
        return said
    return _("{years} et {months}").format(years=said, months=_in_months(months))


def months_words(months: Decimal) -> str:
    """Say an age given in months, to the nearest one."""
    count = round(months)
    if count < 2 * _MONTHS:
        return _in_months(count)
    whole, rest = divmod(count, _MONTHS)
    said = ngettext("{count} an", "{count} ans", whole).format(count=whole)
    if not rest:
        return said
    return _("{years} et {months}").format(years=said, months=_in_months(rest))


def span_words(since: date, until: date) -> str:
    """Say a window: « du 7 au … », each day whole."""
    first, last = (date_long(one, weekday=False) for one in (since, until))
    return _("du {first} au {last}").format(first=first, last=last)


def _in_months(count: int) -> str:
    return ngettext("{count} mois", "{count} mois", count).format(count=count)


def _whole_months(born: date, day: date) -> int:
    count = (day.year - born.year) * _MONTHS + day.month - born.month
    return count if later(born, months=count) <= day else count - 1
