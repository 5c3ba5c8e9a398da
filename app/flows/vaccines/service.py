"""« Service relié » : which one, in whose name, and what opens it, on this device."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from threading import RLock
from typing import Final
from urllib.parse import urlsplit

from app.domain.errors import Refused
from app.domain.feed import Pass
from app.domain.foreign import Subject
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.ports.vault import Vault
from app.rules.identity import bears

_NAME_MAX: Final = 200
_SETTING: Final = "feed."
_SECRET: Final = "device.feed."  # noqa: S105 - a name: it never leaves with an archive


@dataclass(frozen=True, slots=True, repr=False)
class Linked:
    """« Service relié » : where it is, whom it names, what came of it.

    *name* is what it calls itself. *person* and *born* are of its Patient; *vouched*
    holds both once the person said that it is them. *daily* asks again each day;
    *asked* is when it was last asked by itself and *last* when it last answered (Unix
    ms, 0 for never), *since* the instant to ask from. *fault* is the code of what
    stopped the last reception.
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

    def claimed(self) -> "Linked":
        """Return it once the person said that its Patient is them."""
        return replace(self, vouched=f"{self.person}|{self.born}", fault="")


@dataclass(frozen=True, slots=True, repr=False)
class Services:
    """One service a space: its pass is a key of this device, and stays there."""

    vault: Vault
    space: Space
    alone: RLock = field(default_factory=RLock)
    """Held by who changes what is known of it, for as long as that takes."""

    def mine(self) -> Linked:
        """Return the service. Raises Refused("feed.none") without one."""
        linked = self.linked()
        if linked is None:
            raise Refused("feed.none")
        return linked

    def linked(self) -> Linked | None:
        """Return the service, None when there is none."""
        kept = self.vault.setting(self._setting)
        return Linked(**json.loads(kept)) if kept else None

    def passed(self) -> Pass:
        """Return what opens it. Raises Refused("feed.none") without a service."""
        kept = self.vault.secret(self._secret)
        if kept is None:
            raise Refused("feed.none")
        return Pass(**json.loads(kept))

    def keep(self, linked: Linked, passed: Pass | None = None) -> Linked:
        """Keep a service as it is from now on, with its pass when that changed."""
        secrets = {self._secret: _told(passed)} if passed else {}
        settings = {self._setting: _told(linked)}
        self.vault.commit(Write(self.space.id, settings=settings, secrets=secrets))
        return linked

    def change(
        self, how: Callable[[Linked], Linked], passed: Pass | None = None
    ) -> Linked:
        """Change what is known of the service, as it is by now."""
        with self.alone:
            return self.keep(how(self.mine()), passed)

    def forget(self) -> None:
        """Forget the service, and what opened it."""
        settings, secrets = {self._setting: None}, {self._secret: None}
        with self.alone:
            self.vault.commit(Write(self.space.id, settings=settings, secrets=secrets))

    @property
    def _setting(self) -> str:
        return _SETTING + self.space.id.hex()

    @property
    def _secret(self) -> str:
        return _SECRET + self.space.id.hex()


def _dated(text: str) -> str:
    """Return a date, "" for what is none."""
    try:
        return When.parse(text).text
    except Refused:
        return ""


def _told(one: Linked | Pass) -> bytes:
    return json.dumps(asdict(one)).encode()
