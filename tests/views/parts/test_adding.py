"""How many of the files given are documents, and the words that count them."""

import pytest

from views.parts.adding import Work
from views.parts.fate import Told, counted


def test_only_what_has_an_id_is_kept() -> None:
    assert Work((Told("a", "01"), Told("b"), Told("c", "02")), total=5).kept == 2


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 document est là."), (1, "1 document est là."), (2, "2 documents sont là.")],
)
def test_the_count_is_said(count: int, words: str) -> None:
    assert counted(count) == words
