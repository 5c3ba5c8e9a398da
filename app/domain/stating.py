"""What every driver says of a reading in the same words."""

from decimal import Decimal

from app.domain.device import Mark, Special, Way
from app.domain.dialogue import Session


def spoken(value: Decimal | Special | None) -> str:
    """Return a value as it was stated, every digit kept; "" for none."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""


def marks_of(value: Decimal | Special | None) -> frozenset[Mark]:
    """Return what a value says of itself: no number, or beyond what can be read."""
    if value is Special.POS_INF:
        return frozenset({Mark.HIGH})
    if value is Special.NEG_INF:
        return frozenset({Mark.LOW})
    return frozenset() if isinstance(value, Decimal) else frozenset({Mark.FAILED})


def virtual(session: Session) -> frozenset[Mark]:
    """Return the mark of what a program plays."""
    return frozenset({Mark.VIRTUAL}) if session.virtual else frozenset()


def way_of(session: Session, way: Way) -> Way:
    """Return how a reading came: what a program plays came by no real way."""
    return Way.VIRTUAL if session.virtual else way
