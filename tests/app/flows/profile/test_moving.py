"""Lines noted before their kind lay elsewhere are moved, and say the same."""

from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.query import PAGE_MAX
from app.domain.write import Write
from app.flows.entrusted.read_only import ReadOnlyVault
from app.flows.profile.moving import settle
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-028")
DOCTOR = {"role": "attending-doctor", "name": "Dr Anne Fictive"}
EACH = pytest.mark.parametrize("read", [Rubric.PROFILE, Rubric.WISHES])


@pytest.fixture
def home() -> PaperHome:
    return PaperHome()


def before(home: PaperHome, **changed: object) -> Entry:
    """Note a doctor as an earlier version did, among the profile."""
    entry = home.profile.add("professionnels", DOCTOR)
    old = replace(entry, rubric=Rubric.PROFILE, **changed)  # type: ignore[arg-type]  # fields of an entry
    home.vault.commit(Write(home.space.id, entries=(old,)))
    return old


def test_a_line_goes_to_its_rubric_and_says_the_same(home: PaperHome) -> None:
    old = before(home)
    assert home.profile.line(old.id).said == DOCTOR
    settle(home.profile, ())
    line = home.profile.line(old.id)
    assert line.entry == replace(old, rubric=Rubric.WISHES)
    assert home.profile.history(old.id) == []


def test_what_is_hidden_stays_hidden_and_the_trash_moves_too(home: PaperHome) -> None:
    hidden = before(home, confidentiality=Confidentiality.MASQUE_PS)
    thrown = before(home)
    home.trash.throw(thrown.id)
    settle(home.profile, ())
    kept = home.vault.entries(home.space.id, [hidden.id, thrown.id])
    assert {one.rubric for one in kept.values()} == {Rubric.WISHES}
    assert kept[hidden.id].confidentiality is Confidentiality.MASQUE_PS
    assert home.trash.count() == 1


@EACH
def test_nothing_moves_while_somebody_reads_either_rubric(
    home: PaperHome, read: Rubric
) -> None:
    old = before(home)
    settle(home.profile, {read, Rubric.MEASURES})
    assert home.profile.line(old.id).entry == old
    settle(home.profile, {Rubric.MEASURES})
    assert home.profile.line(old.id).entry.rubric is Rubric.WISHES


def test_done_once_it_writes_nothing_and_leaves_the_other_kinds(
    home: PaperHome,
) -> None:
    allergy = home.profile.add("allergies", {"substance": "latex"})
    for _ in range(PAGE_MAX + 1):
        before(home)
    settle(home.profile, ())
    own = home.space.id
    settle(replace(home.profile, vault=ReadOnlyVault(home.vault, own, own)), ())
    moved = home.profile.lines("professionnels", limit=2 * PAGE_MAX)
    assert {one.entry.rubric for one in moved} == {Rubric.WISHES}
    assert home.profile.line(allergy.id).entry.rubric is Rubric.PROFILE
