"""What is the same is grouped; two patients never are, whatever they share."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import EntryId
from app.rules.alike import Print, groups
from tests.conftest import Tally

_FEW = st.sampled_from([b"", b"a", b"b"])
_PRINT = st.builds(
    Print,
    id=st.just(EntryId(b"")),
    files=st.sampled_from([(), (b"1",), (b"2",), (b"1", b"2")]),
    identifier=_FEW,
    likeness=_FEW,
    subject=st.sampled_from(["", "jean", "paul"]),
)


def numbered(prints: list[Print]) -> list[Print]:
    """Give each its own id."""
    return [
        Print(
            EntryId(bytes([rank])), one.files, one.identifier, one.likeness, one.subject
        )
        for rank, one in enumerate(prints)
    ]


@pytest.mark.covers("C-171")
@settings(max_examples=1000)
@given(st.lists(_PRINT, min_size=2, max_size=8))
def test_no_group_names_two_patients(prints: list[Print]) -> None:
    every = {one.id: one for one in numbered(prints)}
    for group in groups(every.values()):
        named = {every[one].subject for one in group} - {""}
        assert len(named) <= 1


@pytest.mark.covers("C-171")
def test_a_thousand_pairs_are_judged_right(tally: Tally) -> None:
    signs = ((b"1",), b"i", b"l"), ((b"2",), b"j", b"m"), ((), b"", b"")
    prints = [
        (files, identifier, likeness, subject)
        for files, _, _ in signs
        for _, identifier, _ in signs
        for _, _, likeness in signs
        for subject in ("", "jean", "paul")
    ]
    pairs = list(combinations(prints, 2))
    for one, other in pairs:
        twins = numbered([Print(EntryId(b""), *one), Print(EntryId(b""), *other)])
        shared = any(a and a == b for a, b in zip(one[:3], other[:3], strict=True))
        strangers = one[3] and other[3] and one[3] != other[3]
        assert bool(groups(twins)) is bool(shared and not strangers)
    tally("pairs of documents told apart or grouped", len(pairs))
    assert len(pairs) >= 1000


def test_groups_come_in_order_and_leave_out_what_is_alone() -> None:
    a, b, c, d = numbered(
        [
            Print(EntryId(b""), (b"1",)),
            Print(EntryId(b""), (b"2",)),
            Print(EntryId(b""), (b"1",), b"i"),
            Print(EntryId(b""), (b"3",), b"i"),
        ]
    )
    assert groups([a, b, c, d]) == [[a.id, c.id, d.id]]


def test_what_names_nobody_brings_no_two_patients_together() -> None:
    jean, unknown, paul = numbered(
        [
            Print(EntryId(b""), (), b"i", subject="jean"),
            Print(EntryId(b""), (), b"i"),
            Print(EntryId(b""), (), b"i", subject="paul"),
        ]
    )
    assert groups([jean, unknown, paul]) == [[jean.id, unknown.id]]
