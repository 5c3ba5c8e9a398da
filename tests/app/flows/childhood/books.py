"""The record of a fictitious child, on a vault in memory."""

from app.flows.childhood.record import Childhood
from tests.app.paper_home import PARIS, PaperHome
from tests.fictitious.childhood import BORN


def a_home(born: str = BORN.isoformat()) -> PaperHome:
    """Return the space of somebody born then."""
    return PaperHome(born)


def book(home: PaperHome) -> Childhood:
    """Return the child's record of that space."""
    world = home.stays.world
    lay = home.documents.lay
    return Childhood(home.vault, world, home.space, home.measures, PARIS, lay)
