"""« Laissées de côté » : doses a service told, that the person notes."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.feed import Aside
from app.domain.ids import EntryId
from app.domain.immunization import Immunization
from app.domain.when import When
from app.flows.vaccines.booklet import LINE_MAX, Booklet
from app.flows.vaccines.sender import Senders


@dataclass(frozen=True, slots=True)
class LeftDose:
    """A dose left aside; *taken*: the person noted it in its place."""

    aside: Aside
    taken: bool


@dataclass(frozen=True, slots=True, repr=False)
class Asides:
    """What the person notes is theirs: the service never wrote it."""

    booklet: Booklet
    senders: Senders

    def list(self) -> Sequence[LeftDose]:
        """Return the doses left aside, those to take up first."""
        linked = self.senders.linked()
        if linked is None:
            return []
        every = [LeftDose(one, one.mark in linked.taken) for one in linked.aside]
        return sorted(every, key=lambda one: one.taken)

    def take(self, aside: Aside, dose: Immunization) -> Entry:
        """Note a dose that was left. Raises Refused("feed.none") and as `add` does."""
        with self.senders.alone:
            self.senders.mine()
            entry = self.booklet.add(dose)
            self._mark(aside, taken=True)
        return entry

    def give_back(self, aside: Aside, entry: EntryId) -> None:
        """Take back what `take` noted."""
        self.booklet.remove(entry)
        with suppress(Refused):  # left meanwhile: nothing to remember
            self._mark(aside, taken=False)

    def _mark(self, aside: Aside, *, taken: bool) -> None:
        self.senders.change(lambda one: one.noted(aside.mark, taken=taken))


def begun(aside: Aside, today: date) -> Immunization:
    """Return the dose to complete, from what the service said that makes sense."""
    day = aside.when[: len(today.isoformat())]
    try:
        known = When.parse(day).text == day <= today.isoformat()
    except Refused:
        known = False
    return Immunization(
        aside.label[:LINE_MAX], day if known else "", lot=aside.lot[:LINE_MAX]
    )
