"""What a stranger titles is listed without harm; what anybody titles is unchanged."""

from dataclasses import replace

import pytest

from app.domain.ids import EntryId, SpaceId
from app.flows.entrusted.heard import TITLE_MAX, heard
from tests.app.relatives import a_family
from tests.app.worlds import an_entry

LANE = SpaceId(b"l" * 16)
ENTRY = an_entry(SpaceId(b"s" * 16), EntryId(b"e" * 16), "Bilan,\nsuite")


@pytest.mark.parametrize("meta", [{}, ENTRY.meta])
def test_an_element_is_as_it_was_but_in_its_lane(meta: dict[str, str]) -> None:
    entry = replace(ENTRY, meta=meta)
    assert heard(entry, LANE) == replace(entry, space=LANE)


def test_a_title_can_be_listed() -> None:
    long = replace(ENTRY, meta={"title": "a" * 2_000_000, "note": "x"})
    assert heard(long, LANE).meta == {"title": "a" * TITLE_MAX, "note": "x"}
    turned = replace(ENTRY, meta={"title": "\u202eIRM\x1b[2J\u200b"})
    assert heard(turned, LANE).title == "IRM[2J"


def test_what_is_entrusted_is_kept_so() -> None:
    family = a_family()
    family.camille.write("\u202e" + "a" * 2_000)
    family.entrust()
    family.louise.pull()
    assert max(map(len, family.louise.titles())) == TITLE_MAX - 1
