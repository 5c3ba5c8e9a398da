"""What is entrusted is kept apart, and forgotten to the last word: disk and memory."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.ids import DeviceId, SpaceId
from app.domain.owned import owned
from app.domain.reading import Trace
from app.domain.trail import Evidence, KeptRun, Page
from app.domain.write import Origin, Write
from app.ports.entrusted import EntrustedStore
from storage.entrusted import beside
from storage.memory.entrusted import memory_beside
from tests.storage.contract.test_traces import POINTS, segment
from tests.storage.samples import (
    KEY,
    Clock,
    Drawn,
    PulseSpy,
    attachment,
    entry,
    item,
    step,
)

LANE, OTHER = SpaceId(b"l" * 16), SpaceId(b"o" * 16)
TRACE = Trace("15074-8", "sensor", "mg/dL")


@pytest.fixture
def pulse() -> PulseSpy:
    """Return a pulse that remembers what it told."""
    return PulseSpy()


@pytest.fixture(params=["disk", "memory"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, pulse: PulseSpy
) -> Iterator[EntrustedStore]:
    """Return what others entrust, of each make."""
    if request.param == "memory":
        yield memory_beside(Clock(), pulse)
        return
    kept = beside(tmp_path, KEY, now=Clock(), entropy=Drawn(), pulse=pulse)
    yield kept
    kept.database.close()


def filled(store: EntrustedStore, lane: SpaceId) -> Entry:
    """Keep something of every sort under a lane."""
    blob, parts, size = store.blobs.put([b"sealed " + lane])
    file = replace(attachment(lane), blob=blob, parts=parts, envelope_size=size)
    kept = entry(1, space=lane, attachments=(file,), meta={"title": "zibeline"})
    page = Page(
        b"standing",
        steps=(step(1),),
        runs=(KeptRun(b"R" * 32, b"tapir"),),
        evidence=(Evidence("lane.mismatch", 1, 2),),
    )
    named = {f"ck/{lane.hex()}/{'0' * 32}/1": b"key", f"lane/{lane.hex()}/": b"quetzal"}
    lost = Conflict(lane, kept.id, kept, DeviceId(b"d" * 16), 1)
    points = segment(2, POINTS, TRACE)
    store.vault.commit(
        Write(
            lane,
            entries=(kept, replace(points, space=lane)),
            texts={kept.id: "okapi"},
            secrets=named,
            settings=dict.fromkeys(owned(kept.id), b"picture") if lane == LANE else {},
            conflicts=(lost,),
            page=page,
        ),
        origin=Origin.PEER,
    )
    return kept


def test_asking_whether_it_is_here_makes_nothing(store: EntrustedStore) -> None:
    assert not store.here()
    filled(store, LANE)
    assert store.here()


@pytest.mark.covers("C-028")
def test_a_lane_forgotten_leaves_nothing_and_the_others_everything(
    store: EntrustedStore,
) -> None:
    whole = [filled(store, lane) for lane in (OTHER, LANE)]
    store.forget(LANE, {"gone/x": b"noted"})
    vault, trail = store.vault, store.trail
    assert vault.spaces() == [OTHER]
    assert vault.entries(LANE, [item(1), item(2)]) == {}
    assert vault.search(LANE, "okapi") == []
    assert vault.conflicts(LANE) == []
    assert vault.traces.kept(LANE) == []
    assert (trail.standing(LANE), trail.step(LANE, 1)) == (None, None)
    assert trail.evidence(LANE) == []
    assert not [name for name in vault.secrets("") if LANE.hex() in name]
    assert not vault.settings("")
    assert vault.secret("gone/x") == b"noted"
    assert [store.blobs.has(one.attachments[0].blob) for one in whole] == [True, False]
    assert [hit.entry.id for hit in vault.search(OTHER, "okapi")] == [item(1)]
    assert vault.traces.count(OTHER, TRACE) == len(POINTS)
    assert trail.standing(OTHER) == b"standing"
    assert vault.secret(f"lane/{OTHER.hex()}/") == b"quetzal"


def test_what_changes_is_told_as_entrusted(
    store: EntrustedStore, pulse: PulseSpy
) -> None:
    filled(store, LANE)
    store.forget(LANE, {})
    assert [one.space for one in pulse.told] == [LANE, LANE]
    assert all(one.touches("entrusted") for one in pulse.told)
