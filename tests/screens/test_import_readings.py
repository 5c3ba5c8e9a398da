"""A file of readings: seen before it is kept, kept once, taken back as one."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event

import pytest

from app.domain.device import DeviceIdentity
from app.domain.errors import Refused
from app.domain.harvest import Asking
from app.domain.ids import EntryId
from app.domain.lent import Content
from app.flows.importing.importing import Imported
from app.flows.importing.preview import NOTHING, Counted, Preview, Skipped
from app.flows.importing.taking import Progress
from app.imports import all_readers
from tests.screens.fletunit import plain
from tests.screens.homes import NOON, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from views.errors import sentence_for
from views.house import House
from views.parts.importing.questions import SOURCES

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
ROUTE = "/sante/mesures/importer"
CHOOSE = "Vous verrez tout avant de décider."
FILE = picking(("glucose.csv", b"lines"))
BATCH = EntryId(bytes(16))
SEEN = Preview(
    "FreeStyle Libre",
    "libreview",
    (
        Counted("interstitial-glucose", 756, 0, NOON - timedelta(days=9), NOON),
        Counted("blood-glucose", 1, 0, NOON, NOON),
    ),
    (DeviceIdentity("file:libreview|1", "libreview", model="FreeStyle LibreLink"),),
    (Skipped(NOTHING, 38, ("3,note", "9,repas")),),
)


def done(**tally: int) -> Imported:
    """Return what an import became."""
    return Imported(BATCH, "FreeStyle Libre", "libreview", tally)


@dataclass
class Saying:
    """An importing flow that says what it is told to say."""

    seen: Preview = SEEN
    imported: Imported = field(default_factory=lambda: done(kept=757))
    error: Refused | None = None
    asked: list[Asking] = field(default_factory=list)
    undone: list[EntryId] = field(default_factory=list)
    working: Callable[[Progress], object] = lambda _tell: None

    def preview(self, content: Content, name: str, asking: Asking) -> Preview:
        assert (content, name) == (b"lines", "glucose.csv")
        if self.error:
            raise self.error
        self.asked.append(asking)
        ordered = asking.day_first is not None
        return replace(self.seen, needs_day_order=False) if ordered else self.seen

    def take(
        self,
        _content: Content,
        _name: str,
        _asking: Asking,
        tell: Progress,
        **_: object,
    ) -> Imported:
        self.working(tell)
        return self.imported

    def undo(self, batch: EntryId) -> None:
        self.undone.append(batch)


def saying(flow: Saying) -> House:
    """Return a house that imports so."""
    return a_house(importing=flow)


async def test_a_file_is_seen_before_anything_of_it_is_kept() -> None:
    async with on(saying(Saying()), ROUTE, FILE) as ui:
        assert CHOOSE in ui.text()
        await ui.press("import-pick")
        await ui.until("Fichier FreeStyle Libre")
        for words in (
            "FreeStyle LibreLink",
            "glucose.csv",
            "756 mesures",
            "Du 12 novembre 2026 au 21 novembre 2026",
            "1 mesure",
            "Le 21 novembre 2026",
            "Notes, repas, réglages : 38 lignes",
            "Importer 757 mesures",
        ):
            assert words in ui.text()
        assert "9,repas" not in ui.text()
        await ui.press("skipped-0")
        assert "9,repas" in ui.text()
        assert faults(ui) == []


async def test_only_what_will_enter_is_promised() -> None:
    kinds = (Counted("interstitial-glucose", 7, 1, NOON, NOON, waiting=2),)
    low = Skipped("beyond", 3)
    flow = Saying(replace(SEEN, kinds=kinds, skipped=(low,)))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("Importer 4 mesures")
        assert "2 mesures attendront votre réponse." in ui.text()
        said = "Des mesures trop basses ou trop hautes pour l'appareil : 3 lignes"
        assert said in plain(ui.text())


async def test_it_comes_in_whole_and_is_taken_back_whole() -> None:
    flow = Saying()
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.press("import-accept")
        await ui.until("757 mesures sont importées.")
        assert "757 mesures sont importées." in ui.said()
        assert faults(ui) == []
        await ui.press("import-undo")
        await ui.until("L'import est annulé. Vos autres mesures restent.")
        assert flow.undone == [BATCH]
        assert CHOOSE in ui.text()


async def test_a_file_in_another_name_is_asked_about_first() -> None:
    flow = Saying(replace(SEEN, owner="Test Patient", owner_differs=True))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("Ce fichier est au nom de Test Patient.")
        assert not ui.named("import-accept")
        assert "756 mesures" not in ui.text()
        await ui.press("import-mine")
        assert ui.named("import-accept")


async def test_a_file_that_bears_only_another_birth_date_is_asked_about() -> None:
    async with on(saying(Saying(replace(SEEN, owner_differs=True))), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("Ce fichier porte une autre date de naissance.")
        assert not ui.named("import-accept")


async def test_a_file_of_somebody_else_leaves_nothing() -> None:
    flow = Saying(replace(SEEN, owner="Test Patient", owner_differs=True))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.press("import-not-mine")
        assert CHOOSE in ui.text()
        assert "Test Patient" not in ui.text()


async def test_the_order_of_day_and_month_is_asked_before_anything_else() -> None:
    flow = Saying(replace(SEEN, needs_day_order=True))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("Dans ce fichier, quel jour est le 05/12 ?")
        assert not ui.named("import-accept")
        await ui.choose("import-days-month", "month")
        await ui.until("Importer 757 mesures")
        assert [one.day_first for one in flow.asked] == [None, False]
        await ui.choose("import-days-day", "day")
        await ui.settle()
        assert flow.asked[-1].day_first is True


async def test_the_hour_the_reader_followed_is_the_person_s_own_or_chosen() -> None:
    flow = Saying()
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("Heure de cet appareil")
        await ui.press("import-zone")
        await ui.press("import-zone-America/Martinique")
        await ui.settle()
        assert [one.zone for one in flow.asked] == ["UTC", "America/Martinique"]


async def test_a_file_known_already_brings_nothing() -> None:
    known = tuple(replace(one, known=one.count) for one in SEEN.kinds)
    async with on(saying(Saying(replace(SEEN, kinds=known))), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until("757 mesures sont déjà dans votre espace.")
        assert not ui.named("import-accept")
        assert ui.named("import-pick")


async def test_what_cannot_be_read_says_why_and_asks_for_another() -> None:
    flow = Saying(error=Refused("import.damaged"))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.until(plain(sentence_for("import.damaged")))
        assert ui.named("import-pick")
        assert faults(ui) == []


class Waiting:
    """Work that begins, then waits to be let on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, tell: Progress) -> None:
        tell(1, 4)
        self.begun.set()
        self.go_on.wait(60)
        tell(2, 4)


async def test_it_may_be_stopped_while_it_comes_in() -> None:
    work = Waiting()
    async with on(saying(Saying(working=work)), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        pressing = asyncio.ensure_future(ui.press("import-accept"))
        await asyncio.to_thread(work.begun.wait, 60)
        await ui.until("Import de vos mesures… 25 %")
        assert faults(ui) == []
        await ui.press("import-stop")
        assert "Nous nous arrêtons." in ui.text()
        work.go_on.set()
        await ui.until(CHOOSE)
        assert "importées" not in ui.text()
        await pressing


async def test_left_meanwhile_it_goes_on_and_is_told_there_with_its_undo() -> None:
    work = Waiting()
    flow = Saying(working=work)
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        pressing = asyncio.ensure_future(ui.press("import-accept"))
        await asyncio.to_thread(work.begun.wait, 60)
        await ui.navigate("/messages")
        work.go_on.set()
        await ui.until("757 mesures sont importées.")
        await pressing
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert flow.undone == [BATCH]


async def test_what_waits_for_an_answer_says_so_and_leads_there() -> None:
    flow = Saying(imported=done(kept=3, duplicate=2, to_date=1))
    async with on(saying(flow), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.press("import-accept")
        await ui.until("1 mesure attend votre réponse.")
        assert "2 mesures étaient déjà là." in ui.text()
        assert ui.named("import-answer")


async def test_what_did_not_enter_is_told_whatever_kept_it_out() -> None:
    tally = {"beyond": 4, "failed": 1, "quarantined": 2, "ahead": 3}
    async with on(saying(Saying(imported=done(kept=4, **tally))), ROUTE, FILE) as ui:
        await ui.press("import-pick")
        await ui.press("import-accept")
        await ui.until("4 mesures sont importées.")
        for words in (
            "4 mesures trop basses ou trop hautes pour l'appareil : gardées à part.",
            "1 mesure ratée : gardée à part.",
            "2 lignes non comprises : gardées à part.",
            "3 mesures portent une date à venir. Elles restent dans votre fichier.",
        ):
            assert words in plain(ui.text())
        await ui.press("import-apart")
        assert ui.pushed()[-1][1] == f"{ROUTE}/faits"
        assert faults(ui) == []


async def test_a_site_is_read_without_any_file() -> None:
    async with on(saying(Saying()), ROUTE) as ui:
        await ui.press("import-site")
        assert ui.pushed()[-1][1] == "/sante/mesures/importer/site"


def test_each_application_that_is_read_is_named() -> None:
    said = " ".join([name + way for name, way in SOURCES])
    for reader in all_readers():
        assert reader.brand.rpartition(" ")[2] in said
