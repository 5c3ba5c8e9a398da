"""« Couché ou debout ? » : asked of a height near two years, when both are possible."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.age import Birth
from app.domain.posture import POSTURE
from app.kinds import Kind
from app.rules.childhood.posture import postures
from app.rules.childhood.standards import DAYS


def posing(kind: Kind, born: str, day: date, *, said: bool = False) -> Kind:
    """Return *kind* as it asks on a *day* of somebody *born* then (ISO, "" unknown).

    How they were held is asked where it matters, and where it was *said* already.
    """
    if said or _matters(Birth.parse(born), day):
        return kind
    return replace(kind, asks=tuple(one for one in kind.asks if one.name != POSTURE))


def _matters(birth: Birth | None, day: date) -> bool:
    if birth is None:
        return False
    ages = [Decimal((day - one).days) / DAYS for one in (birth.first, birth.last)]
    return any(map(postures().asked, ages))
