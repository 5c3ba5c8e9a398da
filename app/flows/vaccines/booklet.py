"""« Carnet de vaccination » : the doses received, declared or confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.immunization import Coded, Immunization
from app.domain.past import Past
from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.vaccine import DISEASES
from app.domain.when import When
from app.domain.write import Write
from app.fhir import immunization
from app.fhir.vaccine_products import diseases_of
from app.flows.describing import COMMENT_MAX
from app.flows.profile.links import tied_as
from app.flows.shelf import Shelf
from app.flows.vaccines.standing import (
    DISOWNED,
    GIVEN,
    RETRACTED,
    WITHDRAWN,
    served,
    settled,
)
from app.flows.world import World
from app.kinds.immunization import KIND
from app.ports.vault import Vault

LINE_MAX: Final = 200
"""The longest name of a vaccine, lot, maker or giver, in characters."""
RANK_MAX: Final = 99
_STANDING: Final = Filters(status=State.CURRENT)
_GONE: Final = Filters(status=WITHDRAWN)
_LINES: Final = ("vaccine", "day", "told", "lot", "maker", "rank", "given_by")
_TYPED: Final = "typed"

Entries = list[Entry]
Pasts = list[Past]


@dataclass(frozen=True, slots=True, repr=False)
class Booklet:
    """Methods taking an entry raise Refused("entry.absent").

    What is said of a dose may raise Refused("vaccine.unnamed" | "vaccine.future" |
    "vaccine.rank" | "vaccine.line_too_long" | "document.comment_too_long" |
    "date.malformed"). What a professional told is never changed: only withdrawn.
    What a service sent is only changed by it: Refused("vaccine.from_service").
    """

    vault: Vault
    world: World
    space: Space

    def list(self, *, limit: int = PAGE_MAX, offset: int = 0) -> Entries:
        """Return the doses that stand, the latest first."""
        asked = self._shelf.query(_STANDING, limit=min(limit, PAGE_MAX), offset=offset)
        return self.vault.find(self.space.id, asked)

    def every(self) -> Entries:
        """Return all the doses that stand, the latest first."""
        return self._shelf.every(_STANDING)

    def count(self) -> int:
        """Return how many doses stand."""
        return self.vault.count(self.space.id, self._shelf.query(_STANDING))

    def withdrawn(self) -> Entries:
        """Return the doses that were noted by mistake, kept all the same."""
        return self._shelf.every(_GONE)

    def entry(self, entry: EntryId) -> Entry:
        """Return one dose, even withdrawn."""
        return self._shelf.entry(entry)

    def history(self, entry: EntryId) -> Pasts:
        """Return what a dose was before each change, newest first."""
        return self.vault.history(self.space.id, self.entry(entry).id)

    def add(
        self, dose: Immunization, *, told: Mapping[str, str] | None = None
    ) -> Entry:
        """Note a dose; *told* is the meta of one the person did not type (`source`)."""
        dose, new = self._sound(dose), EntryId(self.world.new_id())
        entry = Entry(
            space=self.space.id,
            id=new,
            kind=KIND.code,
            body=immunization.write(new, self.space.id, dose),
            when=When.unknown(),
            rubric=KIND.rubric,
            meta={"source": _TYPED, "status": State.CURRENT.value} | dict(told or {}),
        )
        return self._shelf.put(_described(entry, dose))

    def change(self, entry: EntryId, dose: Immunization) -> Entry:
        """Say something else of a dose the person told.

        Raises Refused("vaccine.not_yours") for one told by somebody else.
        """
        old = self._free(entry)
        if not own(old):
            raise Refused("vaccine.not_yours")
        dose = self._sound(dose)
        body = immunization.changed(old.body, dose)
        return self._shelf.put(_described(replace(old, body=body), dose))

    def retell(
        self, entry: EntryId, dose: Immunization, *, told: Mapping[str, str]
    ) -> Entry:
        """Write what the service of a dose says of it now; *told* is its meta."""
        old, dose = self.entry(entry), self._sound(dose)
        body = immunization.changed(old.body, dose)
        return self._marked(_described(replace(old, body=body), dose), told)

    def retract(self, entry: EntryId, *, told: Mapping[str, str]) -> Entry:
        """Write that the service of a dose says that it is none."""
        return self._marked(self.entry(entry), {**told, RETRACTED: "yes"})

    def disown(self, *entries: EntryId) -> Callable[[], object]:
        """Take out doses of a service that are of somebody else; return the undo.

        They stay, withdrawn, whatever their service says of them next.
        """
        self._say(entries, {DISOWNED: "yes"})
        return partial(self.own_up, *entries)

    def own_up(self, *entries: EntryId) -> None:
        """Let doses that were disowned count again, unless their service retracted."""
        self._say(entries, {DISOWNED: ""})

    def hide(self, entry: EntryId, level: Confidentiality) -> Callable[[], object]:
        """Change who may read a dose from now on, whoever told it; return the undo."""
        old = self.entry(entry)
        self._shelf.put(replace(old, confidentiality=level))
        return partial(self.hide, entry, old.confidentiality)

    def restore(self, old: Entry) -> Entry:
        """Write an earlier state back: it undoes any change, and no link."""
        return self._shelf.put(tied_as(old, self._free(old.id)))

    def withdraw(self, entry: EntryId) -> Entry:
        """Take a dose out of the booklet; it stays, marked as a mistake."""
        return self._state(entry, WITHDRAWN, WITHDRAWN)

    def put_back(self, entry: EntryId) -> Entry:
        """Let a withdrawn dose count again."""
        return self._state(entry, State.CURRENT.value, GIVEN)

    def remove(self, *entries: EntryId) -> None:
        """Take back doses that were just noted, as if they never were."""
        found = tuple(self._free(one).id for one in entries)
        self.vault.commit(Write(self.space.id, removed=found))

    def _state(self, entry: EntryId, status: str, said: str) -> Entry:
        old = self._free(entry)
        body = immunization.stated(old.body, said)
        meta = {**old.meta, "status": status}
        return self._shelf.put(replace(old, body=body, meta=meta))

    def _marked(self, old: Entry, told: Mapping[str, str]) -> Entry:
        """Write a dose as its service tells it: retracted only if it says so."""
        return self._shelf.put(settled(old, {RETRACTED: "", **told}))

    def _say(self, entries: tuple[EntryId, ...], told: Mapping[str, str]) -> None:
        """Write this of doses services sent, all at once."""
        found = [one for one in map(self.entry, entries) if served(one)]
        if found:
            self._shelf.put(*(settled(one, told) for one in found))

    def _free(self, entry: EntryId) -> Entry:
        """Return a dose the person may act on."""
        found = self.entry(entry)
        if served(found):
            raise Refused("vaccine.from_service")
        return found

    def _sound(self, dose: Immunization) -> Immunization:
        """Return what was told, cleaned; refuse what is no dose."""
        told = _cleaned(dose)
        if not told.vaccine:
            raise Refused("vaccine.unnamed")
        if any(len(getattr(told, name)) > LINE_MAX for name in _LINES):
            raise Refused("vaccine.line_too_long")
        if len(told.comment) > COMMENT_MAX:
            raise Refused("document.comment_too_long")
        if When.parse(told.day).start > self.world.ms() + _DAY_MS:
            raise Refused("vaccine.future", line="day")
        if told.rank and not ranked(told.rank):
            raise Refused("vaccine.rank", line="rank")
        return protecting(told)

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.vault, self.space.id, KIND.code, self.world.now)


_DAY_MS: Final = 86_400_000
"""Tomorrow has begun somewhere: a date is refused from the day after."""


def dose_of(entry: Entry) -> Immunization:
    """Read what a dose says. Raises Refused("fhir.unreadable")."""
    return immunization.read(entry.body)


def own(entry: Entry) -> bool:
    """Say whether the person told this dose: only then may it be changed."""
    return entry.meta.get("source") == _TYPED


def _described(entry: Entry, dose: Immunization) -> Entry:
    """Give the date, the title and the words that lists and searches read."""
    said = {"title": dose.vaccine, "comment": dose.comment}
    meta = {key: text for key, text in {**entry.meta, **said}.items() if text}
    return replace(entry, when=When.parse(dose.day), meta=meta)


def protecting(dose: Immunization) -> Immunization:
    """Add what the vaccine protects from, when it is known and was not said."""
    if any(one.code in DISEASES for one in dose.diseases):
        return dose
    system = immunization.DISEASES
    ours = (Coded(system, code, DISEASES[code]) for code in diseases_of(dose))
    return replace(dose, diseases=(*dose.diseases, *ours))


def _cleaned(dose: Immunization) -> Immunization:
    """Return a dose without what nobody sees: signs, blanks at the ends."""
    lines = {name: " ".join(visible(getattr(dose, name)).split()) for name in _LINES}
    comment = visible(dose.comment).strip()
    cleaned: Immunization = replace(dose, comment=comment, **lines)  # type: ignore[arg-type]  # all are text
    return cleaned


def ranked(rank: str) -> bool:
    """Say whether a text is the number of a dose, from 1 to 99."""
    counted = rank.isascii() and rank.isdecimal()
    return counted and 0 < int(rank) <= RANK_MAX
