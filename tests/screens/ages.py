"""Homes of people of other ages, for the screens that go by age."""

from dataclasses import replace

from app.domain.childhood import ChildNote, Newborn, Visit
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.when import When
from app.domain.write import Write
from app.fhir import exact, patient
from app.kinds import kind
from tests.screens.homes import a_house
from views.house import House

CHILD = "2024-02-29"
"""A child of two years and eight months, at the time of the tests."""
SIXTY_TWO = "1964-05-02"


def born(house: House, day: str) -> House:
    """Return the same house, of somebody born on *day* (ISO, "" unknown)."""
    space = replace(house.space, birth_date=day)
    return replace(
        house,
        space=space,
        childhood=replace(house.childhood, space=space),
        prevention=replace(house.prevention, space=space),
    )


def a_person(day: str = SIXTY_TWO) -> House:
    """Return the empty space of somebody born on *day*."""
    return born(a_house(), day)


def a_child() -> House:
    """Return the space of a child, with a booklet begun."""
    house = born(a_house(), CHILD)
    book = house.childhood
    book.keep_newborn(
        Newborn("3250", "50", "34.5", "39", "9", "10", "10", "CHU Fictif")
    )
    book.note_visit("exam-01", Visit("2024-03-08", "Dre Fictive", "Tout va bien."))
    book.note_visit("exam-13", Visit("2026-02-14", "Dre Fictive"))
    book.add_note(ChildNote("milestone", "2025-03", "Premiers pas", "Chez sa tante."))
    book.add_note(ChildNote("school", "2026-09-01", "Sieste", "Avec son doudou."))
    for day, weight, height in (
        ("2024-05-15", "5.9", "61"),
        ("2024-08-31", "7.8", "68"),
        ("2025-03-10", "9.9", "76"),
        ("2026-02-14", "12.4", "87"),
    ):
        house.measures.add("body-weight", [weight], at=day, confirmed=True)
        house.measures.add("body-height", [height], at=day, confirmed=True)
    return house


def identity(house: House, day: str, sex: str) -> None:
    """Give the space an identity: its birth date and its sex (`female`, `male`)."""
    body = patient.write(house.space.id, name=house.space.name, birth_date=day)
    tree = exact.read(body) | {"gender": sex}
    entry = Entry(
        house.space.id,
        EntryId(b"p" * 16),
        "patient",
        exact.write(tree),
        When.unknown(),
        kind("patient").rubric,
    )
    vault = house.childhood.vault
    vault.commit(Write(house.space.id, entries=(entry,)))
