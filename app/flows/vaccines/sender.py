"""« Service qui envoie » : which one, in whose name, what opens it, on this device."""

import json
from collections.abc import Callable, Container, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from threading import RLock
from typing import Final
from urllib.parse import urlsplit

from app.domain.errors import Refused
from app.domain.feed import Aside, Pass
from app.domain.foreign import Subject
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.ports.vault import Vault
from app.rules.identity import bears

DAILY: Final = 86_400_000
WHOLE: Final = 30 * DAILY
"""How often all is asked for, in milliseconds: an old correction may come late."""
MARGIN: Final = timedelta(days=1)
"""What is asked for again: the clock of a service is not ours."""
_INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"
_NAME_MAX: Final = 200
_ASIDE_MAX: Final = 200
_SETTING: Final = "feed."
_SECRET: Final = "device.feed."  # noqa: S105 - a name: it never leaves with an archive


@dataclass(frozen=True, slots=True, repr=False)
class Linked:
    """« Service qui envoie » : where it is, whom it names, what came of it.

    *name* is what it calls itself. *person* and *born* are of its Patient; *vouched*
    holds both once the person said that it is them. *daily* asks again each day;
    *asked* is when it was last asked by itself and *last* when it last answered (Unix
    ms, 0 for never), *since* the instant to ask from, *whole* when all was last asked
    for. *fault* is the code of what stopped the last reception. *aside* are the doses
    that could not be noted, *left* how many the person did not note themselves (those
    are *taken*, by their mark), of which they *heard*; *gone* are those withdrawn
    since. *key* is another each time the person is let in.
    """

    address: str
    name: str = ""
    person: str = ""
    born: str = ""
    vouched: str = ""
    daily: bool = True
    asked: int = 0
    last: int = 0
    since: str = ""
    fault: str = ""
    key: str = ""
    whole: int = 0
    left: int = 0
    heard: int = 0
    gone: int = 0
    aside: tuple[Aside, ...] = ()
    taken: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The place of its address people can compare."""
        return urlsplit(self.address).netloc

    @property
    def called(self) -> str:
        """What to call it: its place is always said, a name alone could lie."""
        return f"{self.name} ({self.host})" if self.name else self.host

    @property
    def trusted(self) -> bool:
        """Say whether the person said that its Patient is them."""
        return self.vouched == f"{self.person}|{self.born}"

    def about(self, subject: Subject) -> "Linked":
        """Return it with whom it names, as far as a page can show it."""
        person = bears(subject)[:_NAME_MAX]
        return replace(self, person=person, born=_dated(subject.born))

    def newer(self, now: datetime) -> str:
        """Return the instant to ask from, "" for all of it.

        All is asked for each month, and after a clock that was ahead.
        """
        recent = 0 <= _ms(now) - self.whole < WHOLE
        return self.since if recent and self.since <= _instant(now) else ""

    def due(self, now: int) -> bool:
        """Say whether it is to be asked by itself; what is yet to come never was."""
        past = max((one for one in (self.asked, self.last) if one <= now), default=0)
        return self.daily and bool(self.last) and past <= now - DAILY

    def told(self, began: datetime, aside: Iterable[Aside], gone: int) -> "Linked":
        """Return it after a reception: what was left is asked for again."""
        aside = tuple(aside)
        left = _left(aside, self.taken)
        whole = self.whole if left or self.newer(began) else _ms(began)
        return replace(
            self,
            last=_ms(began),
            since=self.since if left else _instant(began - MARGIN),
            whole=whole,
            fault="",
            left=left,
            heard=min(self.heard, left),
            gone=self.gone + gone,
            aside=aside[:_ASIDE_MAX],
        )

    def noted(self, mark: str, *, taken: bool) -> "Linked":
        """Return it once the person noted a dose left aside, or took that back."""
        marks = [one for one in self.taken if one != mark]
        kept = tuple([*marks, mark] if taken else marks)[-_ASIDE_MAX:]
        left = _left(self.aside, kept)
        return replace(self, taken=kept, left=left, heard=min(self.heard, left))

    def answered(self) -> "Linked":
        """Return it once the person knows what was left, and what is gone."""
        return replace(self, heard=self.left, gone=0)

    def claimed(self) -> "Linked":
        """Return it once the person said that its Patient is them."""
        return replace(self, vouched=f"{self.person}|{self.born}", fault="")


@dataclass(frozen=True, slots=True, repr=False)
class Senders:
    """One service a space: its pass is a key of this device, and stays there.

    Methods given the service one *began* with raise Refused("feed.none") once it was
    left, or linked anew.
    """

    vault: Vault
    space: Space
    alone: RLock = field(default_factory=RLock)
    """Held by who changes what is known of it, for as long as that takes."""

    def mine(self, began: Linked | None = None) -> Linked:
        """Return the service. Raises Refused("feed.none") without one."""
        linked = self.linked()
        if linked is None or (began and began.key != linked.key):
            raise Refused("feed.none")
        return linked

    def linked(self) -> Linked | None:
        """Return the service, None when there is none."""
        kept = self.vault.setting(self._setting)
        return _read(kept) if kept else None

    def passed(self, began: Linked | None = None) -> Pass:
        """Return what opens it. Raises Refused("feed.token") when nothing does."""
        with self.alone:
            self.mine(began)
            found = self._pass()
        if found is None:
            raise Refused("feed.token")
        return found

    def keep(self, linked: Linked, passed: Pass | None = None) -> Linked:
        """Keep a service as it is from now on, with its pass when that changed."""
        secrets = {self._secret: _told(passed)} if passed else {}
        settings = {self._setting: _told(linked)}
        self.vault.commit(Write(self.space.id, settings=settings, secrets=secrets))
        return linked

    def change(
        self,
        how: Callable[[Linked], Linked],
        passed: Pass | None = None,
        *,
        began: Linked | None = None,
    ) -> Linked:
        """Change what is known of the service, as it is by now."""
        with self.alone:
            return self.keep(how(self.mine(began)), passed)

    def forget(self) -> Pass | None:
        """Forget the service, and what opened it: return that."""
        settings, secrets = {self._setting: None}, {self._secret: None}
        with self.alone:
            passed = self._pass()
            self.vault.commit(Write(self.space.id, settings=settings, secrets=secrets))
        return passed

    def _pass(self) -> Pass | None:
        kept = self.vault.secret(self._secret)
        return Pass(**json.loads(kept)) if kept else None

    @property
    def _setting(self) -> str:
        return _SETTING + self.space.id.hex()

    @property
    def _secret(self) -> str:
        return _SECRET + self.space.id.hex()


def _left(aside: Iterable[Aside], taken: Container[str]) -> int:
    """Count the doses nobody noted in the place of the service."""
    return sum(one.mark not in taken for one in aside)


def _read(kept: bytes) -> Linked:
    said = json.loads(kept)
    aside = tuple(Aside(**one) for one in said.pop("aside", ()))
    return Linked(**said | {"aside": aside, "taken": tuple(said.pop("taken", ()))})


def _dated(text: str) -> str:
    """Return a date, "" for what is none."""
    try:
        return When.parse(text).text
    except Refused:
        return ""


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _instant(moment: datetime) -> str:
    return moment.strftime(_INSTANT)


def _told(one: Linked | Pass) -> bytes:
    return json.dumps(asdict(one)).encode()
