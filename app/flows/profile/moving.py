"""« Rubrique » : lines noted where their kind lay before, moved to where it lies."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.query import Query
from app.domain.write import Write
from app.flows.profile.lines import ProfileLines
from app.flows.windows import every
from app.kinds import kind

MOVED: Final = {"professional": Rubric.PROFILE}
"""Kinds that changed rubric, and where their lines lay before."""


def settle(profile: ProfileLines, read: Collection[Rubric]) -> None:
    """Move them, what they say untouched.

    Nothing leaves a rubric somebody reads, nor comes into one (*read*): what was
    entrusted neither grows nor shrinks by itself. It waits until nobody does.
    """
    for code, before in MOVED.items():
        now = kind(code).rubric
        found = [] if {before, now} & set(read) else _lying(profile, code, before)
        if found:
            moved = tuple(replace(one, rubric=now) for one in found)
            profile.vault.commit(Write(profile.space.id, entries=moved))


def _lying(profile: ProfileLines, code: str, rubric: Rubric) -> list[Entry]:
    """Return the lines of a kind that lie there, the trash included."""
    lines = every(profile.vault, profile.space.id, Query(code))
    return [one for one in lines if one.rubric is rubric]
