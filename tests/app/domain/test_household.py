"""Who else steps on a scale is noted and read back; what is unreadable says nobody."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.household import Member, read_members, weighing, written

MEMBERS = st.lists(
    st.builds(
        Member,
        st.text(min_size=1, max_size=40),
        st.none() | st.decimals(1, 300, places=2),
    ),
    max_size=5,
)


@given(MEMBERS)
def test_members_are_read_back_as_they_were(members: list[Member]) -> None:
    assert read_members(written(members)) == tuple(members)


@pytest.mark.parametrize("said", [None, {}, "x", [1], [["a"]], [["a", "b"]], [[1, ""]]])
def test_what_is_unreadable_says_nobody(said: object) -> None:
    assert read_members(said) == ()


def test_only_who_was_weighed_has_another_weight() -> None:
    both = (Member("Paul", Decimal(80)), Member("Ma fille"))
    now = weighing(both, "Ma fille", Decimal("54.2"))
    assert now == (both[0], Member("Ma fille", Decimal("54.2")))
