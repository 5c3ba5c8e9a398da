"""A new line of the profile, made an element: FHIR bytes, title, date, who says it."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.state import State
from app.domain.topic import SINCE, Topic
from app.domain.topic import State as Standing
from app.domain.when import When
from app.fhir import statement
from app.flows.profile.standing import over
from app.kinds import kind as kind_of

Said = Mapping[str, str]
_TYPED = {"source": "typed"}


def noted(
    own: EntryId,
    space: SpaceId,
    topic: Topic,
    said: Said,
    *,
    state: Standing = "active",
    meta: Said = _TYPED,
) -> Entry:
    """Return a new line; *meta* tells who says it when the person does not."""
    kind, who = kind_of(topic.kind), meta["source"].partition(":")[2]
    by = who or statement.DECLARED
    body = statement.write(own, space, kind, said, state=state, source=by)
    entry = Entry(
        space,
        own,
        kind.code,
        body,
        When.unknown(),
        kind.rubric,
        meta={"status": State.CURRENT.value, **meta},
    )
    return described(entry, topic, said)


def described(entry: Entry, topic: Topic, said: Said) -> Entry:
    """Give the date and the title that lists and searches read."""
    meta = {**entry.meta, "title": topic.title(said)}
    return replace(entry, when=When.parse(said.get(SINCE, "")), meta=meta)


def standing(topic: Topic, said: Said, now: int) -> Standing:
    """Say what its end makes of a line at *now*, Unix ms."""
    return "ended" if over(topic, said, now) else "active"
