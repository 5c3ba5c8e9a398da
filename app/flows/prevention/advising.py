"""« Prévention » : the advice of the day, worked out here, and the answers to it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from typing import Final

from app.domain.age import Birth
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.space import Space
from app.fhir import task
from app.flows.prevention.kept import Kept, Undo
from app.flows.whose import identity_of
from app.flows.world import World
from app.kinds.prevention import KIND
from app.ports.vault import Vault
from app.rules.prevention.advice import Answer, Choice, Facts, Tip, tips
from app.rules.prevention.table import all_rules

LATER: Final = timedelta(days=90)
"""How long « Plus tard » keeps an advice quiet."""


@dataclass(frozen=True, slots=True, repr=False)
class Prevention:
    """Nothing of it asks a network: the rules and the facts are on this device."""

    vault: Vault
    world: World
    space: Space
    zone: tzinfo

    def tips(self) -> list[Tip]:
        """Return the advice that concerns the person today."""
        return tips(all_rules(), self.facts(), self._answers())

    def facts(self) -> Facts:
        """Return all that the rules look at."""
        known = identity_of(self.vault, self.space)
        return Facts(Birth.parse(known.born), known.sex, self.today())

    def waiting(self) -> list[Tip]:
        """Return the advice that is for the person to plan now."""
        return [tip for tip in self.tips() if tip.waiting]

    def today(self) -> date:
        """Return the day it is where the person lives."""
        return self.world.now().astimezone(self.zone).date()

    def done(self, tip: Tip, day: str = "") -> Undo:
        """Note that it was done, on *day* (ISO, any precision, "" unknown).

        Raises Refused("date.malformed" | "measure.future").
        """
        when = Birth.parse(day)
        if when and when.first > self.today():
            raise Refused("measure.future")
        return self._answer(tip, Choice.DONE, day)

    def later(self, tip: Tip) -> Undo:
        """Speak of it again in three months."""
        return self._answer(tip, Choice.LATER, (self.today() + LATER).isoformat())

    def never(self, tip: Tip) -> Undo:
        """Never speak of it again, at any age."""
        return self._answer(tip, Choice.NEVER, "")

    def not_concerned(self, tip: Tip) -> Undo:
        """Note that it is not for this person, at any age."""
        return self._answer(tip, Choice.NOT_CONCERNED, "")

    def again(self, tip: Tip) -> Undo:
        """Forget the answer that was given to it."""
        return self._kept.drop(_name(tip.rule.id, tip.answer.age if tip.answer else 0))

    def _answer(self, tip: Tip, choice: Choice, day: str) -> Undo:
        write = partial(
            task.write,
            space=self.space.id,
            rule=tip.rule.id,
            title=tip.rule.title["fr"],
            choice=choice.value,
            day=day,
        )
        when = day if choice is Choice.DONE else ""
        return self._kept.put(_name(tip.rule.id, tip.age), write, when)

    def _answers(self) -> list[Answer]:
        found = (_read(*one, self.zone) for one in self._kept.named().items())
        return [one for one in found if one]

    @property
    def _kept(self) -> Kept:
        return Kept(self.vault, self.world, self.space, KIND)


def _name(rule: str, age: int) -> str:
    return f"{rule}@{age}"


def _read(name: str, entry: Entry, zone: tzinfo) -> Answer | None:
    """Read an answer; one of a later version, unknown here, is none."""
    rule, _, age = name.rpartition("@")
    choice, day = task.read(entry.body)
    if not age.isdecimal() or not choice:
        return None
    given = datetime.fromtimestamp(entry.updated / 1000, zone).date().isoformat()
    return Answer(rule, int(age), Choice(choice), day, given)
