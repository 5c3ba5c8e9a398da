"""« Rien à signaler », « Je ne sais pas » : what is answered to a whole rubric."""

from dataclasses import dataclass

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.state import State
from app.domain.topic import Answer, Topic
from app.domain.when import When
from app.domain.write import Write
from app.fhir import absence
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds import kind
from app.kinds.profile_answer import KIND
from app.ports.vault import Vault

_MEANT: dict[str, Answer] = {"none": "none", "unknown": "unknown"}


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """An entry each: given on two devices, the later one is read."""

    vault: Vault
    world: World
    space: Space

    def of(self, topic: Topic, *, since: int = 0) -> Answer:
        """Return the answer given last, "" for none *since*, Unix ms."""
        found = [one for one in self._given(topic) if one.updated >= since]
        last = max(found, key=lambda one: (one.updated, one.id), default=None)
        return _MEANT.get(last.meta.get("answer", ""), "") if last else ""

    def ids(self, topic: Topic) -> list[EntryId]:
        """Return the entries that answer a rubric."""
        return [one.id for one in self._given(topic)]

    def give(self, topic: Topic, answer: Answer) -> None:
        """Put an answer in the place of any other, "" for none at all.

        Raises Refused("answer.unknown") for what means nothing there.
        """
        if answer not in ("", *_MEANT) or (answer == "none" and not topic.none):
            raise Refused("answer.unknown")
        new = (self._made(topic, answer),) if answer else ()
        removed = tuple(self.ids(topic))
        self.vault.commit(Write(self.space.id, entries=new, removed=removed))

    def _given(self, topic: Topic) -> list[Entry]:
        shelf = Shelf(self.vault, self.space.id, KIND.code, self.world.now)
        return [one for one in shelf.every() if one.meta.get("topic") == topic.code]

    def _made(self, topic: Topic, answer: Answer) -> Entry:
        own, meant = EntryId(self.world.new_id()), kind(topic.kind)
        meta = {"source": "typed", "status": State.CURRENT.value}
        return Entry(
            self.space.id,
            own,
            KIND.code,
            absence.write(own, self.space.id, meant, topic, answer=answer),
            When.unknown(),
            meant.rubric,
            meta={**meta, "topic": topic.code, "answer": answer},
            updated=self.world.ms(),
        )
