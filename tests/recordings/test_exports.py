"""Each recorded export is recognised, counted, kept once and taken back whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pytest

from app.domain.device import Reading, Rejected
from app.domain.harvest import Asking, Strand
from app.domain.query import Query
from app.domain.reading import ALL
from app.flows.importing.importing import Importing
from storage.database import Database
from storage.vault import SqlVault
from sync.airlock.parent import SealedAirlock
from tests.app.flows.importing.bench import importing_over
from tests.recordings.replay import FOLDER
from tests.storage.conftest import a_database
from tests.storage.samples import SPACE, PulseSpy

__all__ = ["a_database"]

PARIS: Final = Asking("Europe/Paris")


@dataclass(frozen=True)
class Holds:
    """What an export holds: readings and points by kind, lines left by reason."""

    export: str
    kinds: dict[str, int]
    left: dict[str, int] = field(default_factory=dict)


EXPORTS: Final = {
    "apple_health_synthetic.xml": Holds(
        "apple_health",
        {
            "body-weight": 2,
            "body-height": 1,
            "body-temperature": 1,
            "oxygen-saturation": 1,
            "blood-pressure": 2,
            "blood-glucose": 1,
            "heart-rate": 30,
            "steps-by-day": 2,
        },
        {"unit": 1, "nothing": 2},
    ),
    "google_fit_synthetic.zip": Holds(
        "google_fit",
        {"body-weight": 2, "heart-rate": 30, "steps-by-day": 1},
        {"nothing": 1},
    ),
    "health_connect_synthetic.zip": Holds(
        "health_connect",
        {
            "body-weight": 2,
            "oxygen-saturation": 1,
            "blood-pressure": 1,
            "blood-glucose": 1,
            "steps-by-day": 1,
            "heart-rate": 30,
        },
        {"nothing": 2},
    ),
    "openscale_synthetic.csv": Holds(
        "openscale", {"body-weight": 2, "waist-circumference": 1}, {"nothing": 1}
    ),
    "withings_fr_synthetic.csv": Holds("withings", {"body-weight": 2}, {"nothing": 1}),
    "withings_synthetic.zip": Holds(
        "withings",
        {"body-weight": 2, "blood-pressure": 1, "heart-rate": 4, "steps-by-day": 2},
        {"nothing": 2},
    ),
}


@pytest.fixture(scope="module")
def an_airlock() -> Iterator[SealedAirlock]:
    airlock = SealedAirlock()
    yield airlock
    airlock.close()


@pytest.fixture
def importing(a_database: Database, an_airlock: SealedAirlock) -> Importing:
    return importing_over(SqlVault(a_database, PulseSpy()), an_airlock)


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_holds_what_it_says(name: str, an_airlock: SealedAirlock) -> None:
    content, holds = (FOLDER / name).read_bytes(), EXPORTS[name]
    kinds, left = Counter[str](), Counter[str]()
    for items in an_airlock.harvest(content, PARIS, name=name):
        for item in items:
            if isinstance(item, Strand):
                kinds[item.trace.code] += len(item.points)
            elif isinstance(item, Reading):
                kinds[item.kind] += 1
            elif isinstance(item, Rejected):
                left[item.reason] += 1
    assert an_airlock.read(content, name=name).export == holds.export
    assert (dict(kinds), dict(left)) == (holds.kinds, holds.left)


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_kept_once_and_taken_back_whole(
    name: str, importing: Importing
) -> None:
    content, count = (FOLDER / name).read_bytes(), sum(EXPORTS[name].kinds.values())
    preview = importing.preview(content, name, PARIS)
    assert (preview.count, preview.known) == (count, 0)
    first = importing.take(content, name, PARIS, total=preview.count)
    assert first.added + first.waiting == count
    again = importing.take(content, name, PARIS)
    assert (again.added, again.done) == (0, False)
    assert again.known >= count  # a line put aside is known too
    importing.undo(first.batch)
    vault = importing.preferences.vault
    assert vault.find(SPACE, Query("body-weight")) == []
    assert [
        vault.traces.count(SPACE, one.trace, ALL) for one in vault.traces.kept(SPACE)
    ] == []
    assert importing.batches() == []
