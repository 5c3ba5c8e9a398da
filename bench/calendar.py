"""The vaccination calendar of a lifetime, worked out again and again."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Final

from fhir.resources.R4B.immunization import Immunization as Model

from app.domain.ids import EntryId, SpaceId
from app.domain.immunization import Coded, Immunization
from app.domain.vaccine import Dose, Person
from app.fhir import immunization
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.table import table
from bench.pairs import Goal, cpu_seconds, limited, ratio
from tests.fictitious.vaccines import doses, person

TODAY: Final = date(2026, 11, 22)
GIVEN: Final = (
    "1958-09-01 dtp, 1958-11-01 dtp, 1959-09-01 dtp, 1964-05-01 dtp, 1970-05-01 dtp,"
    "1983-06-01 dtp, 2004-02-01 dtp, 2023-05-01 dtp, 2023-10-10 flu, 2024-10-10 flu,"
    "2025-10-10 flu, 2024-05-01 prev"
)
"""Twelve doses of somebody of sixty-eight."""
EVALUATIONS: Final = 20


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give the time of one evaluation, alone and beside reading the same doses."""
    who, given, count = person("1958-03-12"), doses(GIVEN), 1 if quick else 20
    often = partial(_often, who, given)
    spent = [cpu_seconds(often) / EVALUATIONS for _ in range(count)]
    yield limited(
        "calendar",
        "calendar.evaluation",
        spent,
        unit="s",
        limit=0.01,
        work=f"all the rules for {len(given)} doses",
        binding=False,  # ours: quality names no figure for it
        notes={"per_second": f"{1 / min(spent):.0f} at best"},
    )
    yield ratio(
        "calendar",
        "calendar.against_models",
        ours=partial(evaluate, who, given, TODAY, table()),
        reference=("fhir.resources", partial(_modelled, [_tree(one) for one in given])),
        limit=5.0,
        work=f"all the rules for {len(given)} doses, or their models built",
        count=count,
        binding=False,  # a model of a dose decides nothing: only a size to compare
    )


def _often(who: Person, given: tuple[Dose, ...]) -> None:
    for _ in range(EVALUATIONS):
        evaluate(who, given, TODAY, table())


def _modelled(trees: list[dict[str, Any]]) -> None:
    for tree in trees:
        Model.model_validate(tree)


def _tree(dose: Dose) -> dict[str, Any]:
    against = tuple(Coded(immunization.DISEASES, one) for one in sorted(dose.diseases))
    told = Immunization(dose.vaccine, dose.when.text, diseases=against)
    body = immunization.write(EntryId(bytes(16)), SpaceId(bytes(16)), told)
    tree: dict[str, Any] = json.loads(body)
    return tree
