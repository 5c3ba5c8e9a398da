"""« Notifications » : what became true is told once, outside, without a word of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Final

from app.domain.errors import AlveoleError
from app.domain.ids import SpaceId
from app.domain.notice import WORDS, Moment, Notice, Sort, Word
from app.flows.notices.eyes import Eyes
from app.flows.notices.kept import Kept
from app.ports.notifying import Notifier, Reach

CHOSEN: Final = (
    Sort.MESSAGE,
    Sort.DOCUMENT,
    Sort.APPOINTMENT,
    Sort.REMINDER,
    Sort.SERVICE,
    Sort.SCREENING,
)
"""The sorts that may be switched off, in the order they are offered."""

ALARM: Final = "alarm"
"""What is told even if it stood before the first look."""

Look = Callable[[], Iterable[str]]
"""Name what stands now of one sort: names hold no space, and stay on this device."""


Coming = Callable[[], Iterable[tuple[Sort, int]]]
"""Say when (Unix ms) what is known already will stand, by sort."""

Told = Callable[[], bool]
"""Say whether a space is one of those told."""


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """What stands of one sort in one space, and what of it was never told."""

    kept: Kept
    sort: Sort
    names: frozenset[str]
    fresh: frozenset[str]

    def note(self) -> None:
        """Remember it, if it is not what was told before."""
        if self.names != self.kept.told(self.sort):
            self.kept.note(self.sort, self.names)


@dataclass(frozen=True, slots=True, repr=False)
class Notices:
    """A thing is told when it begins to stand, again only if it ceased meanwhile.

    What begins under the eyes of somebody, or with its switch off, is only noted.
    What the system did not take is told at the next look. Those one represents are
    told along, by the switches of the owner: one word, however many people.
    """

    kept: Kept
    looks: Mapping[Sort, Look]
    notifier: Notifier
    coming: Coming = tuple
    eyes: Eyes = field(default_factory=Eyes)
    shown: Counter[Word] = field(default_factory=Counter)
    others: dict[SpaceId, tuple["Notices", Told]] = field(default_factory=dict)
    ahead: list[Moment] = field(default_factory=list)

    def along(self, other: "Notices", told: Told) -> None:
        """Tell what stands in another space with what stands here, while *told*.

        Of its devices and keys, which are the same, the alarm alone is told.
        """
        security: Look = partial(_alarm, other.looks)
        looks = {**other.looks, Sort.SECURITY: security}
        self.others[other.kept.space] = replace(other, looks=looks), told

    def wanted(self) -> Mapping[Sort, bool]:
        """Return the switches of the person."""
        return {sort: self.kept.on(sort) for sort in CHOSEN}

    def want(self, sort: Sort, *, on: bool) -> None:
        """Turn a switch: what is said once the space is closed follows at once."""
        self.kept.turn(sort, on=on)
        self._plan(self._everybody())

    async def reach(self) -> Reach:
        """Say whether this device shows notices, and why not."""
        return await self.notifier.reach()

    async def trial(self) -> bool:
        """Show a notice that says it is a trial; say whether the system took it."""
        return await self.notifier.tell(Notice(Word.TRIAL))

    async def look(self) -> None:
        """Tell what is new since the last look: it reads the vault, beside screens.

        Noted once told: whoever is cut in between is told twice, never not at all.
        """
        everybody = self._everybody()
        standing = [one for each in everybody for one in each.standing()]
        untold = await self._told(standing)
        for one in standing:
            if WORDS[one.sort] not in untold:
                one.note()
        self._plan(everybody)

    def struck(self, now: datetime) -> bool:
        """Say whether the hour came of something the last look knew ahead."""
        at = int(now.timestamp() * 1000)
        return any(one.at <= at for one in self.ahead)

    def standing(self) -> list[Standing]:
        """Return what stands in this space alone."""
        found = [self._standing(sort, look) for sort, look in self.looks.items()]
        return [one for one in found if one]

    def seen(self) -> bool:
        """Say whether somebody looks now: what was told so far then counts no more."""
        if self.eyes.open:
            self.shown.clear()
        return self.eyes.open

    def _everybody(self) -> list["Notices"]:
        """Return oneself, and those who are told along now."""
        along = list(self.others.values())
        return [self, *(one for one, told in along if told())]

    def _plan(self, everybody: Iterable["Notices"]) -> None:
        coming = [one for each in everybody for one in each.coming()]
        self.ahead[:] = self._ahead(coming)
        self.notifier.plan(self.ahead)

    def _ahead(self, coming: Iterable[tuple[Sort, int]]) -> list[Moment]:
        """Return what is to be said later, for when nobody can look any more."""
        wanted = [one for one in coming if self.kept.on(one[0])]
        return sorted(Moment(at, WORDS[sort]) for sort, at in wanted)

    def _standing(self, sort: Sort, look: Look) -> Standing | None:
        """Ask a look; one that fails is asked again, and hides no other."""
        try:
            names, known = frozenset(look()), self.kept.told(sort)
        except AlveoleError:
            return None
        if known is None and sort is Sort.SECURITY:
            known = names - {ALARM}
        return Standing(self.kept, sort, names, names - (known or frozenset()))

    async def _told(self, standing: Iterable[Standing]) -> frozenset[Word]:
        """Tell how many are new, with those nobody saw yet; return what was refused."""
        if self.seen():
            return frozenset()
        counts = Counter[Word]()
        for one in standing:
            counts[WORDS[one.sort]] += len(one.fresh) * self.kept.on(one.sort)
        refused = set[Word]()
        for word, count in (+counts).items():
            if await self.notifier.tell(Notice(word, count + self.shown[word])):
                self.shown[word] += count
            else:
                refused.add(word)
        return frozenset(refused)


def _alarm(looks: Mapping[Sort, Look]) -> list[str]:
    return [name for name in looks[Sort.SECURITY]() if name == ALARM]
