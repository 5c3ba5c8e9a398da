"""The synthesis others may read is the last one made, unless it is hidden."""

from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.state import State
from app.domain.write import Write
from app.flows.latest_synthesis import latest, shown
from app.flows.readings import Readings
from app.flows.synthesis.summary import Synthesis
from tests.app.flows.synthesis.test_summary import TITLE, allergy
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-016")


def made(home: PaperHome, pages: bytes = b"page une") -> Entry:
    readings = Readings(home.vault, home.space)
    synthesis = Synthesis.over(home.documents, readings, home.profile.world)
    chosen = [allergy(home.profile, "latex")]
    entry = synthesis.make(pages, chosen, title=TITLE).entry
    assert entry is not None
    return entry


def kept(home: PaperHome, entry: Entry) -> None:
    home.vault.commit(Write(home.space.id, entries=(entry,)))


def test_none_before_it_is_made_then_the_last_one() -> None:
    home = PaperHome()
    assert shown(home.vault, home.space.id) is None
    made(home)
    second = made(home, b"page deux")
    found = shown(home.vault, home.space.id)
    assert found is not None
    assert found.id == second.id


def test_one_that_is_hidden_is_shown_to_nobody() -> None:
    home = PaperHome()
    entry = made(home)
    kept(home, replace(entry, confidentiality=Confidentiality.PRIVE))
    assert latest(home.vault, home.space.id) is not None
    assert shown(home.vault, home.space.id) is None


def test_one_in_the_trash_is_no_more() -> None:
    home = PaperHome()
    entry = made(home)
    kept(home, replace(entry, meta={**entry.meta, "status": State.TRASHED.value}))
    assert shown(home.vault, home.space.id) is None
