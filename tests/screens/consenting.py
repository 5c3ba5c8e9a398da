"""A service and its consents, played for screens that only show them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from typing import Any

from app.domain.changes import Changes
from app.domain.consent import Consent, ConsentState, Finality, Service
from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.ids import IdentityId
from app.domain.mandate import until_of
from app.fhir.ips import Chosen
from tests.screens.entrusting import served
from tests.screens.homes import NOON, a_house
from views.house import House

CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567"
BOOK = Service(IdentityId(b"C" * 16), b"card", "Carnet fictif", "REG 990000009")
UNTIL = until_of(date(2027, 2, 23), UTC)
SINCE = int(NOON.timestamp() * 1000)


@dataclass
class PaperConsents:
    """Lets read what it is asked to; *error* is what the server answers."""

    synthesis: Callable[[], Entry | None]
    house: House
    given: list[Consent] = field(default_factory=list)
    error: AlveoleError | None = None
    ended: list[bytes] = field(default_factory=list)

    async def find(self, code: str) -> Service:
        if code.replace(" ", "-") != CODE:
            raise Refused("card.mistyped")
        if self.error:
            raise self.error
        return BOOK

    def would_leave(self) -> Entry | None:
        return self.synthesis()

    def reads(self, consent: bytes) -> Entry | None:
        found = next(one for one in self.given if one.id == consent)
        return self.synthesis() if found.state is ConsentState.ACTIVE else None

    def give(self, service: Service, *, finality: Finality, until: int) -> Consent:
        own, state = bytes([len(self.given)]) * 16, ConsentState.WAITING
        told = service.name, service.number, finality
        made = Consent(own, *told, SINCE, until, state)
        self.given.insert(0, made)
        return made

    def every(self) -> list[Consent]:
        return self.given

    def end(self, consent: bytes) -> None:
        self.ended.append(consent)
        self.given = [
            replace(one, state=ConsentState.ENDING) if one.id == consent else one
            for one in self.given
        ]
        pulse: Any = self.house.pulse
        pulse.beat(Changes(self.house.space.id, frozenset({"consent"})))


def summarised(house: House) -> House:
    """Return *house* with a synthesis of one allergy."""
    line = house.profile.add("allergies", {"substance": "Pénicilline"})
    pages, told = b"%PDF-/Type/Page/", [Chosen(line, "Pénicilline · grave")]
    house.synthesis.make(pages, told, title="Ma synthèse")
    return house


def allowed(
    house: House, *states: ConsentState, error: AlveoleError | None = None
) -> tuple[House, PaperConsents]:
    """Return *house* and its consents, one of each state."""
    consents = PaperConsents(house.synthesis.last, house, error=error)
    for state in states:
        consents.give(BOOK, finality=Finality.PREVENTION, until=UNTIL)
        sent = SINCE if state is not ConsentState.WAITING else 0
        consents.given[0] = replace(consents.given[0], state=state, sent=sent)
    flow: Any = consents
    return replace(house, consents=flow), consents


def consenting(
    *states: ConsentState, made: bool = True, error: AlveoleError | None = None
) -> tuple[House, PaperConsents]:
    """Return a house with a server and its consents; *made*: a synthesis is."""
    house = served(a_house())
    return allowed(summarised(house) if made else house, *states, error=error)
