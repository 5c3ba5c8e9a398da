"""« Vaccins » : the booklet of doses, what documents say of them, the calendar."""

from dataclasses import dataclass
from typing import Final, Self

from app.flows.documents import Documents
from app.flows.preferences import Preferences
from app.flows.profile.links import Links
from app.flows.vaccines.aside import Asides
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.calendar import Calendar
from app.flows.vaccines.certificates import Certificates
from app.flows.vaccines.planning import Planning
from app.flows.vaccines.proposals import Proposals
from app.flows.vaccines.receiving import Receiving
from app.flows.vaccines.sender import Senders
from app.flows.vaccines.served import Served
from app.flows.world import World
from app.ports.feed import Feed, NoFeed

_NOBODY: Final = NoFeed()


@dataclass(frozen=True, slots=True)
class Vaccines:
    """What a person can do with vaccines: all the flows of this room."""

    booklet: Booklet
    calendar: Calendar
    planning: Planning
    proposals: Proposals
    certificates: Certificates
    receiving: Receiving
    asides: Asides

    @classmethod
    def over(
        cls,
        documents: Documents,
        world: World,
        preferences: Preferences,
        feed: Feed = _NOBODY,
    ) -> Self:
        """Return the room of the space of *documents*; *feed* is asked for doses."""
        vault, space = documents.vault, documents.space
        booklet, links = Booklet(vault, world, space), Links(vault, world, space)
        served, senders = Served(booklet, documents.zone), Senders(vault, space)
        calendar = Calendar(booklet, preferences, documents.zone)
        return cls(
            booklet,
            calendar,
            Planning(calendar),
            Proposals(documents, booklet, links, preferences),
            Certificates(documents, booklet, links),
            Receiving(feed, documents.airlock, served, senders),
            Asides(booklet, senders),
        )
