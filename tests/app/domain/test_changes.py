"""What a commit touched wakes those it concerns, and nobody else."""

from app.domain.changes import Changes
from app.domain.ids import SpaceId

CHANGES = Changes(SpaceId(bytes(16)), frozenset({"body-weight", "journal"}))


def test_a_kind_that_changed_is_touched() -> None:
    assert CHANGES.touches("journal")
    assert CHANGES.touches("document", "body-weight")


def test_another_kind_is_not() -> None:
    assert not CHANGES.touches("document", "conflict")
    assert not CHANGES.touches("body")


def test_nothing_is_touched_by_nothing() -> None:
    assert not CHANGES.touches()
    assert not Changes(CHANGES.space, frozenset()).touches("journal")
