"""« Examens » : those that were done, as the family says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from app.domain.age import Birth
from app.domain.childhood import Visit
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.when import When
from app.fhir import childhood
from app.flows.childhood.newborn import LINE_MAX
from app.flows.describing import COMMENT_MAX
from app.flows.measure import Measure
from app.flows.prevention.kept import Kept, Undo
from app.rules.childhood.calendar import Due
from app.rules.childhood.table import Stage


@dataclass(frozen=True, slots=True)
class Examined:
    """An examination as it stands; once done, its visit and what was measured then.

    *entry* holds the visit: documents are tied to it.
    """

    due: Due
    visit: Visit | None = field(default=None, repr=False)
    entry: Entry | None = None
    measures: Sequence[Measure] = field(default=(), repr=False)


def examined(due: Due, seen: Mapping[str, Entry]) -> Examined:
    """Return an examination with its visit, among those *seen*."""
    entry = seen.get(due.stage.id)
    visit = childhood.read_visit(entry.body) if entry else None
    return Examined(due, visit, entry)


def note(kept: Kept, stage: Stage, visit: Visit) -> Undo:
    """Write that an examination was done; return how to take it back."""
    label = stage.label["fr"]
    write = partial(
        childhood.write_visit,
        space=kept.space.id,
        visit=visit,
        code=stage.id,
        label=label,
    )
    meta = {"title": label} | ({"comment": visit.comment} if visit.comment else {})
    return kept.put(stage.id, write, visit.day, **meta)


def sound(visit: Visit, birth: Birth, today: date) -> Visit:
    """Return a visit, cleaned, on a day the child had lived.

    Raises Refused("stay.line_too_long" | "document.comment_too_long" |
    "date.malformed" | "measure.future" | "child.before_birth", line=…).
    """
    who = " ".join(visible(visit.who).split())
    comment = visible(visit.comment).strip()
    if len(who) > LINE_MAX:
        raise Refused("stay.line_too_long", line="who")
    if len(comment) > COMMENT_MAX:
        raise Refused("document.comment_too_long", line="comment")
    return Visit(lived(visit.day, birth, today), who, comment)


def lived(text: str, birth: Birth, today: date) -> str:
    """Return an ISO date of any precision, between the birth and today.

    Raises Refused("date.malformed" | "measure.future" | "child.before_birth").
    """
    day = Birth.parse(When.parse(text).text)
    if day and day.first > today:
        raise Refused("measure.future", line="day")
    if day and day.last < birth.first:
        raise Refused("child.before_birth", line="day")
    return text
