"""« Feuille de secours » : what the paper says, and whether it was copied."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.crypto import crockford
from app.crypto.canon import digest
from app.crypto.recovery import fingerprint, recovery_text
from app.domain.errors import Refused
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows import keychain, recovery
from app.flows.world import World
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.rules.standing import Standing

CONFIRMED, MADE = "recovery.confirmed", "recovery.made"
"""Settings of this device: the number of a sheet, a space, a day."""

_SALT = 5


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the paper says: *number* names this sheet, *made* is its day.

    *fingerprint* is the salt, then the signs of the log that day; "" before any
    exchange. *replaces* is the day of the sheet this one has just made void.
    """

    key: str = field(repr=False)
    number: int
    name: str = field(repr=False)
    made: date
    server: str = ""
    fingerprint: str = ""
    replaces: date | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups of four symbols."""
        return tuple(self.key.split("-"))


class Recovery:
    """Says whether the sheet in force was copied; never what it says."""

    def __init__(self, space: Space, vault: Vault, world: World) -> None:
        self._space = space
        self._vault = vault
        self._world = world

    def known(self) -> bool:
        """Say whether this device knows the key of the sheet in force."""
        return bool(keychain.account(self._vault).recovery)

    def confirmed(self) -> str:
        """Return the day (ISO) the sheet in force was retyped here, "" for never."""
        return self._day(CONFIRMED)

    def wanting(self) -> bool:
        """Say whether a sheet known here still has to be copied."""
        return self.known() and not self.confirmed()

    def confirm(self) -> None:
        """Note that the sheet in force was retyped today."""
        self._note(CONFIRMED)

    def made(self) -> date:
        """Return the day the sheet in force was first seen here."""
        if not self._day(MADE):
            self._note(MADE)
        return date.fromisoformat(self._day(MADE))

    def _day(self, setting: str) -> str:
        kept = (self._vault.setting(setting) or b"").decode()
        of, _, day = kept.partition(" ")
        return day if self.known() and of == self._number() else ""

    def _note(self, setting: str) -> None:
        value = f"{self._number()} {self._world.now().date()}".encode()
        write = Write(self._space.id, settings={setting: value})
        self._vault.commit(write, origin=Origin.PEER)

    def _number(self) -> str:
        return str(sheet_number(keychain.account(self._vault).recovery))


class Sheets:
    """Writes the sheet of a space; only behind a code just typed."""

    def __init__(self, space: Space, vault: Vault, trail: Trail, world: World) -> None:
        self._space = space
        self._vault = vault
        self._trail = trail
        self._world = world
        self._recovery = Recovery(space, vault, world)

    def sheet(self) -> RecoverySheet:
        """Return the sheet in force. Raises Refused("recovery.elsewhere")."""
        key = keychain.account(self._vault).recovery
        if not key:
            raise Refused("recovery.elsewhere")
        return RecoverySheet(
            recovery_text(key),
            sheet_number(key),
            self._space.name,
            self._recovery.made(),
            self._space.server,
            self._fingerprint(),
        )

    def renew(self) -> RecoverySheet:
        """Draw a new key for every device that stays; the old sheet is void."""
        before = self._recovery.made() if self._recovery.known() else None
        me, standing = keychain.me(self._vault), self._standing()
        cards = [me.device_public, *recovery.staying(standing, me)]
        recovery.renew(self._vault, self._space.id, cards, self._world)
        return replace(self.sheet(), replaces=before)

    def _fingerprint(self) -> str:
        at = self._standing()
        if not at.seq:
            return ""
        salt = self._world.entropy(_SALT)
        signs = fingerprint(self._space.id, at.seq, at.h, salt)
        return f"{crockford.spoken(salt)}-{signs}"

    def _standing(self) -> Standing:
        raw = self._trail.standing(self._space.id)
        return Standing.decode(raw) if raw else Standing.start(self._space.id)


def sheet_number(key: bytes) -> int:
    """Return the four digits that name a sheet, the same on every device."""
    return 1000 + int.from_bytes(digest(b"alveole-sheet", key)[:8], "big") % 9000


def mistyped(key: str, typed: Mapping[int, str]) -> list[int]:
    """Return the ranks (from 1) of the groups typed otherwise than in *key*."""
    groups = key.split("-")
    return [
        rank
        for rank, text in sorted(typed.items())
        if not _same(groups[rank - 1], text)
    ]


def _same(group: str, text: str) -> bool:
    try:
        return crockford.typed(text, len(group)) == crockford.typed(group, len(group))
    except Refused:
        return False
