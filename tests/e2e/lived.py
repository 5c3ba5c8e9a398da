"""A home somebody lives in, and where each of its screens is found."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

from app.domain.conflict import Conflict
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.stay import Stay
from app.domain.wishes import DIRECTIVES
from app.domain.write import Write
from app.flows.example.child import keep
from app.flows.example.correspondence import correspond
from app.flows.example.entrusting import give, lend
from app.flows.example.planning import plan
from app.flows.example.services import allow
from main import WORLD, Rooms, Starters
from tests.e2e.placed import addresses
from tests.fictitious.life import PHRASE, a_life
from views.example import summarise
from views.house import House

MAKERS: Final = (
    {"author": "Dr Aline Fictif", "facility": "Hôpital Sainte-Æmilie"},
    {"author": "", "facility": "Laboratoire fictif des Tilleuls et de la Vallée"},
)
"""Who wrote some of her papers, and where."""
LINES: Final = (
    ("allergies", {"substance": "Pénicilline", "severity": "severe", "since": "1998"}),
    ("allergies", {"substance": "Pollen de bouleau", "reaction": "Nez qui coule"}),
    ("antecedents-familiaux", {"relation": "MTH", "illness": "Diabète"}),
    ("contacts-urgence", {"name": "Lucie Exemple", "phone": "06 39 98 01 23"}),
)
"""Lines of her profile, by rubric."""
WISHES: Final = (
    {"situation": "well", "matters": "Rester chez moi, avec mes livres."},
    {"situation": "well", "matters": "Rester chez moi, avec mes enfants."},
)
"""What she wrote of her end of life, and wrote again."""

SILENT: Final = "http://127.0.0.1:1"
"""The server of the home: it never answers, so that nothing moves while one looks."""


def lived(home: Path, *, documents: int = 60, years: int = 1) -> dict[str, str]:
    """Make a home with something in every corner; return its addresses by route."""
    today = datetime.now(UTC).date()
    a_life(home, documents=documents, years=years, server=SILENT, today=today)
    with closing(Starters(home).door) as door:
        house = door.unlock("passphrase", PHRASE)
        furnish(house, door.rooms(), today)
        return addresses(house, today)


def furnish(house: House, rooms: Rooms, today: date) -> None:
    """Use what each screen is for, once."""
    first, second, *_, old, older = house.documents.list(limit=40)
    sign(house)
    folder = house.folders.add("Cardiologie")
    house.documents.file_in(first.id, folder.id)
    house.documents.file_in(second.id, folder.id)
    house.documents.comment(first.id, "À montrer au médecin en janvier.")
    house.documents.pin(second.id, pinned=True)
    house.trash.throw(old.id)
    house.documents.archive(older.id)
    house.documents.rename(first.id, "Bilan sanguin de novembre")
    weight = house.measures.last("body-weight")
    if weight:
        house.measures.correct(weight.entry.id, ["70.9"])
    house.endings.end(second.id, (today + timedelta(days=20)).isoformat())
    stay = Stay("2026-03-03", "2026-03-05", "Hôpital Sainte-Æmilie", "Chirurgie")
    house.links.add(house.stays.add(stay).id, first.id)
    dose = Immunization("Revaxis", day="2023-03", lot="A1234")
    house.vaccines.booklet.add(dose)
    disagree(house, rooms, second.id)
    tell(house)
    share(house, today)


def sign(house: House) -> None:
    """Say who wrote some of her papers."""
    papers = house.documents.list(limit=12)[4:]
    for paper, told in zip(papers, cycle(MAKERS), strict=False):
        house.documents.put(replace(paper, meta={**paper.meta, **told}))


def tell(house: House) -> None:
    """Say what a doctor must know, what is wanted, and what is to come."""
    for topic, said in LINES:
        house.profile.add(topic, said)
    for said in WISHES:
        house.wishes.state(DIRECTIVES, said)
    plan(house.agenda)


def share(house: House, today: date) -> None:
    """Keep a child's space, read a brother's, and let others read some of hers."""
    keep(house.dependents, today)
    lend(house.entrusted.store, house.entrusted.answers, UTC)
    give(house.mandates, WORLD, UTC)
    summarise(house, today)
    allow(house.consents, WORLD, UTC)
    correspond(house.messages, WORLD, UTC)


def disagree(house: House, rooms: Rooms, entry: EntryId) -> None:
    """Have another device have said something else of a document."""
    kept = house.documents.entry(entry)
    losing = replace(kept, meta={**kept.meta, "title": "Radio du genou gauche"})
    device = house.my_devices.list()[0].id
    conflict = Conflict(WORLD.new_id(), entry, losing, device, WORLD.ms())
    rooms.vault.commit(Write(house.space.id, conflicts=(conflict,)))
