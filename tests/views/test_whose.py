"""A name typed means one person, or nobody: never whoever comes first."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from views.whose import meant


def someone(number: int, name: str) -> Space:
    """Return the space of somebody."""
    return Space(SpaceId(bytes([number]) * 16), name)


ROSE, LEO, ZOE = someone(1, "Rose Martin"), someone(2, "Léo  Martin"), someone(3, "Zoé")
COMING = someone(4, "")
PEOPLE = [ROSE, LEO, ZOE, COMING]


@pytest.mark.parametrize("typed", ["Léo Martin", "leo martin", " LÉO   MARTIN "])
def test_accents_capitals_and_spaces_do_not_matter(typed: str) -> None:
    assert meant(PEOPLE, typed) == LEO


def test_the_owner_is_meant_by_her_name_too() -> None:
    assert meant(PEOPLE, "rose martin") == ROSE


@pytest.mark.parametrize("typed", ["", " ", "Léo", "Martin", "Paul"])
def test_nobody_is_meant_by_half_a_name_or_by_none(typed: str) -> None:
    """A space whose name has not come is not who an empty name means."""
    with pytest.raises(Refused) as refused:
        meant(PEOPLE, typed)
    assert refused.value.code == "person.unknown"


def test_two_alike_are_told_apart_by_their_identifier_only() -> None:
    twin = someone(9, "zoe")
    with pytest.raises(Refused) as refused:
        meant([*PEOPLE, twin], "Zoé")
    assert refused.value.code == "person.ambiguous"
    assert meant([*PEOPLE, twin], twin.id.hex()) == twin
