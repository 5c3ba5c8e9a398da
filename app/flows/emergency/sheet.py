"""« Fiche d'urgence » : what is chosen, at which level, signed, printed, left open."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, tzinfo
from threading import Lock
from typing import Final

from app.crypto import emergency
from app.crypto.canon import canon, digest
from app.domain.changes import Changes
from app.domain.emergency import Card, Checked, Level, Told
from app.domain.errors import AlveoleError, Broken, Refused
from app.flows import keychain
from app.flows.emergency.fitting import fit
from app.flows.emergency.telling import ASKED, Lines, candidates
from app.flows.preferences import Preferences
from app.flows.whose import identity_of
from app.flows.wishes.statements import Wishes
from app.ports.left_open import LeftOpen
from app.ports.pulse import Pulse

CONSENTS: Final = ("samu", "professionals", "masked")
"""What may be answered apart: the SAMU, other professionals, hidden documents."""

_LEVELS: Final = {"code": Level.CODE, "open": Level.OPEN}
_NAMES: Final = {level: name for name, level in _LEVELS.items()}
_LINE, _CONSENT, _PRINTED = "emergency/line/", "emergency/may/", "emergency/printed"
FOLLOWED: Final = (
    *ASKED,
    *("profile-answer", "advance-directives", "preference", "patient"),
)
"""The kinds whose changes may change a sheet."""
_FINGERPRINT: Final = 8
_ALONE: Final = Lock()
"""One thread at a time: what was just shut is never written again by another."""


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """A line that may stand on the sheet, and who may read it."""

    key: str
    told: Told
    level: Level


@dataclass(frozen=True, slots=True, repr=False)
class Fitted:
    """The card that fits one square, its text, and the lines that had no room."""

    card: Card
    text: str
    left: tuple[Told, ...]
    chosen: tuple[Told, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Printed:
    """The day a card was printed, ISO text, and whether it still says the same."""

    day: str
    current: bool


@dataclass(frozen=True, slots=True, repr=False)
class Emergency:
    """Choices follow the person on each device; what is left open is of this one."""

    profile: Lines
    wishes: Wishes
    preferences: Preferences
    left_open: LeftOpen
    zone: tzinfo = UTC

    def choices(self) -> list[Choice]:
        """Return every line that may be chosen, by parts."""
        found = candidates(self.profile, self.wishes)
        return [Choice(key, told, self._level(key)) for key, told in found]

    def choose(self, key: str, level: Level) -> None:
        """Say who may read a line."""
        self.preferences.put(_LINE + key, _NAMES.get(level, ""))

    def lines(self, level: Level) -> tuple[Told, ...]:
        """Return the lines that may be read at *level*."""
        return tuple(one.told for one in self.choices() if one.level >= level)

    def card(self) -> Fitted:
        """Return the card of the lines read without code, signed.

        Lines come by parts, as many as one square holds; the others are told.
        Raises Refused("emergency.empty") when none is chosen.
        """
        chosen = self.lines(Level.OPEN)
        if not chosen:
            raise Refused("emergency.empty")
        card, left = fit(chosen, self._card)
        return Fitted(card, self._signed(card), left, chosen)

    def shown(self) -> bool:
        """Say whether lines are left open on this device."""
        return bool(self.left_open.read())

    def show(self) -> None:
        """Leave the lines chosen open on this device, from now on.

        Raises Refused("emergency.empty") when none is chosen.
        """
        with _ALONE:
            self._write()

    def hide(self) -> None:
        """Leave nothing open: the file is gone at once, and for good."""
        with _ALONE:
            self.left_open.remove()

    def follow(self, pulse: Pulse) -> None:
        """Have what is left open say what the record says, always."""
        self.refresh()
        pulse.listen(self._heard)

    def refresh(self) -> None:
        """Write again what is left open; rather nothing than what is no longer true."""
        with _ALONE:
            try:
                if self.shown():
                    self._write()
                else:
                    self.left_open.remove()
            except AlveoleError:
                with suppress(Broken):
                    self.left_open.remove()

    def consent(self, name: str) -> str:
        """Return `yes`, `no`, or "" for what was not answered: nothing is allowed."""
        return self.preferences.get(_CONSENT + name)

    def answer(self, name: str, said: str) -> None:
        """Answer one of the three consents: `yes`, `no`, or "" for no answer.

        Raises Refused("emergency.answer").
        """
        if name not in CONSENTS or said not in ("yes", "no", ""):
            raise Refused("emergency.answer")
        self.preferences.put(_CONSENT + name, said)

    def printed(self) -> Printed | None:
        """Return what is known of the last card printed."""
        day, _, mark = self.preferences.get(_PRINTED).partition(" ")
        if not day:
            return None
        return Printed(day, current=mark == _fingerprint(self.lines(Level.OPEN)))

    def note_print(self, fitted: Fitted) -> None:
        """Note that this card was printed today."""
        mark = _fingerprint(fitted.chosen)
        self.preferences.put(_PRINTED, f"{self._today()} {mark}")

    def _write(self) -> None:
        chosen = self.lines(Level.OPEN)
        if not chosen:
            raise Refused("emergency.empty")
        self.left_open.write(self._signed(self._card(chosen, 0)).encode())

    def _heard(self, changes: Changes) -> None:
        if changes.touches(*FOLLOWED):
            self.refresh()

    def _level(self, key: str) -> Level:
        return _LEVELS.get(self.preferences.get(_LINE + key), Level.HIDDEN)

    def _card(self, lines: tuple[Told, ...], left: int) -> Card:
        space = self.preferences.space
        born = identity_of(self.preferences.vault, space).born
        return Card(space.name, born, self._today(), lines, left)

    def _signed(self, card: Card) -> str:
        me = keychain.me(self.preferences.vault)
        return emergency.sign(me.identity_keys.sign, emergency.pack(card))

    def _today(self) -> str:
        now = self.preferences.world.now().astimezone(self.zone)
        return now.date().isoformat()


def left_open(file: LeftOpen) -> Checked | None:
    """Return the lines left open on this device, None for nothing.

    Raises Refused("emergency.altered" | "emergency.unreadable" | "format.unknown").
    """
    text = file.read().decode(errors="replace")
    return emergency.check(text) if text else None


def is_card(text: str) -> bool:
    """Say whether a text means to be a card."""
    return text.startswith(emergency.PREFIX)


def checked(text: str) -> Checked:
    """Return the card of a text, as `left_open` does."""
    return emergency.check(text)


class Unwritten:
    """Implements `LeftOpen` where nothing may be written: an example, a test."""

    def __init__(self) -> None:
        self._kept = b""

    def read(self) -> bytes:
        """Return what is left open."""
        return self._kept

    def write(self, content: bytes) -> None:
        """Keep it in memory."""
        self._kept = content

    def remove(self) -> None:
        """Forget it."""
        self._kept = b""


def _fingerprint(lines: Iterable[Told]) -> str:
    told = canon("emergency-lines", *(f"{line.part}{line.text}" for line in lines))
    return digest(told)[:_FINGERPRINT].hex()
