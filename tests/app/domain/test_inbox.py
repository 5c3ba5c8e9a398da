"""What becomes of a reading has a word for each case, and nothing tells its value."""

from app.domain.inbox import WAITING, Fate, Intake, Item
from app.domain.write import Write
from tests.fictitious.heard import SCALE, weight
from tests.storage.samples import SPACE


def test_what_waits_is_what_asks_something() -> None:
    assert set(WAITING) == {Fate.UNASSIGNED, Fate.TO_CONFIRM, Fate.TO_DATE}


def test_no_value_is_told_by_a_write() -> None:
    said = weight("71.235")
    item = Item(said.key, SCALE.key, Fate.UNASSIGNED, 1, said)
    assert "71.235" not in repr(Write(SPACE, intake=Intake(items=(item,))))
    assert said.key.hex() not in repr(item)
