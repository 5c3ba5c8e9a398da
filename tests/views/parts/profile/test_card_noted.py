"""A blood group noted by itself is told with its source, and taken back at once."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.write import Write
from app.flows.documents import Added, Status
from app.flows.parcels import Parcel, Piece
from tests.screens.homes import a_house
from tests.screens.opening import on, picking
from tests.views.parts.profile.told import A_PLUS, O_MINUS, found_by_laboratory
from views.house import House
from views.parts.profile.rows import page_of

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]


class Taking:
    """Parcels whose only file is the card of a laboratory."""

    def __init__(self, house: House) -> None:
        self._house = house

    def opened(self, content: bytes, *, name: str) -> Parcel:
        """Return the file as it is."""
        return Parcel((Piece(name, content),))

    def keep(self, piece: Piece, *, password: str = "") -> Added:
        """Keep it, and note what it says."""
        del password
        assert isinstance(piece.whole, bytes)
        added = self._house.documents.add(piece.whole, name=piece.name)
        assert added.entry
        line = found_by_laboratory(self._house, A_PLUS)
        line = replace(line, meta={**line.meta, "source": "document:laboratory"})
        self._house.profile.vault.commit(Write(line.space, entries=(line,)))
        self._house.links.add(added.entry.id, line.id)
        return Added(Status.IMPORTED, added.entry, mine=True, noted=line)


def house_with(*, declared: str = "") -> tuple[House, House]:
    """Return a house whose next file is a card, and what stands behind it."""
    house = a_house()
    if declared:
        house.profile.add("groupe-sanguin", {"group": declared})
    taking: Any = Taking(house)
    return replace(house, parcels=taking), house


async def test_what_was_noted_is_told_seen_and_taken_back() -> None:
    shown, house = house_with()
    card = picking(("carte.xml", b"<x/>"))
    async with on(shown, "/documents/ajouter", card) as ui:
        await ui.press("add-pick")
        await ui.until("Noté dans votre profil : groupe sanguin A positif.")
        assert "D'après un document de Labo Fictif, laboratoire" in ui.text()
        assert "Deux réponses différentes" not in ui.text()
        (line,) = house.profile.lines("groupe-sanguin")
        name = line.entry.id.hex()
        await ui.press(f"card-away-{name}")
        await ui.until("La ligne est enlevée. Le document reste là.")
        assert house.profile.lines("groupe-sanguin") == []
        assert not ui.named(f"card-see-{name}")
        await ui.press("banner-undo")
        await ui.until("Noté dans votre profil : groupe sanguin A positif.")
        await ui.press(f"card-see-{name}")
        assert ("push_route", page_of(line.entry)) in ui.pushed()


async def test_two_groups_that_differ_are_said_at_once() -> None:
    shown, house = house_with(declared=O_MINUS)
    card = picking(("carte.xml", b"<x/>"))
    async with on(shown, "/documents/ajouter", card) as ui:
        await ui.press("add-pick")
        await ui.until("Deux réponses différentes sont notées.")
    assert len(house.profile.lines("groupe-sanguin")) == 2
