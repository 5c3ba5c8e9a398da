"""« Saison » : a dose given once a year, and the one of the next year."""

from collections.abc import Iterator
from datetime import date

from app.domain.vaccine import Need, Reason
from app.rules.vaccination.case import Case
from app.rules.vaccination.counting.given import Given
from app.rules.vaccination.lapses import BIRTH, Days
from app.rules.vaccination.reach import Place, Reach
from app.rules.vaccination.rule import Rule, Season, Step
from app.rules.vaccination.series import Line
from app.rules.vaccination.stands import Joint, Stand

_STEP = Step(BIRTH, "", BIRTH)


def yearly(rule: Rule, case: Case, spot: Reach) -> Iterator[Line]:
    """Give the line of this year while it lasts or once done, and the next one."""
    season = rule.season
    if season is None:
        return
    year = _year(season, case.today)
    if spot.place is not Place.BEFORE:
        yield from _current(rule, case, year, spot.opened)
    if not spot.group.passing:
        yield _coming(rule, year, spot)


def _current(rule: Rule, case: Case, year: int, opened: Days) -> Iterator[Line]:
    stands = [_stand(rule, one, case, year, opened) for one in sorted(rule.diseases)]
    lacking = [one for one in stands if one.need is not Need.DONE]
    season = rule.season
    if season and lacking and case.today > date(year, *season.closes):
        return
    yield Line(year, Joint((lacking or stands)[0], rule.diseases))


def _stand(rule: Rule, disease: str, case: Case, year: int, opened: Days) -> Stand:
    season = rule.season or Season((1, 1), (12, 31))
    opens = date(year, *season.opens)
    given = [one for one in case.given(rule, disease, None) if one.days.last >= opens]
    sure = [one for one in given if one.days.first >= opens]
    said = case.said(rule.id, year, 1).get(1)
    done = min(sure, key=_soonest, default=said)
    if done:
        reason = Reason.DOSE if done.dated else Reason.SAID
        return Stand(_STEP, Need.DONE, reason, dose=done.dose)
    need, reason = Need.TODO, Reason.SEASON
    if given or not season.sure:
        need, reason = Need.CHECK, Reason.PARTIAL if given else Reason.TO_CONFIRM
    if not season.sure:
        return Stand(_STEP, need, reason)
    until = date(year, *season.closes)
    return Stand(_STEP, need, reason, max(opens, opened.first), until=until)


def _coming(rule: Rule, year: int, spot: Reach) -> Line:
    """Return the first season after this one that somebody is old enough for."""
    season = rule.season or Season((1, 1), (12, 31))
    first = spot.opened.first
    start = year if spot.place is Place.BEFORE else year + 1
    start = max(start, first.year)
    if first > date(start, *season.closes):
        start += 1
    since = max(date(start, *season.opens), first)
    exact = spot.opened.exact
    until = date(start, *season.closes)
    stand = Stand(_STEP, Need.COMING, Reason.SEASON, since, exact, until=until)
    return Line(start, Joint(stand, rule.diseases))


def _year(season: Season, today: date) -> int:
    return today.year - ((today.month, today.day) < season.opens)


def _soonest(one: Given) -> tuple[date, str]:
    return one.days.first, one.dose.vaccine
