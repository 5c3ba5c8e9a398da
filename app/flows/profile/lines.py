"""« Profil médical » : what a person notes of their health, rubric by rubric."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.query import PAGE_MAX, Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.topic import END, Answer, Line, Topic, Version
from app.domain.topic import State as Standing
from app.domain.when import When
from app.domain.write import Write
from app.fhir import statement
from app.flows.profile.answers import Answers
from app.flows.profile.links import tied_as
from app.flows.profile.noting import described, noted, standing
from app.flows.profile.saying import sound
from app.flows.profile.standing import ERROR, line_of, rank, withdrawn
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import Kind, all_kinds
from app.kinds import kind as kind_of
from app.ports.vault import Vault
from app.rules.authorship import Act, Actor, maker_of, may

Said = Mapping[str, str]
_STANDING = (Filters(status=State.CURRENT), Filters(status=ERROR))


@dataclass(frozen=True, slots=True, repr=False)
class ProfileLines:
    """Methods taking the code of a topic raise Refused("topic.unknown").

    Those taking an entry raise Refused("entry.absent"), and those that change one
    Refused("line.not_yours") for what only its author may (a line of somebody else is
    taken off and put back, never changed), or Refused("line.withdrawn") for what must
    be put back first. What is said may raise what `saying.sound` does,
    and Refused("line.alone") where one line stands already.
    """

    vault: Vault
    world: World
    space: Space

    def topics(self) -> list[Topic]:
        """Return every rubric, in the order people read them."""
        found = [one.topic for one in all_kinds().values() if one.topic]
        return sorted(found, key=lambda topic: topic.rank)

    def topic(self, code: str) -> Topic:
        """Find a rubric by its part of an address."""
        for found in self.topics():
            if found.code == code:
                return found
        raise Refused("topic.unknown")

    def lines(self, code: str, *, limit: int = PAGE_MAX, offset: int = 0) -> list[Line]:
        """Return what is noted: in force, then over, then withdrawn, newest first."""
        return self._every(self.topic(code))[offset : offset + limit]

    def count(self, code: str) -> int:
        """Return how many lines are in force."""
        return len(self._active(self.topic(code)))

    def line(self, entry: EntryId) -> Line:
        """Return one line, even withdrawn or in the trash."""
        found = self.vault.entry(self.space.id, entry)
        return line_of(found, self._topic_of(found), self.world.ms())

    def add(self, code: str, said: Said) -> Entry:
        """Note a line; the answer « rien à signaler » or « je ne sais pas » falls."""
        topic = self.topic(code)
        told = sound(topic, said, self.world.ms())
        self._require_alone(topic)
        own, state = (
            EntryId(self.world.new_id()),
            standing(topic, told, self.world.ms()),
        )
        return self.put(noted(own, self.space.id, topic, told, state=state))

    def put(self, entry: Entry, *beside: Entry) -> Entry:
        """Write a new line, and what goes with it; an answer to its rubric falls."""
        now, topic = self.world.ms(), self._topic_of(entry)
        first, *others = (replace(one, updated=now) for one in (entry, *beside))
        removed = tuple(self._answers.ids(topic))
        self.vault.commit(Write(self.space.id, (first, *others), removed=removed))
        return first

    def change(self, entry: EntryId, said: Said, *, before: bytes = b"") -> Entry:
        """Say something else of a line: it is the person's own word from then on.

        Raises Refused("line.moved") once it is no more as it was read (*before*).
        """
        line, now = self._standing(entry), self.world.ms()
        if before not in (b"", line.entry.body):
            raise Refused("line.moved")
        if line.source != statement.DECLARED:
            self._require_alone(line.topic)
        told = sound(line.topic, said, now)
        same = told.get(END) == line.said.get(END)
        state = line.state if same else standing(line.topic, told, now)
        return self._restated(line, told, state)

    def end(self, entry: EntryId, date: str) -> Entry:
        """Say that a line is over, since *date* (ISO, "" when nobody knows)."""
        line = self._standing(entry)
        if not line.topic.ends:
            raise Refused("line.endless")
        now = self.world.ms()
        told = sound(line.topic, {**line.said, END: date}, now)
        begun = not date or When.parse(date).start <= now
        return self._restated(line, told, "ended" if begun else "active")

    def reopen(self, entry: EntryId) -> Entry:
        """Say that a line holds again, with no end."""
        off = self.line(entry).state == "withdrawn"
        line = self._own(entry, Act.DISOWN if off else Act.DESCRIBE)
        if line.source == statement.DECLARED:
            self._require_alone(line.topic)
        told = {name: text for name, text in line.said.items() if name != END}
        return self._restated(line, told, "active")

    def withdraw(self, entry: EntryId) -> Entry:
        """Say that a line was a mistake: it is kept, and counts no more."""
        return self._put(withdrawn(self._own(entry, Act.DISOWN).entry))

    def restore(self, old: Entry) -> Entry:
        """Write an earlier state back: it undoes any change, and no link."""
        line = self._own(old.id, Act.DISOWN)
        if may(Actor.HOLDER, maker_of(line.entry), Act.DESCRIBE):
            return self._put(tied_as(old, line.entry))
        gone = old.meta.get("status") == ERROR
        return self.withdraw(old.id) if gone else self.reopen(old.id)

    def remove(self, entry: EntryId) -> None:
        """Take back a line that was just noted, as if it never was."""
        line = self._own(entry)
        self.vault.commit(Write(self.space.id, removed=(line.entry.id,)))

    def history(self, entry: EntryId) -> list[Version]:
        """Return what a line said before each change, newest first."""
        topic, now = self.line(entry).topic, self.world.ms()
        pasts = self.vault.history(self.space.id, entry)
        return [Version(line_of(one.entry, topic, now), one.at) for one in pasts]

    def answer(self, code: str) -> Answer:
        """Return what was answered to a whole rubric, "" once a line stands.

        An answer given before a line changed, on another device, did not know of it.
        """
        topic = self.topic(code)
        found = self._noted(topic, *_STANDING, Filters(status=State.TRASHED))
        since = max((one.updated for one in found), default=0)
        return "" if self._active(topic) else self._answers.of(topic, since=since)

    def set_answer(self, code: str, value: Answer) -> None:
        """Answer a whole rubric, "" for no answer.

        Raises Refused("answer.unknown") for what means nothing there, and
        Refused("answer.lines") while a line stands.
        """
        topic = self.topic(code)
        if value and self._active(topic):
            raise Refused("answer.lines")
        self._answers.give(topic, value)

    @property
    def _answers(self) -> Answers:
        return Answers(self.vault, self.world, self.space)

    def _every(self, topic: Topic) -> list[Line]:
        found = self._noted(topic, *_STANDING)
        lines = [line_of(one, topic, self.world.ms()) for one in found]
        return sorted(lines, key=rank)

    def _noted(self, topic: Topic, *asked: Filters) -> list[Entry]:
        shelf = Shelf(self.vault, self.space.id, topic.kind, self.world.now)
        return [one for filters in asked for one in shelf.every(filters)]

    def _active(self, topic: Topic) -> list[Line]:
        return [one for one in self._every(topic) if one.state == "active"]

    def _topic_of(self, entry: Entry) -> Topic:
        topic = _kind(entry).topic
        if topic is None or not topic.asks:
            raise Refused("entry.absent")
        return topic

    def _own(self, entry: EntryId, act: Act = Act.DESCRIBE) -> Line:
        """Return a line the person may change, or do *act* to."""
        line = self.line(entry)
        if not may(Actor.HOLDER, maker_of(line.entry), act):
            raise Refused("line.not_yours")
        return line

    def _standing(self, entry: EntryId) -> Line:
        """Return a line the person may change, and did not withdraw."""
        line = self._own(entry)
        if line.state == "withdrawn":
            raise Refused("line.withdrawn")
        return line

    def _require_alone(self, topic: Topic) -> None:
        """Refuse a second line of the person's own where one only may stand."""
        mine = (one.source == statement.DECLARED for one in self._active(topic))
        if topic.alone and any(mine):
            raise Refused("line.alone")

    def _restated(self, line: Line, told: Said, state: Standing) -> Entry:
        kind, old = kind_of(line.topic.kind), line.entry
        body, meta = old.body, {**old.meta, "status": State.CURRENT.value}
        if line.state != "withdrawn":
            body, meta = statement.declared(body, kind), meta | {"source": "typed"}
            meta.pop("author", None)
        body = statement.changed(body, kind, told, state=state)
        if (
            state == "ended"
            and not told.get(END)
            and statement.state_of(body, kind) != state
        ):
            raise Refused("line.needed", line=END)
        return self._put(
            described(replace(old, body=body, meta=meta), line.topic, told)
        )

    def _put(self, entry: Entry) -> Entry:
        stamped = replace(entry, updated=self.world.ms())
        self.vault.commit(Write(self.space.id, entries=(stamped,)))
        return stamped


def _kind(entry: Entry) -> Kind:
    found = all_kinds().get(entry.kind)
    if found is None:
        raise Refused("entry.absent")
    return found
