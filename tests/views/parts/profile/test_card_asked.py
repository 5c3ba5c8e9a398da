"""A blood group a file gives is asked about, noted on a yes, and taken back at once."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.flows.documents import Added, Status
from app.flows.parcels import Parcel, Piece
from app.flows.proposing.proposals import Proposal, Proposals
from tests.screens.homes import a_house
from tests.screens.opening import on, picking
from tests.views.parts.profile.told import A_PLUS, O_MINUS
from views.house import House
from views.parts.profile.rows import page_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]
ASKED = "Le noter dans le profil de Camille ?"
NOTED = "Noté dans le profil : groupe sanguin A positif."


class Taking:
    """Parcels whose only file is the card of a laboratory."""

    def __init__(self, house: House) -> None:
        self._house = house

    def opened(self, content: bytes, *, name: str) -> Parcel:
        """Return the file as it is."""
        return Parcel((Piece(name, content),))

    def keep(self, piece: Piece, *, password: str = "") -> Added:
        """Keep it, and ask about what it says."""
        del password
        assert isinstance(piece.whole, bytes)
        added = self._house.documents.add(piece.whole, name=piece.name)
        return Added(Status.IMPORTED, added.entry, mine=True, asked=0)


class Telling(Proposals):
    """Proposals of a document that tells one group."""

    def of(self, document: EntryId) -> list[Proposal]:
        """Return the group, with the line it gave."""
        topic, said = self.lines.topic("groupe-sanguin"), {"group": A_PLUS}
        tied = [one for one in self.links.of(document) if one.kind == "blood-group"]
        line: Entry | None = next(iter(tied), None)
        told = Proposal(0, topic, said, "laboratory", "Labo Fictif")
        return [replace(told, line=line.id if line else None)]


def house_with(*, declared: str = "") -> tuple[House, House]:
    """Return a house whose next file is a card, and what stands behind it."""
    house = a_house()
    if declared:
        house.profile.add("groupe-sanguin", {"group": declared})
    taking: Any = Taking(house)
    telling = Telling.over(house.documents)
    return replace(house, parcels=taking, proposals=telling), house


async def test_nothing_is_noted_before_a_yes_and_all_is_undone() -> None:
    shown, house = house_with()
    card = picking(("carte.xml", b"<x/>"))
    async with on(shown, "/documents/ajouter", card) as ui:
        await ui.press("add-pick")
        await ui.until(ASKED)
        assert "Auteur écrit dans le fichier : Labo Fictif." in ui.text()
        assert house.profile.lines("groupe-sanguin") == []
        await ui.press("card-take-0")
        await ui.until(NOTED)
        assert "D'après un document de Labo Fictif, laboratoire" in ui.text()
        assert "Deux réponses différentes" not in ui.text()
        (line,) = house.profile.lines("groupe-sanguin")
        name = line.entry.id.hex()
        await ui.press(f"card-away-{name}")
        await ui.until(ASKED)
        assert house.profile.lines("groupe-sanguin") == []
        await ui.press("banner-undo")
        await ui.until(NOTED)
        await ui.press(f"card-see-{name}")
        assert ("push_route", page_of(line.entry)) in ui.pushed()


async def test_a_no_asks_no_more_and_notes_nothing() -> None:
    shown, house = house_with()
    card = picking(("carte.xml", b"<x/>"))
    async with on(shown, "/documents/ajouter", card) as ui:
        await ui.press("add-pick")
        await ui.until(ASKED)
        await ui.press("card-leave-0")
        await ui.settle()
        assert ASKED not in ui.text()
    assert house.profile.lines("groupe-sanguin") == []


async def test_two_groups_that_differ_are_said_at_once() -> None:
    shown, house = house_with(declared=O_MINUS)
    card = picking(("carte.xml", b"<x/>"))
    async with on(shown, "/documents/ajouter", card) as ui:
        await ui.press("add-pick")
        await ui.until(ASKED)
        await ui.press("card-take-0")
        await ui.until("Deux réponses différentes sont notées.")
    assert len(house.profile.lines("groupe-sanguin")) == 2
