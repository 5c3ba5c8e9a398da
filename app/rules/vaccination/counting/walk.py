"""« Parcours » : each dose in turn against the step that is next."""

from collections.abc import Sequence

from app.domain.age import Birth
from app.rules.vaccination.counting.given import NOTHING, Around, Given, Said, soonest
from app.rules.vaccination.counting.refusals import refused, skipped
from app.rules.vaccination.counting.verdict import Past, Refusal, Verdict
from app.rules.vaccination.rule import Step


class Walk:
    """« Parcours » of somebody along the steps of a rule.

    What was only *said* fills its step whatever its date. A dose counts when it
    surely does: a date too vague to tell refuses it.
    """

    def __init__(
        self, steps: Sequence[Step], born: Birth, said: Said, around: Around = NOTHING
    ) -> None:
        self._steps, self._said = steps, said
        self._past = Past(born, around)
        self._done = 0

    def verdicts(self, given: Sequence[Given]) -> list[Verdict]:
        """Return a verdict a dose, in the order of their days."""
        for one in sorted(given, key=soonest):
            self._advance(one)
            self._judge(one)
        self._advance(None)
        return self._past.verdicts

    @property
    def left(self) -> int:
        """Return how many steps are neither filled nor passed over."""
        return len(self._steps) - self._done

    def _advance(self, one: Given | None) -> None:
        """Pass the steps that were said to be done, and those *one* makes useless."""
        while self.left:
            rank, step = self._done + 1, self._steps[self._done]
            if rank in self._said:
                self._past.verdicts.append(Verdict(self._said[rank], rank))
            elif one is None or not skipped(step, one, self._past):
                return
            self._done = rank

    def _judge(self, one: Given) -> None:
        if not self.left:
            self._past.verdicts.append(Verdict(one, 0, Refusal.SURPLUS))
            return
        rank, step = self._done + 1, self._steps[self._done]
        found = refused(step, one, self._past)
        self._past.verdicts.append(Verdict(one, 0 if found else rank, found))
        if found is None and not step.terms.again:
            self._done = rank
