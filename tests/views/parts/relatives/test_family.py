"""Each person keeps one mark, never the owner's, and it is there at once."""

from itertools import islice

import pytest

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.dependents.dependents import Dependent, Tie
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_world
from views.parts.person import MARKS, UNKNOWN
from views.parts.relatives.family import FAMILY, Family, mark_of
from views.shell import opened


def test_nobody_has_the_mark_of_the_owner_and_five_people_have_five() -> None:
    marks = [mark_of(rank) for rank in range(7)]
    assert MARKS[0] not in marks
    assert len(set(marks)) == len(MARKS) - 1
    assert marks[5] == marks[0]


def test_one_s_own_house_has_the_first_mark_and_another_that_of_its_rank() -> None:
    own, hers = a_family().family.values()
    first = Dependent(Space(SpaceId(b"f" * 16), "Tom"), Tie.CHILD, away=True)
    known = Family((first, Dependent(hers.space, Tie.CHILD)))
    assert known.mark(own) == MARKS[0]
    assert known.mark(hers) == MARKS[2]
    assert Family().mark(hers) == UNKNOWN


@pytest.mark.anyio
async def test_who_there_is_outlasts_a_change_of_person() -> None:
    door = a_family()
    async with FletUnit(opened(a_world(door))) as ui:
        hers = next(islice(door.family.values(), 1, None))
        family = ui.page.session.store.get(FAMILY)
        assert [one.space.name for one in family.people] == ["Léa"]
        ui.page.data.enter(hers)
        await ui.settle()
        assert ui.page.session.store.get(FAMILY).mark(hers) == MARKS[1]
