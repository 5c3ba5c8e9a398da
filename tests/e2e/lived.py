"""A home somebody lives in, and where each of its screens is found."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.domain.conflict import Conflict
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.stay import Stay
from app.domain.write import Write
from app.flows.example.entrusting import give, lend
from main import WORLD, Rooms, Starters
from tests.fictitious.life import PHRASE, a_life
from views.house import House, Screen
from views.parts.measures.address import token_of
from views.screens import all_screens


def lived(home: Path, *, documents: int = 60, years: int = 1) -> dict[str, str]:
    """Make a home with something in every corner; return its addresses by route."""
    today = datetime.now(UTC).date()
    a_life(home, documents=documents, years=years, today=today)
    with closing(Starters(home).door) as door:
        house = door.unlock("passphrase", PHRASE)
        furnish(house, door.rooms())
        return addresses(house, today)


def furnish(house: House, rooms: Rooms) -> None:
    """Use what each screen is for, once."""
    first, second, *_, old, older = house.documents.list(limit=40)
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
    soon = datetime.now(UTC).date() + timedelta(days=20)
    house.endings.end(second.id, soon.isoformat())
    stay = Stay("2026-03-03", "2026-03-05", "Hôpital Sainte-Æmilie", "Chirurgie")
    house.links.add(house.stays.add(stay).id, first.id)
    dose = Immunization("Revaxis", day="2023-03", lot="A1234")
    house.vaccines.booklet.add(dose)
    disagree(house, rooms, second.id)
    lend(house.entrusted.store, house.entrusted.answers, UTC)
    give(house.mandates, WORLD, UTC)


def disagree(house: House, rooms: Rooms, entry: EntryId) -> None:
    """Have another device have said something else of a document."""
    kept = house.documents.entry(entry)
    losing = replace(kept, meta={**kept.meta, "title": "Radio du genou gauche"})
    device = house.my_devices.list()[0].id
    conflict = Conflict(WORLD.new_id(), entry, losing, device, WORLD.ms())
    rooms.vault.commit(Write(house.space.id, conflicts=(conflict,)))


def addresses(house: House, today: date) -> dict[str, str]:
    """Return a real address for each screen of an open space."""
    shown = [one for one in all_screens() if one.place != "door"]
    return {one.route: address(one, house, today) for one in shown}


def address(screen: Screen, house: House, today: date) -> str:
    """Fill the blanks of a screen's route with what this space holds."""
    last = house.measures.last("body-weight")
    shown = house.documents.list()[0]
    if screen.route.startswith("/documents/dossiers/"):
        shown = house.folders.list()[0].entry
    if screen.route.startswith("/sante/hospitalisations/"):
        shown = house.stays.list()[0]
    if screen.route.startswith("/sante/vaccins/"):
        shown = house.vaccines.booklet.list()[0]
    known = {
        ":kind": token_of(house.space.id, "body-weight"),
        ":what": "serveur",
        ":place": "main.py",
        ":day": today.isoformat(),
        ":entry": last.entry.id.hex() if last else "",
        ":id": shown.id.hex(),
    }
    [mandate], [lent] = house.mandates.every(), house.entrusted.every()
    lane = lent.rubrics[0].lane
    known |= {":mandate": mandate.id.hex(), ":lane": lane.hex()}
    if screen.route.startswith("/confies/"):
        known[":entry"] = house.entrusted.entries(lane, limit=1)[0].id.hex()
    return "/".join(known.get(part, part) for part in screen.route.split("/")) or "/"
