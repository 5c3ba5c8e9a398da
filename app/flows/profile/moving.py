"""« Rubrique » : lines noted where their kind lay before, moved to where it lies."""

from collections.abc import Collection
from dataclasses import replace
from itertools import chain, count, takewhile
from typing import Final

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.query import PAGE_MAX, Query
from app.domain.write import Write
from app.flows.profile.lines import ProfileLines
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
    asked = (Query(code, limit=PAGE_MAX, offset=at) for at in count(0, PAGE_MAX))
    pages = (profile.vault.find(profile.space.id, one) for one in asked)
    every = chain.from_iterable(takewhile(bool, pages))
    return [one for one in every if one.rubric is rubric]
