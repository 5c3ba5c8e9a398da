"""A thing of another person is told as theirs, in the units of who reads it."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.agenda import Draft
from app.domain.collection import Rubric
from app.domain.stay import Stay
from app.domain.wishes import DIRECTIVES
from tests.screens.entrusting import entrusted_with
from tests.screens.fletunit import FletUnit, drawing, plain
from tests.screens.homes import filled
from tests.screens.opening import on
from views.parts.box import stack
from views.parts.entrusting.said import Thing, said, thing_of

pytestmark = pytest.mark.anyio


async def shown(thing: Thing) -> str:
    """Return what is written of a thing."""
    drawn: list[str] = []

    def draw() -> Any:  # noqa: ANN401 - a control
        drawn.append("drawn")
        return stack(said(thing))

    async with FletUnit(drawing(draw)) as ui:
        assert drawn
        return plain(ui.text())


async def test_a_measure_says_its_value_and_where_it_comes_from() -> None:
    own, theirs = entrusted_with(), filled()
    last = theirs.measures.last("body-weight")
    assert last
    thing = thing_of(own, theirs, last.entry)
    assert "72,0 kg" in await shown(thing)
    sensed = {**last.entry.meta, "source": "sensor", "status": "entered-in-error"}
    other = replace(thing, entry=replace(last.entry, meta=sensed))
    told = await shown(other)
    assert "votre capteur" not in told
    assert "Cela ne compte plus." in told


@pytest.mark.covers("C-059")
async def test_an_event_says_when_and_where_and_never_the_reminders() -> None:
    own, theirs = entrusted_with(), filled()
    draft = Draft(
        title="Dentiste", start="2026-12-03T14:30", place="CHU Fictif", reminders=(60,)
    )
    event = theirs.agenda.add(draft)
    theirs.agenda.cancel(event.id)
    entry = theirs.agenda.vault.entry(theirs.space.id, event.id)
    told = await shown(thing_of(own, theirs, entry))
    assert "Jeudi 3 décembre 2026, 14 h 30" in told
    assert "C'est annulé." in told
    assert "CHU Fictif" in told
    assert "heure avant" not in told


async def test_what_the_person_withdrew_is_not_told_as_the_reader_s() -> None:
    own, theirs = entrusted_with(), filled()
    theirs.wishes.withdraw(DIRECTIVES)
    [gone, _before] = theirs.wishes.versions(DIRECTIVES)
    told = await shown(thing_of(own, theirs, gone.entry))
    assert "Ce jour-là, tout a été retiré." in told


async def test_a_kind_without_a_page_of_its_own_still_says_its_title() -> None:
    own, theirs = entrusted_with(), filled()
    [folder] = theirs.folders.list()
    assert "Genou" in await shown(thing_of(own, theirs, folder.entry))


async def test_the_comment_of_a_stay_is_not_said_to_be_one_s_own() -> None:
    theirs = filled()
    stay = theirs.stays.add(Stay("2026-03-02", comment="Tout va bien"))
    house = entrusted_with(Rubric.PROFILE, lender=theirs)
    page = f"/confies/{bytes([Rubric.PROFILE]).hex() * 16}/{stay.id.hex()}"
    async with on(house, page) as ui:
        await ui.until("Tout va bien")
        assert "Votre commentaire" not in ui.text()
