"""What the example noted of her health: every rubric, tied, sound and invented."""

import gc
import os
from datetime import UTC, timedelta
from time import thread_time

import pytest

from app.domain.emergency import Level, Part
from app.domain.ids import IdMint
from app.domain.space import Space
from app.domain.wishes import DIRECTIVES, DONATION
from app.fhir.models import model_faults
from app.flows.drafts import Drafts
from app.flows.emergency.sheet import Emergency, Unwritten
from app.flows.example.filling import fill
from app.flows.example.health import HEALTH, Telling
from app.flows.heart import Heart
from app.flows.preferences import Preferences
from app.flows.prevention.advising import Prevention
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import Links
from app.flows.profile.stock import running_out
from app.flows.wishes.statements import Wishes
from app.flows.world import World
from app.rules.prevention.advice import Choice
from storage.memory.home import memory_home
from tests.app.flows.example.conftest import NOW, Place
from tests.app.flows.example.real import looks_real

pytestmark = pytest.mark.covers("C-149")
_EMPTY = {"grossesse"}
"""The rubric she has nothing to note in."""


@pytest.fixture(scope="module")
def told() -> tuple[Place, Space]:
    """The example, filled once."""
    place = Place()
    return place, fill(place.shelves, place.world, UTC)


def profile_of(told: tuple[Place, Space]) -> ProfileLines:
    """Return what she noted."""
    place, space = told
    return ProfileLines(place.home.vault, place.world, space)


def test_every_rubric_has_lines_that_are_sound(told: tuple[Place, Space]) -> None:
    profile = profile_of(told)
    lines = [line for one in profile.topics() for line in profile.lines(one.code)]
    assert {line.topic.code for line in lines} == {
        one.code for one in profile.topics() if one.code not in _EMPTY
    }
    for line in lines:
        assert model_faults(line.entry.body) == (), line.title
        assert line.entry.updated < NOW.timestamp() * 1000
    assert {one.state for one in lines} == {"active", "ended"}


@pytest.mark.covers("C-032")
def test_her_blood_group_is_declared_and_found_by_a_laboratory(
    told: tuple[Place, Space],
) -> None:
    place, space = told
    lines = profile_of(told).lines("groupe-sanguin")
    assert {one.source for one in lines} == {"declared", "laboratory"}
    assert len({one.title for one in lines}) == 1
    (found,) = (one for one in lines if one.source == "laboratory")
    (paper,) = Links(place.home.vault, place.world, space).of(found.entry.id)
    assert paper.title == "Carte de groupe sanguin"


def test_a_box_is_soon_empty_and_a_dose_was_changed(told: tuple[Place, Space]) -> None:
    profile = profile_of(told)
    (soon,) = running_out(profile)
    assert soon.title == "Ramipril 5 mg"
    (before,) = profile.history(soon.entry.id)
    assert before.line.title == "Ramipril 2,5 mg"
    assert NOW.timestamp() * 1000 - before.at < timedelta(days=22) / timedelta(
        milliseconds=1
    )


def test_an_operation_has_its_paper_and_its_implant(told: tuple[Place, Space]) -> None:
    place, space = told
    profile = profile_of(told)
    links = Links(place.home.vault, place.world, space)
    tied = {
        one.title: {each.title for each in links.of(one.entry.id)}
        for one in profile.lines("operations")
    }
    assert {"Compte rendu opératoire", "Lentille dans l’œil"} <= tied[
        "Cataracte de l’œil droit"
    ]


def test_her_wishes_keep_the_version_before(told: tuple[Place, Space]) -> None:
    place, space = told
    wishes = Wishes(place.home.vault, place.world, space)
    assert [one.in_force for one in wishes.versions(DIRECTIVES)] == [True, False]
    assert wishes.in_force(DONATION)


def test_some_lines_are_open_to_helpers_and_some_behind_a_code(
    told: tuple[Place, Space],
) -> None:
    place, space = told
    parts = place.home.vault, place.world, space
    preferences = Preferences(*parts)
    sheet = Emergency(ProfileLines(*parts), Wishes(*parts), preferences, Unwritten())
    shown = {one.part for one in sheet.lines(Level.OPEN)}
    assert {Part.ALLERGY, Part.TREATMENT, Part.CONTACT, Part.BLOOD} <= shown
    behind = {one.part for one in sheet.lines(Level.CODE)} - shown
    assert {Part.TRUSTED, Part.WISHES} <= behind
    assert sheet.card().left == ()
    assert sheet.consent("samu") == "yes"


def test_one_advice_was_done_and_one_refused(told: tuple[Place, Space]) -> None:
    place, space = told
    flow = Prevention(place.home.vault, place.world, space, UTC)
    given = {one.answer.choice for one in flow.tips() if one.answer}
    assert given == {Choice.DONE, Choice.NEVER}


def test_a_visit_is_half_prepared(told: tuple[Place, Space]) -> None:
    place, _ = told
    draft = Drafts(place.home.vault).get("visit")
    assert draft["who"] == "Dr Aline Fictif"
    assert len(draft["questions"].splitlines()) == 3


def test_nobody_real_is_in_it() -> None:
    text = HEALTH.read_text(encoding="utf-8")
    assert looks_real(text) == []
    assert looks_real(text.replace("06 39 98", "06 12 34")) == ["telephone"]


def test_telling_it_takes_a_small_part_of_the_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spent, tell = [0.0], Telling.tell

    def timed(one: Telling) -> None:
        began = thread_time()
        tell(one)
        spent[0] += thread_time() - began

    monkeypatch.setattr(Telling, "tell", timed)
    gc.disable()  # what the tests before left would be collected in one or the other
    try:
        place, began = Place(), thread_time()
        fill(place.shelves, place.world, UTC)
        assert spent[0] < 0.1 * (thread_time() - began), spent
    finally:
        gc.enable()


@pytest.mark.parametrize("year", [2030, 2040])
def test_the_example_opens_once_she_is_too_old_for_an_advice(year: int) -> None:
    later = NOW.replace(year=year)
    place = Place(home=memory_home(lambda: later, Heart()))
    mint = IdMint(lambda: later, os.urandom)
    world = World(lambda: later, os.urandom, mint)
    space = fill(place.shelves, world, UTC)
    assert ProfileLines(place.home.vault, world, space).count("allergies")
