"""What came in is told with what waits, and may be taken back."""

import pytest

from app.domain.ids import EntryId
from app.flows.importing.importing import Imported
from app.flows.importing.preview import Counted, Preview
from tests.screens.fletunit import FletUnit
from tests.views.parts.importing.shown import Asked, shown
from views.parts.importing.brought import brought
from views.parts.importing.handed import ROUTE
from views.parts.measures.address import MEASURES

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]


def done(*kinds: str, asked: Asked | None = None, **tally: int) -> FletUnit:
    """Return a page that shows what an import became."""
    return told(tally, kinds, asked)


def told(
    tally: dict[str, int], kinds: tuple[str, ...] = (), asked: Asked | None = None
) -> FletUnit:
    """Return a page that shows what an import became, fate by fate."""
    imported = Imported(EntryId(bytes(16)), "Dexcom", "clarity", tally)
    held = tuple(Counted(kind, 1, 0) for kind in kinds)
    seen = Preview("Dexcom", "clarity", held)
    bringing = asked or Asked()
    return shown(lambda: brought(imported, seen, bringing))  # type: ignore[arg-type]  # plays it


async def test_it_says_how_many_came_in_and_offers_to_take_them_back() -> None:
    asked = Asked()
    async with done(asked=asked, kept=288) as ui:
        assert "288 mesures sont importées." in ui.text()
        await ui.press("import-undo")
        assert asked.done == ["undo"]


async def test_where_nothing_came_in_there_is_nothing_to_take_back() -> None:
    async with done(duplicate=288) as ui:
        assert "Aucune nouvelle mesure dans ce fichier." in ui.text()
        assert "déjà là" not in ui.text()
        assert not ui.named("import-undo")


async def test_what_was_here_already_is_counted_apart() -> None:
    async with done(kept=2, duplicate=1) as ui:
        assert "2 mesures sont importées." in ui.text()
        assert "1 mesure était déjà là." in ui.text()


async def test_what_the_file_says_twice_was_not_here_before() -> None:
    imported = Imported(
        EntryId(bytes(16)), "Dexcom", "clarity", {"kept": 4, "duplicate": 3}
    )
    seen = Preview("Dexcom", "clarity", (Counted("glucose", 4, 1),), repeated=2)
    page = shown(lambda: brought(imported, seen, Asked()))  # type: ignore[arg-type]  # plays it
    async with page as ui:
        assert "1 mesure était déjà là." in ui.text()
        assert "2 lignes répètent une mesure du fichier." in ui.text()


async def test_all_that_waits_is_counted_together_and_leads_to_the_answers() -> None:
    async with done(kept=1, unassigned=2, to_confirm=3, to_date=4, refused=5) as ui:
        assert "9 mesures attendent votre réponse." in ui.text()
        await ui.press("import-answer")
        assert ui.pushed()[-1] == ("push_route", "/appareils/reponses")


async def test_where_nothing_waits_nothing_is_asked() -> None:
    async with done(kept=1, refused=5) as ui:
        assert "réponse" not in ui.text()
        assert not ui.named("import-answer")


@pytest.mark.parametrize("apart", [{"beyond": 37}, {"failed": 37}, {"quarantined": 37}])
async def test_what_is_kept_apart_is_counted_and_led_to(
    apart: dict[str, int],
) -> None:
    async with told({"kept": 1, **apart}) as ui:
        assert "37 " in ui.text()
        await ui.press("import-apart")
        assert ui.pushed()[-1] == ("push_route", f"{ROUTE}/faits")


async def test_what_is_of_a_day_to_come_is_told_and_kept_nowhere() -> None:
    async with done(kept=1, ahead=37) as ui:
        assert "37 mesures portent une date à venir." in ui.text()
        assert not ui.named("import-apart")


async def test_it_leads_to_the_measures() -> None:
    async with done("body-weight", kept=1) as ui:
        assert not ui.named("import-sensor")
        await ui.press("import-see")
        assert ui.pushed()[-1] == ("push_route", MEASURES)


async def test_points_of_a_sensor_lead_to_the_sensor() -> None:
    async with done("body-weight", "interstitial-glucose", kept=1) as ui:
        assert not ui.named("import-see")
        await ui.press("import-sensor")
        assert ui.pushed()[-1][1].startswith(f"{MEASURES}/")
        assert ui.pushed()[-1][1].endswith("/capteur")


async def test_another_file_may_follow() -> None:
    asked = Asked()
    async with done(asked=asked, kept=1) as ui:
        await ui.press("import-pick")
        assert asked.done == ["choose"]
