"""A row is ticked and let go by pressing it, in words too; the sum is said."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.ids import EntryId
from tests.screens.homes import filled
from views.parts.outside.picking import Ticking, picked_words, weight_of
from views.text import size


def an_entry() -> Entry:
    return filled().documents.list()[0]


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([], "Aucun document choisi"),
        ([2_000], f"1 document choisi · {size(2_000)}"),
        ([2_000_000, 1_000_000], f"2 documents choisis · {size(3_000_000)}"),
    ],
)
def test_what_is_ticked_is_said_with_its_weight(weights: list[int], words: str) -> None:
    picked = {EntryId(bytes([rank])): one for rank, one in enumerate(weights)}
    assert picked_words(picked) == words


def test_only_the_files_received_weigh() -> None:
    entry = an_entry()
    (own,) = (one for one in entry.attachments if one.role == "original")
    words = replace(own, role="text", plain_size=9_999)
    assert weight_of(replace(entry, attachments=(own, words))) == own.plain_size


def test_a_drawing_is_the_same_while_the_same_are_ticked() -> None:
    one, left, right = frozenset({EntryId(b"1")}), list[Entry](), list[Entry]()
    assert Ticking(one, left.append) == Ticking(one, right.append)
    assert Ticking(one, left.append) != Ticking(frozenset(), left.append)
