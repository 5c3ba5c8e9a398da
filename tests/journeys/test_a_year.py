"""A year of nobody is noted, shown, put on paper, carried away and found identical."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from app.domain.emergency import Level
from app.domain.harvest import Asking
from app.domain.ids import EntryId
from app.domain.printed import Profile
from app.domain.reading import Point, Stretch
from app.fhir.models import model_faults
from app.flows.backpack.clear import BUNDLE, export_clear
from app.flows.documents import Status
from app.kinds import all_kinds
from main import Starters
from tests.fictitious import year
from tests.fictitious.clarity import clarity
from tests.fictitious.life import PHRASE
from tests.screens.entering import type_doses, type_lines, type_measures
from tests.views.prints import reader
from views.house import House
from views.parts.synthesis.offering import chosen, lines_of, offered, parts_of
from views.parts.synthesis.visiting import Prepared, around, page_of, visit_of
from views.parts.vaccines.typed import typed_of
from views.prints.profile import profile
from views.prints.visit import visit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.covers("C-016", "C-026", "C-027", "C-028", "C-164"),
]

PARIS: Final = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home where the year was lived."""
    folder = tmp_path_factory.mktemp("year") / "home"
    with closing(Starters(folder).door) as door:
        ways = {"passphrase": PHRASE}
        made = door.create(year.NAME, birth_date=year.BORN, server="", ways=ways)
        live(made.house)
    return folder


@pytest.fixture
def house(home: Path) -> Iterator[House]:
    """Open the home."""
    with closing(Starters(home).door) as door:
        yield door.unlock("passphrase", PHRASE)


def live(house: House) -> None:
    """Note the whole year: typed in the screens, or brought in files."""
    asyncio.run(typed(house))
    for paper in year.papers():
        added = house.documents.add(paper.content, name=paper.name)
        assert added.status is Status.IMPORTED, added.code
    worn(house)


def worn(house: House) -> None:
    """Import the file of the sensor: a year, two changes of hour in it."""
    file = clarity(year.readings(), PARIS, name=year.NAME, born=year.BORN)
    asking, name = Asking("Europe/Paris"), "clarity.csv"
    seen = house.importing.preview(file, name, asking)
    assert (seen.brand, seen.count, seen.known) == ("Dexcom Clarity", year.READINGS, 0)
    assert (seen.owner, seen.owner_differs) == (year.NAME, False)
    told = house.importing.take(file, name, asking, total=seen.count)
    assert (told.added, told.known) == (year.READINGS, 0)


async def typed(house: House) -> None:
    """Type what a person notes by hand."""
    await type_lines(house, year.PROFILE)
    await type_doses(house, [typed_of(dose) for dose in year.VACCINES])
    weeks = [
        (kind, said, datetime.fromisoformat(at)) for kind, said, at in year.weeks()
    ]
    await type_measures(house, weeks)


def entries(house: House) -> Mapping[EntryId, tuple[object, ...]]:
    """Return all that a space holds, byte for byte."""
    return {
        one.id: (one.kind, one.body, one.when.text, dict(one.meta), one.links)
        for one in house.backpack.entries()
    }


def points(house: House) -> list[Point]:
    """Return every reading of the sensor."""
    vault, space = house.documents.vault, house.space.id
    return list(vault.traces.points(space, year.SENSOR, Stretch()))


def test_all_of_it_is_there(house: House) -> None:
    topics = [one for one in house.profile.topics() if one.asks]
    lines = [line for one in topics for line in house.profile.lines(one.code)]
    assert len(lines) == len(year.PROFILE) == 40
    assert house.vaccines.booklet.count() == len(year.VACCINES) == 12
    assert sum(house.documents.counts().values()) == 60
    read = [(point.t, point.value) for point in points(house)]
    assert read == [(point.t, point.value) for point in year.readings()]


def test_each_resource_written_is_one_of_fhir(house: House) -> None:
    kinds = all_kinds()
    wrong = {
        one.kind: faults
        for one in house.backpack.entries()
        if one.body.startswith(b"{") and one.kind in kinds
        for faults in [model_faults(one.body)]
        if faults
    }
    assert wrong == {}


def test_it_is_put_on_paper(house: House) -> None:
    groups, day = offered(house), year.END
    parts = parts_of(groups, frozenset())
    pages = profile(Profile(house.space.name, "Ma synthèse", parts, day))
    said = "".join(reader.words(pages))
    for words in ("Pénicilline", "Metformine 1000 mg", "Grippe", "Poids : "):
        assert words in said
    told = lines_of(chosen(groups, frozenset()))
    made = house.synthesis.make(pages, told, title="Ma synthèse")
    assert made.entry is not None
    house.trash.throw(made.entry.id)
    prepared = Prepared(questions="Dois-je changer de dose ?", curves="body-weight")
    visited = visit_of(house)
    found = around(visited, date(2025, 11, 21))
    page = visit(page_of(visited, prepared, found, day))
    assert "Dois-je changer de dose ?" in "".join(reader.words(page))


def test_the_emergency_card_fits_one_square(house: House) -> None:
    for choice in house.emergency.choices():
        if choice.told.text.startswith(("Pénicilline", "Insuline", "Claire")):
            house.emergency.choose(choice.key, Level.OPEN)
    fitted = house.emergency.card()
    assert fitted.left == ()
    assert len(fitted.card.lines) >= 3


def test_carried_away_and_restored_it_is_identical(
    house: House, tmp_path: Path
) -> None:
    before, curve = entries(house), points(house)
    with (tmp_path / "bag.alveole").open("w+b") as bag:
        house.backpack.export(bag, PHRASE)
        bag.seek(0)
        with closing(Starters(tmp_path / "two").door) as door:
            door.restore(bag, {"passphrase": PHRASE})
            there = door.open()
            assert entries(there) == before
            assert points(there) == curve
            for one in house.documents.list(limit=200):
                assert original(there, one.id) == original(house, one.id)


def test_all_of_it_leaves_as_one_bundle_of_fhir(house: House) -> None:
    sink = BytesIO()
    export_clear(house.backpack, sink)
    with ZipFile(sink) as archive:
        tree = json.loads(archive.read(BUNDLE))
    kinds = Counter(one["resource"]["resourceType"] for one in tree["entry"])
    assert (kinds["Immunization"], kinds["MedicationStatement"]) == (12, 8)
    assert kinds["Observation"] >= 2 * year.WEEKS
    wrong = [one["fullUrl"] for one in tree["entry"] if faulty(one["resource"])]
    assert wrong == []


def faulty(resource: dict[str, object]) -> bool:
    """Say whether the models of FHIR refuse a resource."""
    return bool(model_faults(json.dumps(resource).encode()))


def original(house: House, entry: EntryId) -> bytes:
    """Return the bytes received of a document."""
    sink = BytesIO()
    sink.writelines(house.documents.stream(entry))
    return sink.getvalue()
