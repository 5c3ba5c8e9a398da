"""Levels a person may choose, and the one a document comes with."""

from datetime import date

import pytest

from app.domain.collection import Confidentiality
from app.rules.hiding import levels, narrows, strictest

TODAY = date(2026, 11, 22)
_PARENTS = Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX


@pytest.mark.parametrize(
    ("born", "offered"),
    [
        ("1948-03-07", False),
        ("2011-11-22", True),
        ("2011-11-23", False),
        ("2008-11-23", True),
        ("2008-11-22", False),
        ("2010", False),
        ("", False),
        ("hier", False),
    ],
)
def test_only_minors_of_fifteen_hide_from_parents(born: str, offered: bool) -> None:  # noqa: FBT001 - a verdict
    assert (_PARENTS in levels(born, TODAY)) is offered
    assert {Confidentiality.N, Confidentiality.MASQUE_PS} <= set(levels(born, TODAY))


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        ((), Confidentiality.N),
        (("N",), Confidentiality.N),
        (("R", "V"), Confidentiality.N),
        (("INVISIBLE_PATIENT",), Confidentiality.N),
        (("N", "MASQUE_PS"), Confidentiality.MASQUE_PS),
        (("INVISIBLE_REPRESENTANTS_LEGAUX",), _PARENTS),
        (("MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX"), Confidentiality.PRIVE),
    ],
)
def test_the_strictest_label_wins(
    codes: tuple[str, ...], level: Confidentiality
) -> None:
    assert strictest(codes) is level


@pytest.mark.parametrize("level", Confidentiality)
def test_nobody_is_shut_out_of_the_same_level_nor_let_in_a_private_one(
    level: Confidentiality,
) -> None:
    assert not narrows(level, level)
    assert not narrows(Confidentiality.PRIVE, level)
    assert narrows(level, Confidentiality.PRIVE) is (level is not Confidentiality.PRIVE)


def test_each_mask_shuts_somebody_out_of_the_other() -> None:
    assert narrows(Confidentiality.MASQUE_PS, _PARENTS)
    assert narrows(_PARENTS, Confidentiality.MASQUE_PS)
    assert narrows(Confidentiality.N, _PARENTS)
