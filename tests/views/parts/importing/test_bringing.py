"""A file comes, is looked at, is kept whole, or leaves nothing behind it."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.harvest import Asking
from app.domain.lent import Lent, lend
from app.flows.importing.taking import Progress
from tests.screens.fletunit import plain
from tests.views.parts.importing.desk import (
    BATCH,
    DONE,
    NOTHING,
    SEEN,
    Desk,
    Flow,
    seen,
)
from tests.views.parts.importing.shown import shown
from views.errors import sentence_for
from views.parts.importing.bringing import Stage, begun, followed
from views.parts.importing.handed import hand
from views.parts.watching import porch

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
LARGE = lend(b"many lines")


async def test_a_file_that_is_chosen_is_looked_at_and_nothing_is_kept() -> None:
    desk = Desk()
    async with desk.page():
        await desk.bringing().choose()
    assert desk.stages == [Stage.COMING, Stage.READING, Stage.SEEN]
    assert desk.flow.looked == [(b"lines", "clarity.csv", Asking("UTC"))]
    assert desk.work.preview is SEEN
    assert desk.flow.took == []
    assert desk.heard.said == ["Voici ce que contient ce fichier."]


async def test_choosing_none_keeps_the_file_of_before() -> None:
    desk = seen()
    desk.picking.files = []
    before = desk.work
    async with desk.page():
        await desk.bringing().choose()
    assert desk.work is before
    assert desk.arrivals.gone == []


async def test_another_file_gives_up_the_one_of_before_and_what_was_said_of_it() -> (
    None
):
    desk = seen(LARGE)
    desk.work = replace(desk.work, mine=True, asking=Asking("UTC", day_first=True))
    async with desk.page():
        await desk.bringing().choose()
    assert desk.arrivals.gone == [LARGE]
    assert desk.work.content == b"lines"
    assert not desk.work.mine
    assert desk.work.asking == Asking("UTC")


async def test_a_file_handed_over_is_looked_at_once() -> None:
    desk = Desk()
    async with desk.page():
        hand("clarity.csv", b"given")
        await desk.bringing().resume()
        await desk.bringing().resume()
    assert [one[:2] for one in desk.flow.looked] == [(b"given", "clarity.csv")]


async def test_what_cannot_be_read_is_said_and_noted_and_leaves_nothing() -> None:
    desk = Desk(Flow(Refused("import.damaged")))
    words = sentence_for("import.damaged", {})
    async with desk.page():
        await desk.bringing().choose()
        assert porch().codes == ["import.damaged"]
    assert desk.work == replace(NOTHING, refused=words)
    assert desk.arrivals.gone[-1] == b"lines"
    assert desk.heard.said == [words]


async def test_said_otherwise_it_is_read_again() -> None:
    desk, other = seen(), Asking("Indian/Reunion", day_first=False)
    async with desk.page():
        await desk.bringing().read_as(other)
    assert desk.flow.looked == [(b"lines", "clarity.csv", other)]
    assert desk.work.asking == other


async def test_accepted_it_is_kept_whole_and_its_bytes_are_let_go() -> None:
    desk = seen(LARGE)
    async with desk.page():
        await desk.bringing().accept()
    assert desk.flow.took == [(LARGE, 288)]
    assert desk.work.stage is Stage.TAKEN
    assert desk.work.imported is DONE
    assert desk.work.content == b""
    assert desk.arrivals.gone == [LARGE]
    assert desk.heard.said == ["288 mesures sont importées."]
    assert desk.heard.told == []


async def test_pressed_twice_it_is_kept_once() -> None:
    desk = seen()
    async with desk.page():
        bringing = desk.bringing()
        await asyncio.gather(bringing.accept(), bringing.accept())
    assert len(desk.flow.took) == 1


async def test_told_on_another_screen_it_may_be_taken_back_there() -> None:
    desk = seen()
    async with desk.page("/messages"):
        await desk.bringing().accept()
        ((words, undo),) = desk.heard.told
        assert words == "288 mesures sont importées."
        assert undo
        await undo()
    assert desk.flow.undone == [BATCH]


async def test_stopped_while_it_comes_in_it_says_nothing_of_an_error() -> None:
    desk = seen()
    async with desk.page():
        bringing = desk.bringing()

        def work(tell: Progress) -> None:
            bringing.stop()
            tell(1, 4)

        desk.flow.working = work
        await bringing.accept()
        assert porch().codes == []
    assert desk.work == NOTHING
    assert desk.heard.said == []
    assert desk.arrivals.gone == [b"lines"]


async def test_how_far_it_is_is_shown_while_it_comes_in() -> None:
    desk = seen(working=lambda tell: tell(1, 4))
    async with desk.page() as ui:
        await desk.bringing().accept()
        await ui.settle()
    assert desk.work.share == 0.25


async def test_leaving_the_screen_stops_what_is_only_read() -> None:
    desk = seen(LARGE)
    async with desk.page():
        await desk.bringing().away()
    assert desk.work.stopped
    assert desk.arrivals.gone == [LARGE]


async def test_leaving_the_screen_stops_nothing_of_what_is_being_kept() -> None:
    desk = seen(LARGE)
    desk.work = replace(desk.work, stage=Stage.TAKING)
    async with desk.page():
        await desk.bringing().away()
    assert not desk.work.stopped
    assert desk.arrivals.gone == []


async def test_given_up_it_leaves_nothing() -> None:
    desk = seen(LARGE)
    async with desk.page():
        await desk.bringing().leave()
    assert desk.work == NOTHING
    assert desk.arrivals.gone == [LARGE]


async def test_taken_back_its_batch_goes_and_the_screen_begins_again() -> None:
    desk = seen()
    async with desk.page():
        bringing = desk.bringing()
        await bringing.undo()
        assert desk.flow.undone == []
        await bringing.accept()
        await bringing.undo()
    assert desk.flow.undone == [BATCH]
    assert desk.work == NOTHING
    told = [plain(words) for words, _undo in desk.heard.told]
    assert told == ["L'import est annulé. Vos autres mesures restent."]


async def test_a_file_that_is_claimed_is_the_person_s_own() -> None:
    desk = seen()
    desk.bringing().claim()
    assert desk.work.mine


async def test_it_begins_where_the_space_is_lived() -> None:
    async with shown():
        assert begun() == NOTHING


def test_nothing_of_a_file_is_printed() -> None:
    assert "lines" not in repr(seen().work)
    assert "clarity" not in repr(seen().work)


def test_a_large_file_tells_where_it_is_read_and_gives_the_same_bytes() -> None:
    told: list[tuple[int, int]] = []
    large = followed(LARGE, lambda done, total: told.append((done, total)))
    assert isinstance(large, Lent)
    assert large.read(5, 5) == b"lines"
    assert told == [(5, 10)]


def test_what_is_raised_while_it_tells_ends_the_reading() -> None:
    read: list[int] = []

    def stop(_done: int, _total: int) -> None:
        raise Refused("cancelled")

    def reading(at: int, count: int) -> bytes:
        read.append(at)
        return bytes(count)

    content = followed(Lent(9, reading), stop)
    assert isinstance(content, Lent)
    with pytest.raises(Refused, match="cancelled"):
        content.read(0, 1)
    assert read == []


def test_a_small_file_is_read_as_it_is() -> None:
    assert followed(b"lines", lambda *_: None) == b"lines"
