"""A grant holds between its dates, until it is revoked."""

import pytest

from sync.server.book import Member


@pytest.mark.parametrize(
    ("at", "live"), [(9, False), (10, True), (19, True), (20, False)]
)
def test_a_grant_holds_between_its_dates(at: int, *, live: bool) -> None:
    assert Member(b"", b"", b"", 3, 10, 20).live(at) is live


def test_a_grant_without_end_lasts() -> None:
    assert Member(b"", b"", b"", 3).live(1 << 60)


def test_a_revoked_grant_is_dead() -> None:
    assert not Member(b"", b"", b"", 3, revoked=5).live(1)
