"""A flow of mandates on paper: it entrusts to whoever shows the one code."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import IdentityId
from app.domain.mandate import Known, Mandate, MandateState

CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567"
LAST = date(2027, 2, 23)
OFFERED = (Rubric.MEASURES, Rubric.PRESCRIPTION, Rubric.WISHES)
LINE = ("entrust", CODE, "--name", "Louise", "--until", "2027-02-23")


@dataclass
class PaperMandates:
    """Entrusts to whoever shows the one code."""

    given: list[Mandate] = field(default_factory=list)

    def my_code(self) -> str:
        return CODE

    def offered(self) -> tuple[Rubric, ...]:
        return OFFERED

    async def find(self, code: str) -> Known:
        if code != CODE:
            raise Refused("card.mistyped")
        return Known(IdentityId(b"L" * 16), b"card")

    def give(self, to: Known, **said: Any) -> Mandate:  # noqa: ANN401 - as the flow is given it
        mandate, state = bytes([len(self.given) + 1]) * 16, MandateState.WAITING
        made = Mandate(id=mandate, to=to.identity, since=1, state=state, **said)
        self.given.insert(0, made)
        return made

    def every(self) -> list[Mandate]:
        return self.given

    def end(self, mandate: bytes) -> None:
        found = [one for one in self.given if one.id == mandate]
        if not found:
            raise Refused("mandate.absent")
        ended = replace(found[0], state=MandateState.ENDING)
        self.given[self.given.index(found[0])] = ended
