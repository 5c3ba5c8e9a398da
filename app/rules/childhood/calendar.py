"""« Calendrier des examens » : what is to come, to do, done, on one day."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.age import Birth
from app.rules.childhood.table import Stage


class Progress(StrEnum):
    """« État » of a stage; one whose window is over is for a professional to judge."""

    DUE = "due"
    COMING = "coming"
    DONE = "done"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Due:
    """A stage on one day: its window, *since* and *until* (inclusive), its state.

    One that is not *sure* may not be open yet, or be over: the birth date is
    only partly known.
    """

    stage: Stage
    since: date = field(repr=False)
    until: date = field(repr=False)
    progress: Progress
    sure: bool = True


def calendar(
    stages: Iterable[Stage], birth: Birth, today: date, done: Container[str]
) -> list[Due]:
    """Return every stage as it stands on *today*; *done* holds the ids of some."""
    return [_due(stage, birth, today, done) for stage in stages]


def _due(stage: Stage, birth: Birth, today: date, done: Container[str]) -> Due:
    since, until = stage.window(birth)
    surely = stage.since.after(birth.last) <= today <= stage.until.after(birth.first)
    progress = _progress(since, until, today)
    sure = birth.exact or progress is not Progress.DUE or surely
    if stage.id in done:
        progress, sure = Progress.DONE, True
    return Due(stage, since, until, progress, sure)


def _progress(since: date, until: date, today: date) -> Progress:
    if today < since:
        return Progress.COMING
    return Progress.DUE if today <= until else Progress.PASSED
