"""What a document says is proposed, taken one by one, and taken back."""

from dataclasses import replace

import pytest

from app.domain.ids import EntryId
from app.flows.proposing.proposals import Proposal, Proposals
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.wording import LAID
from views.house import House
from views.parts.profile.rows import page_of

pytestmark = pytest.mark.anyio


def report() -> tuple[House, str]:
    """Return a house with a clinical document, and the address of the document."""
    house = a_house()
    house.documents.add(LAID, name="compte-rendu.xml", title="Compte rendu")
    return house, page_of(house.documents.list()[0])


@pytest.mark.covers("C-032")
async def test_a_proposal_is_taken_seen_and_taken_back() -> None:
    house, place = report()
    async with on(house, place) as ui:
        await ui.until("2 lignes à proposer au profil")
        assert house.profile.count("allergies") == 0
        await ui.press("proposed")
        await ui.until("Noix")
        await ui.press("propose-5")
        await ui.until("1 ligne à proposer au profil")
        (line,) = house.profile.lines("allergies")
        assert line.title == "Noix"
        assert [one.id for one in house.links.of(line.entry.id)] == [
            house.documents.list()[0].id
        ]
        await ui.press("banner-undo")
        await ui.until("2 lignes à proposer au profil")
        assert house.profile.lines("allergies") == []
        await ui.press("propose-5")
        await ui.until("1 ligne à proposer au profil")
        (line,) = house.profile.lines("allergies")
        await ui.press("propose-5")
        assert ("push_route", page_of(line.entry)) in ui.pushed()


class Over(Proposals):
    """Proposals of what is over."""

    def of(self, document: EntryId) -> list[Proposal]:
        """Say that each is over."""
        return [replace(one, over=True) for one in super().of(document)]


async def test_what_is_over_is_said_before_it_is_taken() -> None:
    house, place = report()
    own = house.proposals
    house = replace(house, proposals=Over(own.documents, own.lines, own.links))
    async with on(house, place) as ui:
        await ui.press("proposed")
        await ui.until("Terminé")


async def test_a_document_that_says_nothing_proposes_nothing() -> None:
    house = a_house()
    house.documents.add(b"Lettre", name="lettre.txt", title="Lettre")
    async with on(house, page_of(house.documents.list()[0])) as ui:
        await ui.until("Ranger ce document")
        assert not ui.named("proposed")


async def test_a_document_in_the_trash_proposes_nothing() -> None:
    house, place = report()
    house.trash.throw(house.documents.list()[0].id)
    async with on(house, place) as ui:
        await ui.until("Ranger ce document")
        assert not ui.named("proposed")
