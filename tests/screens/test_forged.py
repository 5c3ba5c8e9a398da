"""What another device wrote wrong stops no screen, and is shown as words only."""

from dataclasses import replace

import pytest

from app.domain.conflict import Conflict
from app.domain.entry import Entry, Link
from app.domain.ids import DeviceId, EntryId
from app.domain.write import Origin, Write
from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from tests.screens.opening import measure_at
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio

JUNK = ["zz", "<b>\u202egras</b>", "9" * 400]
DOCUMENT = (
    *("title", "status", "was", "pages", "leaves", "folder", "pinned", "category"),
    *("dated", "findings", "author", "facility", "comment", "source"),
)
MEASURE = ("value", "value2", "unit", "source", "note")
CHOICES = ("order/measures", "hidden/measures/body-weight", "unit/body-weight")


def forged(entry: Entry, names: tuple[str, ...], junk: str) -> Entry:
    """Return an entry whose *names* all say *junk*."""
    return replace(entry, meta={**entry.meta, **dict.fromkeys(names, junk)})


def forge(house: House, junk: str) -> list[str]:
    """Put junk wherever another device writes; return where it is seen."""
    document, thrown, *_ = house.documents.list()
    measure = house.measures.within("body-weight")[0].entry
    folder = house.folders.add("Dossier")
    wrong = forged(document, DOCUMENT, junk)
    loop = (Link("replaces", document.id), Link(junk, EntryId(b"q" * 16)))
    at = int(house.documents.now().timestamp() * 1000)
    aside = forged(document, ("title", "status"), junk)
    entries = (
        replace(wrong, links=loop),
        forged(
            replace(thrown, meta={**thrown.meta, "status": "trashed"}), ("was",), junk
        ),
        forged(measure, MEASURE, junk),
        forged(folder, ("title",), junk),
    )
    lost = Conflict(b"c" * 16, document.id, aside, DeviceId(b"d" * 16), at)
    write = Write(house.space.id, entries=entries, conflicts=(lost,))
    house.documents.vault.commit(write, origin=Origin.PEER)
    for name in CHOICES:
        house.preferences.put(name, junk)
    one = f"/documents/{document.id.hex()}"
    kind = measure_at("body-weight")
    found = ["/", "/documents", one, f"{one}/modifier", f"{one}/versions", "/choix"]
    found += ["/documents/corbeille", "/documents/dossiers", "/sante/mesures", kind]
    return [*found, f"{kind}/{measure.id.hex()}", "/sante/mesures/arranger"]


@pytest.mark.parametrize("junk", JUNK)
async def test_every_screen_stands_whatever_another_device_wrote(junk: str) -> None:
    house = filled()
    for route in forge(house, junk):
        async with FletUnit(opened(a_world(FakeDoor(house))), route=route) as ui:
            await ui.settle()
            assert sentence_for("internal", {}) not in ui.text(), route
