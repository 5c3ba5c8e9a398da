"""« Accepter » or « Refuser » : said once, for every device of who is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.crypto.canon import canon, digest
from app.domain.ids import ID_SIZE
from app.flows.preferences import Preferences

ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"
_NAME: Final = "entrusted.answer/"


def proposal_id(space: bytes, mandate: bytes) -> bytes:
    """Return what a proposal is called here: a giver chooses their mandate ids."""
    return digest(canon("proposal", space, mandate))[:ID_SIZE]


@dataclass(frozen=True, slots=True)
class Answers:
    """One preference a mandate: the word, and the rubrics it was said of, until when.

    Another rubric, or a later day, is asked about again; another collection of the
    same rubric is not.
    """

    preferences: Preferences

    def accepts(self, space: bytes, mandate: bytes, rubric: int, until: int) -> bool:
        """Say whether a rubric was accepted, at least until a day (Unix ms)."""
        return until <= self._accepted(space, mandate).get(rubric, 0)

    def refuses(self, space: bytes, mandate: bytes) -> bool:
        """Say whether a mandate was refused, or left: all of it."""
        return self._said(space, mandate) == REFUSED

    def accept(self, space: bytes, mandate: bytes, ends: Mapping[int, int]) -> None:
        """Accept rubrics of a mandate (each until its day), those of before too."""
        known = self._accepted(space, mandate)
        whole = {
            one: max(known.get(one, 0), ends.get(one, 0)) for one in {*known, *ends}
        }
        said = [f"{rubric}:{until}" for rubric, until in sorted(whole.items())]
        self._put(space, mandate, " ".join([ACCEPTED, *said]))

    def refuse(self, space: bytes, mandate: bytes) -> None:
        """Refuse a mandate, or leave it."""
        self._put(space, mandate, REFUSED)

    def _accepted(self, space: bytes, mandate: bytes) -> dict[int, int]:
        word, *said = self._said(space, mandate).split() or [""]
        ends = [one.partition(":") for one in said if word == ACCEPTED]
        return {int(rubric): int(until) for rubric, _, until in ends}

    def _said(self, space: bytes, mandate: bytes) -> str:
        return self.preferences.get(_name(space, mandate))

    def _put(self, space: bytes, mandate: bytes, said: str) -> None:
        self.preferences.put(_name(space, mandate), said)


def _name(space: bytes, mandate: bytes) -> str:
    return _NAME + proposal_id(space, mandate).hex()
