"""A home in memory: its ports share the same dictionaries, and tell the pulse."""

from datetime import UTC, datetime

from app.domain.changes import Changes
from app.domain.ids import SpaceId
from app.domain.write import Write
from app.flows.heart import Heart
from storage.memory.home import memory_home

SPACE = SpaceId(b"s" * 16)


def test_what_one_port_writes_another_reads() -> None:
    heart, heard = Heart(), list[Changes]()
    heart.listen(heard.append)
    home = memory_home(lambda: datetime(2026, 11, 22, tzinfo=UTC), heart)
    assert home.vault.spaces() == []
    home.vault.commit(Write(SPACE, settings={"name": b"value"}))
    assert home.vault.spaces() == [SPACE]
    assert home.journal.waiting(SPACE) == 0
    assert home.trail.standing(SPACE) is None
    assert [one.space for one in heard] == [SPACE]


def test_two_homes_know_nothing_of_each_other() -> None:
    first, second = (memory_home(lambda: datetime.now(UTC), Heart()) for _ in "ab")
    first.vault.commit(Write(SPACE))
    assert second.vault.spaces() == []


def test_what_is_kept_for_one_person_is_not_seen_from_another() -> None:
    other = SpaceId(b"o" * 16)
    home = memory_home(lambda: datetime(2026, 11, 22, tzinfo=UTC), Heart())
    own, child = home.apart(SPACE, own=True), home.apart(other, own=False)
    own.commit(Write(SPACE, settings={"name": b"value"}))
    assert child.setting("name") is None
    assert home.vault.setting("name") == b"value"
