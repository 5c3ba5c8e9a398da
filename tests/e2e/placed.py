"""Where each screen of a lived-in home is found: a real address for every route."""

from collections.abc import Callable
from datetime import date
from typing import Final

from app.domain.ids import EntryId
from app.domain.message import Ask
from app.domain.wishes import DIRECTIVES
from views.house import House, Screen
from views.parts.measures.address import token_of
from views.screens import all_screens

CHILD: Final = "/sante/enfant"
"""How the addresses of a child's booklet begin."""
_KINDS: Final = {":what": "serveur", ":place": "main.py", ":exam": "exam-01"}
_HELD: Final[dict[str, Callable[[House], EntryId]]] = {
    "/documents/dossiers/": lambda house: house.folders.list()[0].entry.id,
    "/sante/hospitalisations/": lambda house: house.stays.list()[0].id,
    "/sante/vaccins/": lambda house: house.vaccines.booklet.list()[0].id,
    "/sante/profil/": lambda house: house.profile.lines("allergies")[0].entry.id,
    "/sante/volontes/": lambda house: house.wishes.versions(DIRECTIVES)[0].entry.id,
    "/agenda/": lambda house: house.agenda.next(1)[0].event.id,
}
"""Whose id an address ends with, by how it begins; elsewhere, that of a document."""
_NEWEST: Final = 2
"""Documents asked for: the newest is the synthesis, the one before it a paper."""


def addresses(house: House, today: date) -> dict[str, str]:
    """Return a real address for each screen of an open space."""
    shown = [one for one in all_screens() if one.place != "door"]
    return {one.route: address(one, house, today) for one in shown}


def address(screen: Screen, house: House, today: date) -> str:
    """Fill the blanks of a screen's route with what this space holds."""
    route, last = screen.route, house.measures.last("body-weight")
    known = {
        **_KINDS,
        ":kind": token_of(house.space.id, "body-weight"),
        ":rubrique": "allergies",
        ":form": DIRECTIVES.code,
        ":day": today.isoformat(),
        ":entry": last.entry.id.hex() if last else "",
        ":id": _held(route, house).hex(),
        **_lent(house),
        **_written(house),
    }
    if route.startswith("/confies/"):
        lane = house.entrusted.every()[0].rubrics[0].lane
        known[":entry"] = house.entrusted.entries(lane, limit=1)[0].id.hex()
    return "/".join(known.get(part, part) for part in route.split("/")) or "/"


def _held(route: str, house: House) -> EntryId:
    found = (get for start, get in _HELD.items() if route.startswith(start))
    return next(found, _paper)(house)


def _paper(house: House) -> EntryId:
    return house.documents.list(limit=_NEWEST)[-1].id


def _lent(house: House) -> dict[str, str]:
    """Return one mandate, one rubric to read, one consent."""
    [mandate], [lent] = house.mandates.every(), house.entrusted.every()
    [consent] = house.consents.every()
    told = {
        ":mandate": mandate.id,
        ":lane": lent.rubrics[0].lane,
        ":consent": consent.id,
    }
    return {name: own.hex() for name, own in told.items()}


def _written(house: House) -> dict[str, str]:
    """Return one conversation, and the document somebody asks to sign in it."""
    [thread] = house.messages.threads()
    asks = (one for one in house.messages.read(thread.id) if one.asks is Ask.SIGNATURE)
    message = next(asks)
    told = {":thread": thread.id, ":message": message.id, ":file": message.files[0].id}
    return {name: own.hex() for name, own in told.items()}
