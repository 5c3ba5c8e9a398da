"""Rubrics as tests of the profile find them: noted, ended, found by a laboratory."""

from dataclasses import replace

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.topic import Line
from app.domain.write import Write
from tests.screens.homes import a_house
from views.house import House

A_PLUS, O_MINUS = "278149003", "278148006"
PENICILLIN = {"substance": "Pénicilline", "severity": "severe", "since": "1998"}


def noted(code: str, **said: str) -> tuple[House, Line]:
    """Return a house where one line is noted, and the line."""
    house = a_house()
    return house, house.profile.line(house.profile.add(code, said).id)


def found_by_laboratory(house: House, group: str) -> Entry:
    """Put a blood group here as a laboratory would."""
    entry = a_house().profile.add("groupe-sanguin", {"group": group})
    meta = {**entry.meta, "source": "deposited:laboratory", "author": "Labo Fictif"}
    told = replace(entry, id=EntryId(b"laboratory-group"), meta=meta)
    house.profile.vault.commit(Write(house.space.id, entries=(told,)))
    return told
