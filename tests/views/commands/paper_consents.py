"""A flow of consents on paper: it allows whichever service shows the one code."""

from dataclasses import dataclass, field, replace

from app.domain.consent import Consent, ConsentState, Finality, Service
from app.domain.errors import Refused
from app.domain.ids import IdentityId
from tests.views.commands.paper_mandates import CODE


@dataclass
class PaperConsents:
    """Allows whichever service shows the one code."""

    given: list[Consent] = field(default_factory=list)

    async def find(self, code: str) -> Service:
        if code != CODE:
            raise Refused("consent.not_a_service")
        return Service(IdentityId(b"S" * 16), b"card", "Carnet fictif", "REG 9")

    def give(self, service: Service, *, finality: Finality, until: int) -> Consent:
        own, told = bytes([len(self.given) + 1]) * 16, (service.name, service.number)
        made = Consent(own, *told, finality, 1, until, ConsentState.WAITING)
        self.given.insert(0, made)
        return made

    def every(self) -> list[Consent]:
        return self.given

    def end(self, own: bytes) -> None:
        found = [one for one in self.given if one.id == own]
        if not found:
            raise Refused("consent.absent")
        ended = replace(found[0], state=ConsentState.ENDING)
        self.given[self.given.index(found[0])] = ended
