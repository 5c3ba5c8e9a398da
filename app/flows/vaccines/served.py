"""« Vaccins reçus » : what services sent, kept as they say it, and whose it is not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.feed import Aside, Told
from app.domain.immunization import Immunization
from app.fhir.vaccine_products import called
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.proposals import proposed
from app.flows.vaccines.sender import Linked
from app.flows.vaccines.standing import FEED, SERVICE

MARK: Final = "mark"
RAW: Final = "raw"


@dataclass(frozen=True, slots=True)
class Source:
    """« Origine » : where doses came from, what it is called, how many stand."""

    address: str
    called: str
    doses: int


@dataclass(frozen=True, slots=True, repr=False)
class Served:
    """Doses of services, each found again by its name there; *zone* dates instants."""

    booklet: Booklet
    zone: tzinfo

    def write(
        self, told: Iterable[Told], linked: Linked
    ) -> tuple[Counter[str], list[Aside]]:
        """Write what a service says; count what became of its doses, by name.

        `added`, `changed`, `withdrawn`, `known`; then those no booklet can hold.
        """
        noted, counts, aside = self._noted(), Counter[str](), list[Aside]()
        for one in told:
            try:
                counts[self._write(one, linked, noted)] += 1
            except Refused as error:
                aside.append(_left(one, error.code))
        return counts, aside

    def sources(self) -> list[Source]:
        """Return the services whose doses stand, by name."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.booklet.every():
            if FEED in one.meta:
                found[address_of(one)].append(one)
        every = (
            Source(address, doses[0].meta.get("author", ""), len(doses))
            for address, doses in found.items()
        )
        return sorted(every, key=lambda one: one.called)

    def disown(self, address: str) -> Callable[[], object]:
        """Take out all that stands of a service; return the undo."""
        every = [one for one in self.booklet.every() if FEED in one.meta]
        gone = [one.id for one in every if address_of(one) == address]
        return self.booklet.disown(*gone)

    def _noted(self) -> dict[str, list[Entry]]:
        """Return every dose a service sent, by which one it is: two devices apart
        may each have noted it.
        """
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in (*self.booklet.withdrawn(), *self.booklet.every()):
            if FEED in one.meta:
                found[one.meta[FEED]].append(one)
        return found

    def _write(self, one: Told, linked: Linked, noted: dict[str, list[Entry]]) -> str:
        """Write one dose, if it says anything new; return what became of it.

        Raises what `Booklet.add` does.
        """
        name = f"{linked.address}#{one.id}"
        olds, meta = noted[name], _meta(one, linked, name)
        news = [old for old in olds if old.meta.get(MARK) != one.mark]
        if (olds or one.withdrawn) and not news:
            return "known" if olds else ""
        noted[name] = self._written(one, news, meta)
        changed = "withdrawn" if one.withdrawn else "changed"
        return changed if olds else "added"

    def _written(
        self, one: Told, olds: list[Entry], meta: dict[str, str]
    ) -> list[Entry]:
        """Write one dose, wherever it is noted."""
        booklet = self.booklet
        if one.withdrawn:
            return [booklet.retract(old.id, told=meta) for old in olds]
        dose = self._dose(one)
        retold = [booklet.retell(old.id, dose, told=meta) for old in olds]
        return retold or [booklet.add(dose, told=meta)]

    def _dose(self, one: Told) -> Immunization:
        """Return what a dose says. Raises Refused("vaccine.unnamed")."""
        dose = proposed(one.found, self.zone) if one.found else None
        if dose is None:
            raise Refused("vaccine.unnamed")
        coded = any(each.code == dose.vaccine for each in dose.codes)
        return replace(dose, vaccine=called(dose)) if coded else dose


def address_of(entry: Entry) -> str:
    """Return the address of the service a dose came from, "" for none."""
    return entry.meta.get(FEED, "").rpartition("#")[0]


def _left(one: Told, code: str) -> Aside:
    """Return a dose that was refused, with what is known of it."""
    found = one.found
    if found is None:
        return Aside(code, one.mark)
    lot = found.dose.lot if found.dose else ""
    return Aside(code, one.mark, found.label, found.when, lot)


def _meta(one: Told, linked: Linked, name: str) -> dict[str, str]:
    """Return what is kept beside a dose: its source, its bytes as they came."""
    return {
        "source": SERVICE,
        "author": linked.called,
        FEED: name,
        MARK: one.mark,
        RAW: one.raw.hex(),
    }
