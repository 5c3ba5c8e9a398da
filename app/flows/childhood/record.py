"""« Carnet de l'enfant » : examinations, certificates, birth, notes, growth."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from functools import partial

from app.domain.age import Birth
from app.domain.childhood import ChildNote, Newborn, Visit
from app.domain.entry import Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.foreign import Laid
from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.space import Space
from app.domain.when import Precision, When
from app.fhir import childhood
from app.flows.childhood import examining, noting
from app.flows.childhood.examining import Examined
from app.flows.childhood.growing import GROWN, Growth, References, growth
from app.flows.childhood.newborn import sound, taken_from
from app.flows.childhood.noting import Noted
from app.flows.measure import Measure
from app.flows.periods import Span
from app.flows.prevention.kept import Kept, Undo
from app.flows.readings import Readings
from app.flows.whose import identity_of
from app.flows.world import World
from app.kinds import Kind
from app.kinds.child_note import KIND as NOTE
from app.kinds.examination import KIND as EXAMINATION
from app.kinds.newborn import KIND as NEWBORN
from app.ports.vault import Vault
from app.rules.childhood.calendar import Due, calendar
from app.rules.childhood.certificates import certificate_of
from app.rules.childhood.table import certificates, examinations

_MANY = 200


@dataclass(frozen=True, slots=True)
class Child:
    """« Enfant » whose record this is; *sex* is `M`, `F` or ""."""

    name: str = field(repr=False)
    born: When = field(repr=False)
    birth: Birth
    sex: str = field(repr=False)
    today: date


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate as it stands, and the document of the vault that is it."""

    due: Due
    document: Entry | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Childhood:
    """Every method but `fits` raises Refused("child.adult" | "child.birth_date").

    *lay* reads what a document says.
    """

    vault: Vault
    world: World
    space: Space
    readings: Readings
    zone: tzinfo
    lay: Callable[[EntryId], Laid]
    references: References = field(default_factory=References)

    def child(self) -> Child:
        """Return whose record this is."""
        known = identity_of(self.vault, self.space)
        birth, today = Birth.parse(known.born), self._today()
        if birth is None:
            raise Refused("child.birth_date")
        if not birth.minor(today) and not self._begun():
            raise Refused("child.adult")
        return Child(self.space.name, When.parse(known.born), birth, known.sex, today)

    def fits(self) -> bool:
        """Say whether this record is for the person: it never raises."""
        try:
            self.child()
        except Refused:
            return False
        return True

    def examinations(self) -> list[Examined]:
        """Return the twenty examinations, in the order of ages."""
        child, seen = self.child(), self._kept(EXAMINATION).named()
        dues = calendar(examinations(), child.birth, child.today, seen)
        return [examining.examined(due, seen) for due in dues]

    def examination(self, code: str) -> Examined:
        """Return one, and the measures of that day.

        *code* is its own, or the id of its visit. Raises Refused("entry.absent").
        """
        for one in self.examinations():
            if code in (one.due.stage.id, one.entry and one.entry.id.hex()):
                return replace(one, measures=self._of_day(one.visit))
        raise Refused("entry.absent")

    def note_visit(self, code: str, visit: Visit) -> Undo:
        """Note that an examination was done; raises what `examining.sound` raises.

        Raises Refused("entry.absent") for none of the twenty.
        """
        stage, child = self.examination(code).due.stage, self.child()
        said = examining.sound(visit, child.birth, child.today)
        return examining.note(self._kept(EXAMINATION), stage, said)

    def forget_visit(self, code: str) -> Undo:
        """Note that an examination was not done after all."""
        return self._kept(EXAMINATION).drop(code)

    def certificates(self) -> list[Certified]:
        """Return the three certificates, and those found among the documents."""
        child, held = self.child(), self._held()
        dues = calendar(certificates(), child.birth, child.today, held)
        return [Certified(due, held.get(due.stage.id)) for due in dues]

    def newborn(self) -> Newborn:
        """Return what is known of the birth."""
        self.child()
        found = self._kept(NEWBORN).named().get("birth")
        return childhood.read_newborn(found.body) if found else Newborn()

    def proposed(self) -> Newborn:
        """Return what the first certificate says of the birth, if it is kept."""
        first = self.certificates()[0].document
        if first is None:
            return Newborn()
        try:
            return taken_from(self.lay(first.id).found)
        except AlveoleError:
            return Newborn()

    def keep_newborn(self, typed: Newborn) -> Undo:
        """Keep what was measured at birth; nothing at all is no birth.

        Raises what `app.flows.childhood.newborn.sound` raises.
        """
        self.child()
        said, kept = sound(typed), self._kept(NEWBORN)
        if said == Newborn():
            return kept.drop("birth")
        born = identity_of(self.vault, self.space).born
        write = partial(
            childhood.write_newborn, space=self.space.id, newborn=said, born=born
        )
        return kept.put("birth", write, born)

    def note(self, entry: EntryId) -> Noted:
        """Return one note. Raises Refused("entry.absent")."""
        for one in self.notes():
            if one.entry.id == entry:
                return one
        raise Refused("entry.absent")

    def notes(self) -> list[Noted]:
        """Return the notes, the latest first."""
        self.child()
        return noting.listed(self._kept(NOTE))

    def add_note(self, note: ChildNote) -> Undo:
        """Keep a note; return how to take it back. Raises what `change_note` does."""
        kept = self._kept(NOTE)
        entry = noting.written(kept, kept.blank(), self._lived(note))
        return partial(noting.removed, kept, entry.id)

    def change_note(self, entry: EntryId, note: ChildNote) -> Undo:
        """Say a note otherwise; return how to put the old words back.

        Raises Refused("entry.absent"), what `noting.sound` and `examining.lived` do.
        """
        kept = self._kept(NOTE)
        old = kept.shelf.entry(entry)
        noting.written(kept, old, self._lived(note))
        return partial(kept.again, old)

    def remove_note(self, entry: EntryId) -> Undo:
        """Take a note away; return how to bring it back."""
        return noting.removed(self._kept(NOTE), entry)

    def growth(self, measure: str) -> Growth:
        """Return how a measure of `growing.GROWN` goes with age."""
        child, found = self.child(), self.readings.within(measure)
        return growth(
            measure,
            child.birth,
            found,
            newborn=self.newborn(),
            sex=child.sex,
            references=self.references,
        )

    def _lived(self, note: ChildNote) -> ChildNote:
        child = self.child()
        examining.lived(note.day, child.birth, child.today)
        return note

    def _of_day(self, visit: Visit | None) -> list[Measure]:
        day = When.parse(visit.day) if visit else When.unknown()
        if day.precision < Precision.DAY:
            return []
        span = Span(day.text[:10], day.text[:10])
        return [one for kind in GROWN for one in self.readings.within(kind, span)]

    def _held(self) -> dict[str, Entry]:
        """Return the documents that are one of the three certificates, by its code."""
        asked = Filters(kind="document")
        hits = self.vault.search(self.space.id, "certificat sante", asked, limit=_MANY)
        found = {certificate_of(hit.entry.title): hit.entry for hit in reversed(hits)}
        return {code: entry for code, entry in found.items() if code}

    def _begun(self) -> bool:
        """Say whether anything was kept: it stays readable at any age."""
        return any(self._kept(kind).named() for kind in (EXAMINATION, NEWBORN, NOTE))

    def _kept(self, kind: Kind) -> Kept:
        return Kept(self.vault, self.world, self.space, kind)

    def _today(self) -> date:
        return self.world.now().astimezone(self.zone).date()
