"""« Réponse » of a rule to one person: its lines, and what each is to be taken for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.age import Birth
from app.domain.vaccine import Due, Fact, Need, Reason, Why
from app.rules.vaccination.lapses import Lapse
from app.rules.vaccination.reach import Place, Reach
from app.rules.vaccination.rule import Rule
from app.rules.vaccination.series import Line
from app.rules.vaccination.stands import Stand


@dataclass(frozen=True, slots=True, repr=False)
class Telling:
    """What a rule of the table of a *year* says of somebody on a day."""

    rule: Rule
    year: int
    spot: Reach
    born: Birth
    today: date
    facts: frozenset[Fact]

    def none(self, reason: Reason) -> Due:
        """Return the one line of a rule that asks for nothing."""
        rule, why = self.rule, self._why()
        return Due(rule.id, 0, rule.label, rule.diseases, Need.NONE, reason, why)

    def dues(self, lines: Iterable[Line]) -> list[Due]:
        """Return what is told of the lines of a rule, and why when it is nothing."""
        found = list(lines)
        kept = [one for one in found if not (self.rule.catch_up and _done(one))]
        told = list(self._over(kept) if self._closed(found) else self._told(kept))
        return told or [self.none(self._silence(found))]

    def _silence(self, found: list[Line]) -> Reason:
        """Return why nothing is told of somebody a rule may concern."""
        if self.rule.catch_up and found and self.spot.place is not Place.OVER:
            return Reason.COVERED
        return Reason.SEASON if self.rule.season else Reason.AGE

    def _told(self, lines: Iterable[Line]) -> Iterator[Due]:
        for line in lines:
            need, reason = self._judged(line)
            if need is not Need.COMING or self.sure:
                yield self._due(line, need, reason)

    def _over(self, lines: Iterable[Line]) -> Iterator[Due]:
        """Keep what is done, and the first that lacks while it is to check."""
        asks = not self._past(self.rule.asks_until)
        for line in lines:
            if _done(line):
                yield self._due(line, Need.DONE, line.joint.stand.reason)
            elif asks:
                asks = False
                yield self._due(line, Need.CHECK, Reason.BEYOND)

    def _judged(self, line: Line) -> tuple[Need, Reason]:
        """Return what a line asks, never more than the table is sure of."""
        stand = line.joint.stand
        if stand.need is not Need.TODO:
            return stand.need, stand.reason
        if self.spot.place is Place.PERHAPS:
            return Need.CHECK, Reason.PARTIAL
        if self.spot.place is Place.UNSURE:
            return Need.CHECK, Reason.TO_CONFIRM
        if self.rule.depends or self.facts & self.rule.checked_if:
            return Need.CHECK, Reason.TERM
        by_fact = self.spot.group.fact and stand.reason is Reason.AGE
        return stand.need, Reason.FACT if by_fact else stand.reason

    def _due(self, line: Line, need: Need, reason: Reason) -> Due:
        stand, rule = line.joint.stand, self.rule
        ahead = need in (Need.TODO, Need.COMING)
        late = stand.until is not None and stand.until < self.today
        return Due(
            rule=rule.id,
            step=line.number,
            label=rule.label,
            diseases=line.joint.diseases,
            need=need,
            reason=reason,
            why=self._why(line),
            since=None if need is Need.DONE or rule.fresh else stand.since,
            until=stand.until if ahead and stand.since and not late else None,
            exact=stand.exact,
            age=stand.step.text,
            mandatory=self._mandatory(),
            products=stand.step.products,
            dose=stand.dose,
        )

    def _why(self, told: Line | None = None) -> Why:
        """Return the line of the table that spoke: a catch-up when it alone lacks."""
        lacks = told.joint.diseases if told and not _done(told) else None
        stop = next((one for one in self.rule.stops if lacks == one.diseases), None)
        line, more = (stop.line, stop.sources) if stop else (self.rule.id, ())
        source = tuple(dict.fromkeys((*self.rule.sources, *more)))
        known = self.rule.checked_if | {self.spot.group.fact}
        facts = tuple(sorted(self.facts & known))
        own = self.rule.own_bound
        return Why(line, source, self.year, not self.sure, facts, own_bound=own)

    @property
    def sure(self) -> bool:
        """Say whether neither the rule, whom it concerns nor when is to confirm."""
        season = self.rule.season
        dated = season is None or season.sure
        return self.rule.sure and self.spot.group.sure and dated

    def _closed(self, lines: Iterable[Line]) -> bool:
        """Say whether it is too old for the rule, or to start it."""
        started = any(_begun(line.joint.stand) for line in lines)
        late = self.rule.starts_until is not None and self._past(self.rule.starts_until)
        return self.spot.place is Place.OVER or (late and not started)

    def _past(self, bound: Lapse | None) -> bool:
        """Say whether an age is surely passed; one that is not set is."""
        return bound is None or bound.after(self.born.last) <= self.today

    def _mandatory(self) -> bool:
        bound = self.rule.mandatory
        if bound is None or self.born.first < bound.born_from:
            return False
        return bound.in_force_from <= self.today


def _done(line: Line) -> bool:
    return line.joint.stand.need is Need.DONE


def _begun(stand: Stand) -> bool:
    """Say whether a dose was given, or may have been."""
    return stand.dose is not None or stand.reason is Reason.PARTIAL
