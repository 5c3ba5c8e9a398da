"""The largest file taken is the one chosen, never more than a change may hold."""

import pytest

from app.crypto.files import PART
from app.crypto.stream import HEADER, padded_size, sealed_size
from app.domain.write import Write
from app.flows.size_max import DEFAULT, LIMIT, SETTING, size_max
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-023")

REFS_MAX = 1_024
"""The parts one op may name (design, sync)."""


def test_it_is_what_was_chosen_on_this_device() -> None:
    home = PaperHome()
    assert size_max(home.vault) == DEFAULT
    for chosen, found in ((5_000_000, 5_000_000), (LIMIT + 1, LIMIT)):
        settings = {SETTING: str(chosen).encode()}
        home.vault.commit(Write(home.space.id, settings=settings))
        assert size_max(home.vault) == found


def test_the_largest_file_fits_in_the_parts_of_one_change_beside_its_words() -> None:
    envelope = HEADER + sealed_size(padded_size(LIMIT, ">Q"))
    words = HEADER + sealed_size(padded_size(200_000, ">Q"))
    parts = -(-envelope // PART) + -(-words // PART)
    assert parts < REFS_MAX - 50
