"""An export is looked at, kept as one batch or not at all, and taken back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from app.domain.errors import Refused, Unreachable
from app.domain.harvest import Asking, Item
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import Fate
from app.domain.query import Query
from app.domain.space import Space
from app.domain.write import Write
from app.flows.importing.importing import Imported, Importing
from app.flows.importing.taking import Taking
from app.ports.airlock import Airlock
from app.ports.vault import Vault
from storage.database import Database
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from storage.vault import SqlVault
from tests.app.flows.importing.bench import PARIS, Shelf, importing_over
from tests.fictitious.airlock import Held
from tests.storage.conftest import a_database
from tests.storage.samples import SPACE, PulseSpy

__all__ = ["a_database"]

RECORDINGS = Path(__file__).parents[3] / "recordings"
LIBRE = RECORDINGS / "libreview_fr_synthetic.csv"
NAME = LIBRE.name
CONTENT = LIBRE.read_bytes()


@pytest.fixture(params=["memory", "sql"])
def vault(request: pytest.FixtureRequest, a_database: Database) -> Vault:
    if request.param == "sql":
        return SqlVault(a_database, PulseSpy())
    return MemoryVault(Memory(), PulseSpy())


@pytest.fixture
def importing(vault: Vault) -> Importing:
    return importing_over(vault)


def kept(importing: Importing) -> dict[str, int]:
    """Return how many points and measures the space holds."""
    vault = importing.preferences.vault
    traces = {
        one.trace.source: vault.traces.count(SPACE, one.trace)
        for one in vault.traces.kept(SPACE, "")
    }
    return traces | {"strips": vault.count(SPACE, Query("blood-glucose"))}


KEPT = {
    "import:libreview-historic": 11,
    "import:libreview-scan": 1,
    "strips": 1,
}


@pytest.mark.covers("C-037")
def test_the_same_file_twice_adds_nothing(importing: Importing) -> None:
    first = importing.take(CONTENT, NAME, PARIS)
    assert (first.added, kept(importing)) == (13, KEPT)
    second = importing.take(CONTENT, NAME, PARIS)
    assert (second.added, second.done, kept(importing)) == (0, False, KEPT)
    assert importing.batches() == [replace(first, owner_differs=False)]


def test_what_became_of_every_line_is_counted(importing: Importing) -> None:
    tally = importing.take(CONTENT, NAME, PARIS).tally
    assert tally == {
        "kept": 13,
        "duplicate": 1,
        "left": 3,
        "beyond": 2,
        "to_date": 1,
        "excluded": 1,
        "quarantined": 2,
    }
    lines = CONTENT.decode().strip().count("\n") - 1
    assert sum(tally.values()) == lines


def test_a_preview_says_what_will_be_kept_and_keeps_nothing(
    importing: Importing,
) -> None:
    preview = importing.preview(CONTENT, NAME, PARIS)
    assert kept(importing) == {"strips": 0}
    counts = {one.kind: (one.count, one.known) for one in preview.kinds}
    assert counts == {"interstitial-glucose": (13, 0), "blood-glucose": (1, 0)}
    assert sum(one.waiting for one in preview.kinds) == 1
    taken = importing.take(CONTENT, NAME, PARIS)
    assert sum(one.fresh for one in preview.kinds) == taken.added
    assert (preview.brand, preview.export) == ("LibreView", "libreview")
    assert (preview.repeated, preview.owner) == (1, "Camille Fictive")
    assert not preview.owner_differs
    assert preview.devices[0].serial == "SYNTHETIC-0001"


def test_a_preview_says_what_is_left_out_and_why(importing: Importing) -> None:
    skipped = {
        one.reason: one for one in importing.preview(CONTENT, NAME, PARIS).skipped
    }
    assert {reason: one.count for reason, one in skipped.items()} == {
        "nothing": 3,
        "unkept": 1,
        "beyond": 2,
        "value": 1,
        "line": 1,
    }
    assert "douze" in skipped["value"].examples[0]


def test_a_second_preview_says_what_is_known(importing: Importing) -> None:
    importing.take(CONTENT, NAME, PARIS)
    preview = importing.preview(CONTENT, NAME, PARIS)
    assert preview.known == preview.count == 14


def test_what_was_kept_apart_is_shown_again_and_leaves_with_its_file(
    importing: Importing,
) -> None:
    imported = importing.take(CONTENT, NAME, PARIS)
    fates = Counter(one.fate for one in importing.apart(imported.batch))
    assert fates == {Fate.BEYOND: 2, Fate.QUARANTINED: 2}
    importing.undo(imported.batch)
    assert importing.apart(imported.batch) == []


def test_an_import_is_taken_back_whole(importing: Importing) -> None:
    imported = importing.take(CONTENT, NAME, PARIS)
    importing.undo(imported.batch)
    inbox = importing.devices.inbox
    assert kept(importing) == {"strips": 0}
    assert (importing.batches(), inbox.waiting(), inbox.quarantine()) == ([], [], [])
    again = importing.take(CONTENT, NAME, PARIS)
    assert again.tally == imported.tally


def test_taking_one_file_back_leaves_the_others(importing: Importing) -> None:
    other = (RECORDINGS / "clarity_fr_synthetic.csv").read_bytes()
    importing.take(other, "clarity.csv", PARIS)
    before = kept(importing)
    importing.undo(importing.take(CONTENT, NAME, PARIS).batch)
    assert kept(importing) == before
    assert [one.export for one in importing.batches()] == ["clarity"]


def test_the_last_import_comes_first(importing: Importing) -> None:
    for name in ("clarity_fr_synthetic.csv", NAME):
        importing.take((RECORDINGS / name).read_bytes(), name, PARIS)
    assert [one.brand for one in importing.batches()] == ["LibreView", "Dexcom Clarity"]
    assert all(
        one.at == importing.preferences.world.now() for one in importing.batches()
    )


def test_a_file_that_names_somebody_else_is_said(vault: Vault) -> None:
    stranger = importing_over(vault, name="Paul Autre")
    assert stranger.preview(CONTENT, NAME, PARIS).owner_differs
    assert stranger.take(CONTENT, NAME, PARIS).owner_differs
    settings = vault.settings("imported.")
    assert not any(b"Camille" in raw or b"true" in raw for raw in settings.values())


class Torn(Shelf):
    """An export that ends badly."""

    def harvest(
        self, content: Held, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        """Give most of it, then fail."""
        yield from super().harvest(content, asking, name=name)
        raise Unreachable("disk.gone")


def test_an_export_that_ends_badly_leaves_nothing(vault: Vault) -> None:
    importing = importing_over(vault, cast("Airlock", Torn()))
    with pytest.raises(Unreachable):
        importing.take(CONTENT, NAME, PARIS)
    assert kept(importing) == {"strips": 0}
    assert (importing.batches(), importing.devices.inbox.waiting()) == ([], [])


def test_an_import_is_followed_and_may_be_stopped(importing: Importing) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done > 2:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        importing.take(CONTENT, NAME, PARIS, stop, total=16)
    assert {total for _, total in told} == {16}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert kept(importing) == {"strips": 0}


def test_an_import_that_was_killed_leaves_nothing_once_another_begins(
    importing: Importing,
) -> None:
    killed = EntryId(bytes(15) + b"\x09")
    vault, room = importing.preferences.vault, importing.devices.room
    begun = f"importing.{SPACE.hex()}.{killed.hex()}"
    vault.commit(Write(SPACE, settings={begun: b""}))
    dead = Taking(room, batch=killed, export="x", now=importing.preferences.world.now())
    other = (RECORDINGS / "clarity_fr_synthetic.csv").read_bytes()
    for items in importing.airlock.harvest(other, PARIS, name="x.csv"):
        dead.add(items)
    assert kept(importing)["import:clarity"] == 2
    importing.take(CONTENT, NAME, PARIS)
    assert kept(importing) == KEPT
    assert vault.settings("importing.") == {}


def test_an_import_that_is_running_is_not_taken_for_a_killed_one(
    importing: Importing,
) -> None:
    other = (RECORDINGS / "clarity_fr_synthetic.csv").read_bytes()
    inner: list[Imported] = []

    def meanwhile(done: int, _total: int) -> None:
        if done and not inner:
            inner.append(importing.take(other, "clarity.csv", PARIS))

    outer = importing.take(CONTENT, NAME, PARIS, meanwhile)
    assert {one.export for one in importing.batches()} == {"libreview", "clarity"}
    assert kept(importing)["strips"] == 2
    assert outer.added == 13


def test_a_file_that_asks_which_comes_first_is_not_read(importing: Importing) -> None:
    head = "\n".join(CONTENT.decode().splitlines()[1:2])
    content = f"{head}\nL,1,05-12-2019 08:00,0,100".encode()
    preview = importing.preview(content, NAME, PARIS)
    assert (preview.needs_day_order, preview.count) == (True, 0)
    with pytest.raises(Refused, match=r"import\.day_order"):
        importing.take(content, NAME, PARIS)
    told = Asking(PARIS.zone, day_first=True)
    assert importing.preview(content, NAME, told).count == 1


def test_a_document_is_no_export(importing: Importing) -> None:
    for act in (importing.preview, importing.take):
        with pytest.raises(Refused, match=r"import\.no_readings"):
            act(b"Ordonnance", "lettre.txt", PARIS)


def test_a_point_later_than_now_is_not_kept(importing: Importing) -> None:
    content = CONTENT.replace(b"25-10-2025 23:40", b"25-10-2031 23:40")
    preview = importing.preview(content, NAME, PARIS)
    assert {one.reason: one.count for one in preview.skipped}["ahead"] == 1
    assert importing.take(content, NAME, PARIS).tally["ahead"] == 1
    assert kept(importing) == KEPT | {"import:libreview-historic": 10}


def test_a_value_no_body_has_is_marked_and_never_drawn(importing: Importing) -> None:
    content = CONTENT.replace(b"23:40,0,104", b"23:40,0,5104")
    importing.take(content, NAME, PARIS)
    vault = importing.preferences.vault
    (trace,) = (
        one.trace
        for one in vault.traces.kept(SPACE, "")
        if one.trace.source.endswith("historic")
    )
    odd = [one for one in vault.traces.points(SPACE, trace) if one.flags & 4]
    assert [one.value for one in odd] == [5104]


def test_the_imports_of_another_space_are_not_shown(importing: Importing) -> None:
    importing.take(CONTENT, NAME, PARIS)
    other = replace(importing.preferences, space=Space(SpaceId(bytes(16)), "X"))
    assert replace(importing, preferences=other).batches() == []
