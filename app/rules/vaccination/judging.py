"""« Doses jugées » : each dose of somebody against one disease, by one rule."""

from app.rules.vaccination.case import Case
from app.rules.vaccination.counting.verdict import Verdict
from app.rules.vaccination.counting.walk import Walk
from app.rules.vaccination.rule import Rule


def judged(rule: Rule, disease: str, case: Case) -> list[Verdict]:
    """Return whether each dose counts, along the steps most of them fill.

    At equal number, those that leave the fewest to do; then the order of the rule.
    """
    given = case.given(rule, disease, rule.counts_until)
    walks = [Walk(way, case.born, {}, case.around) for way in case.steps(rule, given)]
    told = [(walk.verdicts(given), -walk.left) for walk in walks]
    return max(told, key=lambda way: (_counted(way[0]), way[1]))[0]


def _counted(verdicts: list[Verdict]) -> int:
    return sum(one.refusal is None for one in verdicts)
