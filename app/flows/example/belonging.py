"""What the example ties together: a stay and its papers; a search, her vaccines."""

from datetime import date, timedelta

from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.stay import Stay
from app.flows.example.story import story
from app.flows.example.vaccinated import vaccinate
from app.flows.kept_searches import KeptSearches
from app.flows.profile.links import Links
from app.flows.profile.stays import Stays
from app.flows.shelf import Shelf
from app.flows.world import World
from app.ports.vault import Vault


def belong(vault: Vault, world: World, space: Space, today: date) -> None:
    """Note the stay of the story, tie its papers to it; keep a search and doses."""
    told = story().stay
    days = (today - timedelta(days=back) for back in (told.first, told.last))
    start, end = (day.isoformat() for day in days)
    said = Stay(start, end, told.facility, told.unit, told.reason, told.comment)
    stay = Stays(vault, world, space).add(said)
    shelf, links = (
        Shelf(vault, space.id, "document", world.now),
        Links(vault, world, space),
    )
    for status in (State.CURRENT, State.ARCHIVED):
        asked = shelf.query(Filters(status=status), limit=PAGE_MAX)
        for paper in vault.find(space.id, asked):
            if paper.title in told.papers:
                links.add(stay.id, paper.id)
    vaccinate(vault, world, space, today)
    KeptSearches(vault, world, space).keep(story().search, {"text": story().search})
