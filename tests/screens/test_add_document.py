"""Adding: one answer a file, stopped at will, several pictures in one document."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from threading import Event

import flet as ft
import pytest

from app.domain.foreign import Extract, Header
from app.domain.lent import PIECE, Content
from app.flows.arrivals import Arrivals, Progress, unheard
from app.flows.gathering import Gathering
from app.flows.parcels import Parcels
from app.flows.scanning.scanning import Scanning
from tests.fictitious.airlock import Held
from tests.screens.fletunit import plain
from tests.screens.homes import PlainAirlock, a_house
from tests.screens.opening import on, picking
from tests.screens.tree import faults
from tests.views.parts.test_regions import focused_controls
from views.errors import sentence_for
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-004")]


async def test_each_file_gets_its_answer() -> None:
    house = a_house()
    files = picking(
        ("ordonnance.txt", b"Ordonnance : amoxicilline 1 g, posologie"),
        ("double.txt", b"Ordonnance : amoxicilline 1 g, posologie"),
        ("bad.pdf", b"damaged"),
    )
    async with on(house, "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("Voir mes documents")
        text = ui.text()
        assert "ordonnance.txt : ajouté, rangé dans Ordonnances et soins." in text
        assert "double.txt : déjà dans votre espace" in text
        assert f"bad.pdf : {plain(sentence_for('import.damaged'))}" in text
        assert "2 documents sont là." in ui.said()
        assert len(house.documents.list()) == 1


async def test_choosing_nothing_changes_nothing() -> None:
    async with on(a_house(), "/documents/ajouter", picking()) as ui:
        await ui.press("add-pick")
        assert not ui.all(ft.ProgressBar)


async def test_the_picker_is_said_to_be_outside_before_the_first_time_only() -> None:
    house = a_house()
    outside = "La fenêtre qui s'ouvre est celle de votre appareil, hors d'Alvéole."
    async with on(house, "/documents/ajouter", picking()) as ui:
        await ui.until(outside)
        await ui.press("add-pick")
        assert outside not in ui.text()
    async with on(house, "/documents/ajouter", picking()) as ui:
        await ui.settle()
        assert outside not in ui.text()


@pytest.mark.parametrize(
    ("button", "page"), [("add-open-0", ""), ("add-change-0", "/modifier")]
)
async def test_each_document_added_is_opened_or_changed_at_once(
    button: str, page: str
) -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(("a.txt", b"bonjour"))) as ui:
        await ui.press("add-pick")
        await ui.until("Voir mes documents")
        added = house.documents.list()[0].id.hex()
        await ui.press(button)
        assert ("push_route", f"/documents/{added}{page}") in ui.pushed()


def read_by(airlock: PlainAirlock) -> House:
    house = a_house()
    documents = replace(house.documents, airlock=airlock)
    come = replace(house.arrivals, documents=documents)
    return replace(
        house, documents=documents, parcels=Parcels(documents), arrivals=come
    )


class Slow(PlainAirlock):
    """An airlock that reads one file, then waits to be let on."""

    def __init__(self) -> None:
        self.reading, self.go_on = Event(), Event()

    def read(self, content: Held, *, name: str) -> Extract:
        if name != "0.txt":
            self.reading.set()
            self.go_on.wait(60)
        return super().read(content, name=name)


async def test_stopping_keeps_what_was_said_kept_and_reads_no_further() -> None:
    slow = Slow()
    house = read_by(slow)
    files = picking(*((f"{rank}.txt", b"mot %d" % rank) for rank in range(12)))
    async with on(house, "/documents/ajouter", files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(slow.reading.wait, 60)
        await ui.until("Fichier 2 sur 12…")
        assert len(house.documents.list()) == 1
        await ui.press("add-stop")
        assert "Nous nous arrêtons après ce fichier." in ui.text()
        slow.go_on.set()
        await ui.until("Vous avez arrêté : 10 fichiers n'ont pas été lus.")
        assert "2 documents sont là." in ui.text()
        assert len(house.documents.list()) == 2
        await pressing


class Scanner(PlainAirlock):
    """An airlock for which every file of images is one of the same exam."""

    def read(self, content: Held, *, name: str) -> Extract:
        exam = name.partition("-")[0]
        header = Header(exam=exam) if bytes(content[128:132]) == b"DICM" else None
        found = super().read(b"Scanner du thorax", name=name)
        return replace(found, header=header)


def image(rank: int, exam: str = "a") -> tuple[str, bytes]:
    """Return an image of an exam, as hospitals hand them."""
    return f"{exam}-{rank}", bytes(128) + b"DICM" + bytes([rank])


@pytest.mark.covers("C-013")
async def test_images_chosen_together_make_one_document_an_exam() -> None:
    house = read_by(Scanner())
    files = picking(image(1), ("note.txt", b"Note du jour"), image(0), image(2, "b"))
    async with on(house, "/documents/ajouter", files) as ui:
        await ui.press("add-pick")
        await ui.until("Voir mes documents")
        assert ui.text().count("ajouté, rangé dans") == 3
    assert len(house.documents.list()) == 3


class Joiner(Scanner):
    """An airlock that waits to be let on once the images of an exam are together."""

    def __init__(self) -> None:
        self.reading, self.go_on = Event(), Event()

    def read(self, content: Held, *, name: str) -> Extract:
        if name.endswith(".zip"):
            self.reading.set()
            self.go_on.wait(60)
        return super().read(content, name=name)


@pytest.mark.covers("C-013")
async def test_an_exam_never_counts_a_file_that_was_not_chosen() -> None:
    joiner = Joiner()
    house = read_by(joiner)
    files = picking(*map(image, range(13)))
    async with on(house, "/documents/ajouter", files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(joiner.reading.wait, 60)
        await ui.until("Fichiers lus : 13. Les images sont mises ensemble…")
        assert "sur 14" not in ui.text()
        joiner.go_on.set()
        await ui.until("Voir mes documents")
        assert "Vous avez arrêté" not in ui.text()
        await pressing
    assert len(house.documents.list()) == 1


class SlowScanner(Scanner, Slow):
    """Reads images one by one, when it is let."""


@pytest.mark.covers("C-013")
async def test_stopping_before_the_last_image_keeps_no_part_of_an_exam() -> None:
    slow = SlowScanner()
    house = read_by(slow)
    files = picking(image(0), image(1), image(2))
    async with on(house, "/documents/ajouter", files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(slow.reading.wait, 60)
        await ui.press("add-stop")
        slow.go_on.set()
        await ui.until("Vous avez arrêté : 3 fichiers n'ont pas été lus.")
        await pressing
    assert house.documents.list() == []


async def test_what_was_kept_before_a_crash_stays() -> None:
    """The screen goes away in the middle, as when the program is killed."""
    slow = Slow()
    house = read_by(slow)
    files = picking(("0.txt", b"un"), ("1.txt", b"deux"))
    async with on(house, "/documents/ajouter", files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(slow.reading.wait, 60)
        await ui.until("0.txt : ajouté")
        pressing.cancel()
    assert [one.title for one in house.documents.list()] == ["0"]
    slow.go_on.set()


@pytest.mark.covers("C-002")
async def test_several_pictures_make_one_document_in_the_order_chosen() -> None:
    house = a_house()
    shots = picking(("a.pdf", b"recto"), ("b.pdf", b"verso"), ("c.pdf", b"flou"))
    async with on(house, "/documents/ajouter", shots) as ui:
        await ui.press("add-pages")
        await ui.until("Un document de plusieurs pages")
        assert len(ui.all(ft.Image)) == 3
        assert faults(ui) == []
        await ui.press("page-2-away")
        await ui.until("1 page est enlevée.")
        await ui.press("page-1-up")
        await ui.settle()
        assert "Cette page est maintenant la page 1." in ui.said()
        await ui.press("pages-done")
        await ui.until("Voir mes documents")
    (entry,) = house.documents.list()
    names = [one.name for one in house.documents.originals(entry.id)]
    assert names == ["b.pdf", "a.pdf"]
    assert house.documents.original(entry.id, 1) == b"recto"


async def test_one_more_page_comes_after_and_giving_up_is_undone() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(("a.pdf", b"recto"))) as ui:
        await ui.press("add-pages")
        await ui.until("Page 1")
        await ui.press("pages-more")
        await ui.until("Page 2")
        await ui.press("pages-leave")
        await ui.until("Choisir des fichiers")
        await ui.until("2 pages sont enlevées.")
        assert house.gathering.pages() == ()
        await ui.press("banner-undo")
        await ui.until("Page 2")
    assert house.documents.list() == []


async def test_a_picture_that_cannot_be_drawn_makes_no_page() -> None:
    house = a_house()
    async with on(house, "/documents/ajouter", picking(("a.heic", b"damaged"))) as ui:
        await ui.press("add-pages")
        await ui.until(plain(sentence_for("import.damaged")))
        assert "Un document de plusieurs pages" not in ui.text()
    assert house.gathering.pages() == ()


@pytest.mark.covers("C-002")
async def test_pages_left_behind_are_found_again_and_gone_on_with() -> None:
    house = a_house()
    shots = picking(("a.pdf", b"recto"), ("b.pdf", b"verso"))
    async with on(house, "/documents/ajouter", shots) as ui:
        await ui.press("add-pages")
        await ui.until("Page 2")
    async with on(house, "/documents/ajouter") as ui:
        await ui.until("Vous aviez 2 pages en attente")
        assert faults(ui) == []
        await ui.press("pages-resume")
        await ui.until("Page 2")
        assert len(ui.all(ft.Image)) == 2


async def test_pages_left_behind_are_made_a_document_at_once() -> None:
    house = a_house()
    house.gathering.add(b"recto", name="a.pdf")
    async with on(house, "/documents/ajouter") as ui:
        await ui.until("Vous aviez 1 page en attente")
        await ui.press("pages-done")
        await ui.until("Document de plusieurs pages : ajouté")
        assert "en attente" not in ui.text()
    assert len(house.documents.list()) == 1


@pytest.mark.a11y
async def test_the_focus_stays_near_the_page_taken_away() -> None:
    """It goes to nothing that takes another away: a key may be held down."""
    house = a_house()
    for rank in range(4):
        house.gathering.add(b"page %d" % rank, name=f"{rank}.txt")
    async with on(house, "/documents/ajouter") as ui:
        await ui.press("pages-resume")
        for pressed, wanted in (
            ("page-3-away", "page-2-up"),
            ("page-1-away", "page-1-up"),
            ("page-0-away", "pages-more"),
            ("page-0-away", "add-pages"),
        ):
            await ui.press(pressed)
            await ui.settle()
            assert focused_controls(ui)[-1] == ui.tid(wanted)._i, wanted


async def test_a_page_that_cannot_be_drawn_any_more_keeps_its_place() -> None:
    house = a_house()
    house.gathering.add(b"recto", name="a.pdf")
    house.documents.blobs.drop(leaf.file.blob for leaf in house.gathering.pages())
    async with on(house, "/documents/ajouter") as ui:
        await ui.until("en attente")
        await ui.press("pages-resume")
        await ui.until("Retirer la page 1")
        assert ui.all(ft.Image) == []


async def test_stopping_keeps_the_pages_read_so_far() -> None:
    house, slow = a_house(), Slow()
    gathering = Gathering(replace(house.documents, airlock=slow))
    house = replace(house, gathering=gathering, scanning=Scanning(gathering))
    shots = picking(*((f"{rank}.txt", b"mot %d" % rank) for rank in range(5)))
    async with on(house, "/documents/ajouter", shots) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pages"))
        await asyncio.to_thread(slow.reading.wait, 60)
        await ui.until("Fichier 2 sur 5…")
        await ui.press("add-stop")
        slow.go_on.set()
        await ui.until("Vous avez arrêté : 3 fichiers n'ont pas été lus.")
        await ui.until("Page 2")
        await pressing
    assert len(house.gathering.pages()) == 2


@dataclass(frozen=True, slots=True, repr=False)
class Coming(Arrivals):
    """Files that come until half way, then wait to be let on."""

    half: Event = field(default_factory=Event, compare=False)
    go_on: Event = field(default_factory=Event, compare=False)

    def take(
        self,
        pieces: Iterable[bytes],
        size: int,
        *,
        name: str,
        tell: Progress = unheard,
        small: int = 0,
    ) -> Content:
        del size, name, small
        heavy = 50 * PIECE
        tell(heavy // 2, heavy)
        self.half.set()
        self.go_on.wait(60)
        tell(heavy, heavy)
        return b"".join(pieces)


@pytest.mark.covers("C-023")
@pytest.mark.parametrize("stopped", [True, False])
async def test_a_large_file_says_how_much_of_it_came_and_is_stopped(
    stopped: bool,  # noqa: FBT001 - both sides
) -> None:
    house = a_house()
    coming = Coming(house.documents)
    house = replace(house, arrivals=coming)
    files = picking(("scanner.txt", b"Thorax"), ("autre.txt", b"Genou"))
    async with on(house, "/documents/ajouter", files) as ui:
        pressing = asyncio.ensure_future(ui.press("add-pick"))
        await asyncio.to_thread(coming.half.wait, 60)
        await ui.until(plain("Fichier 1 sur 2 : 50 %…"))
        if stopped:
            await ui.press("add-stop")
        coming.go_on.set()
        await pressing
        said = "2 fichiers n'ont pas été lus" if stopped else "Voir mes documents"
        await ui.until(said)
        await ui.settle()
    assert len(house.documents.list()) == (0 if stopped else 2)
