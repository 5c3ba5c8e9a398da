"""A preview asks what it must, then says all that is held, before anything is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.device import DeviceIdentity
from app.domain.harvest import Asking
from app.flows.importing.preview import NOTHING, Counted, Preview, Skipped
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON
from tests.views.parts.importing.shown import Asked, shown
from views.parts.importing.bringing import Stage, Work
from views.parts.importing.previewed import previewed

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
WEIGHTS = Counted("body-weight", 1234, 34, NOON - timedelta(days=9), NOON)
LIBRE = DeviceIdentity("file:libreview|1", "libreview", model="FreeStyle 3")
UNNAMED = DeviceIdentity("file:libreview|2", "libreview")
SEEN = Preview("FreeStyle Libre", "libreview", (WEIGHTS,), (LIBRE, UNNAMED))
WORK = Work(Asking("UTC"), Stage.SEEN, "glucose.csv")


def over(seen: Preview, asked: Asked | None = None, work: Work = WORK) -> FletUnit:
    """Return a page that shows a preview."""
    bringing = asked or Asked()
    return shown(lambda: previewed(work, seen, bringing))  # type: ignore[arg-type]  # plays it


async def test_the_file_and_the_devices_it_names_are_told() -> None:
    async with over(SEEN) as ui:
        for words in ("Fichier FreeStyle Libre", "glucose.csv"):
            assert words in ui.text()
        assert ui.text().count("Appareil :") == 1
        assert "Appareil : FreeStyle 3" in ui.text()


async def test_each_kind_says_how_many_and_when() -> None:
    async with over(SEEN) as ui:
        for words in ("Poids", "1 234 mesures", "Du 12 novembre 2026 au 21 novembre"):
            assert words in ui.text()


async def test_only_what_is_new_is_offered_and_what_is_known_is_told() -> None:
    asked = Asked()
    async with over(SEEN, asked) as ui:
        assert "34 mesures sont déjà dans votre espace." in ui.text()
        assert "Rien n'est ajouté deux fois." in ui.text()
        assert "Importer 1 200 mesures" in ui.text()
        await ui.press("import-accept")
        assert asked.done == ["accept"]


async def test_where_nothing_is_known_nothing_is_said_of_it() -> None:
    async with over(replace(SEEN, kinds=(replace(WEIGHTS, known=0),))) as ui:
        assert "déjà dans votre espace" not in ui.text()


async def test_what_will_be_asked_about_is_counted_apart() -> None:
    async with over(replace(SEEN, kinds=(replace(WEIGHTS, waiting=200),))) as ui:
        assert "200 mesures attendront votre réponse." in ui.text()
        assert "Importer 1 000 mesures" in ui.text()


async def test_a_file_that_only_asks_may_still_be_brought_in() -> None:
    asked = Asked()
    async with over(
        replace(SEEN, kinds=(replace(WEIGHTS, waiting=1200),)), asked
    ) as ui:
        await ui.press("import-accept")
        assert asked.done == ["accept"]


async def test_a_file_without_measures_leads_to_another() -> None:
    asked = Asked()
    async with over(replace(SEEN, kinds=()), asked) as ui:
        assert "Ce fichier ne contient aucune mesure." in ui.text()
        assert not ui.named("import-accept")
        await ui.press("import-pick")
        assert asked.done == ["choose"]


@pytest.mark.parametrize(
    ("button", "done"), [("import-mine", "claim"), ("import-not-mine", "leave")]
)
async def test_the_name_of_another_is_asked_about_before_all_else(
    button: str, done: str
) -> None:
    asked, theirs = Asked(), replace(SEEN, owner="Ana Sol", owner_differs=True)
    async with over(replace(theirs, needs_day_order=True), asked) as ui:
        assert "Ce fichier est au nom de Ana Sol." in ui.text()
        assert "mesures" not in ui.text().replace("Ces mesures sont-elles", "")
        assert not ui.named("import-accept")
        assert not ui.named("import-days-day")
        await ui.press(button)
        assert asked.done == [done]


async def test_a_file_that_names_nobody_but_another_birth_date_says_so() -> None:
    async with over(replace(SEEN, owner_differs=True)) as ui:
        assert "Ce fichier porte une autre date de naissance." in ui.text()
        assert "au nom de" not in ui.text()
        assert not ui.named("import-accept")


async def test_a_file_said_to_be_one_s_own_is_shown_whole() -> None:
    theirs = replace(SEEN, owner="Ana Sol", owner_differs=True)
    async with over(theirs, work=replace(WORK, mine=True)) as ui:
        assert "Ana Sol" not in ui.text()
        assert ui.named("import-accept")


@pytest.mark.parametrize(("said", "first"), [("day", True), ("month", False)])
async def test_days_that_may_be_months_are_settled_by_the_person(
    said: str, *, first: bool
) -> None:
    asked = Asked()
    async with over(replace(SEEN, needs_day_order=True), asked) as ui:
        assert "Ce fichier peut se lire de deux façons." in ui.text()
        assert not ui.named("import-accept")
        await ui.choose(f"import-days-{said}", said)
        assert asked.read == [Asking("UTC", day_first=first)]


async def test_days_that_were_never_in_doubt_are_not_asked_about() -> None:
    async with over(SEEN) as ui:
        assert "quel jour est le 05/12" not in ui.text()


async def test_another_hour_keeps_the_days_as_they_were_said() -> None:
    asked = Asked()
    said = replace(WORK, asking=Asking("UTC", day_first=False))
    async with over(SEEN, asked, said) as ui:
        assert "quel jour est le 05/12" in ui.text()
        await ui.press("import-zone")
        await ui.press("import-zone-Indian/Mayotte")
        assert asked.read == [Asking("Indian/Mayotte", day_first=False)]


async def test_what_is_left_aside_is_counted_and_unfolds_its_lines() -> None:
    left = Skipped(NOTHING, 1038, ("3,note", "9,repas"))
    async with over(replace(SEEN, skipped=(left,))) as ui:
        assert "Notes, repas, réglages : 1 038 lignes" in ui.text()
        assert "Votre fichier, lui, garde tout." in ui.text()
        assert "9,repas" not in ui.text()
        await ui.press("skipped-0")
        assert "3,note" in ui.text()
        assert "9,repas" in ui.text()


async def test_where_nothing_is_left_aside_nothing_is_said_of_it() -> None:
    async with over(SEEN) as ui:
        assert "laissé de côté" not in ui.text()
