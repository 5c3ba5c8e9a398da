"""How much of each rubric one would entrust: what is in use, and hidden from nobody."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.query import Query
from app.flows.profile.answered import answered
from app.flows.profile.moving import MOVED
from app.flows.windows import every
from app.flows.world import World
from app.kinds import linked_kinds
from app.ports.vault import Vault

_WITHDRAWN: Final = "entered-in-error"
_HIDEABLE: Final = frozenset({"document", "immunization", *MOVED})
"""Kinds each entry of which has a rubric and a confidentiality of its own."""


def counted(vault: Vault, world: World, space: SpaceId) -> Mapping[Rubric, int]:
    """Return how many elements of each rubric may be read by whom it is given to."""
    answers = filter(_given, answered(vault, world, space))
    found = Counter(one.rubric for one in answers)
    for code, kind in linked_kinds().items():
        if code in _HIDEABLE:
            found.update(one.rubric for one in _shown(vault, space, code))
        else:
            found[kind.rubric] += _count(vault, space, code)
    return +found


def _shown(vault: Vault, space: SpaceId, kind: str) -> Iterator[Entry]:
    return filter(_given, every(vault, space, Query(kind, in_use=True)))


def _given(entry: Entry) -> bool:
    withdrawn = entry.meta.get("status") == _WITHDRAWN
    return entry.confidentiality is Confidentiality.N and not withdrawn


def _count(vault: Vault, space: SpaceId, kind: str) -> int:
    asked = Query(kind, in_use=True)
    withdrawn = vault.count(space, replace(asked, status=_WITHDRAWN))
    return vault.count(space, asked) - withdrawn
