"""What would be read is counted: neither what is hidden, nor what is put aside."""

from app.domain.collection import Confidentiality, Rubric
from app.flows.mandates.counting import counted
from tests.screens.homes import filled


def test_each_rubric_counts_what_is_in_use() -> None:
    house = filled()
    counts = counted(house.documents.vault, house.profile.world, house.space.id)
    assert counts[Rubric.MEASURES] == 32
    assert counts[Rubric.WISHES] == 1
    assert counts[Rubric.PROFILE] == 2


def test_what_is_hidden_thrown_or_withdrawn_is_not_counted() -> None:
    house = filled()
    vault, world, space = house.documents.vault, house.profile.world, house.space.id
    before = counted(vault, world, space)
    hidden, thrown, *_rest = house.documents.list()
    house.custody.hide(hidden.id, Confidentiality.PRIVE)
    house.trash.throw(thrown.id)
    last = house.measures.last("pain-severity")
    assert last
    house.measures.withdraw(last.entry.id)
    after = counted(vault, world, space)
    assert sum(before.values()) - sum(after.values()) == 3
    assert after[Rubric.MEASURES] == before[Rubric.MEASURES] - 1
