"""« Nouveautés » : what was added in the last ninety days, here or elsewhere."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.crypto.runs import Run
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId, made_at
from app.domain.segment import KIND as SEGMENT
from app.domain.state import State
from app.domain.trail import ItemHead
from app.domain.write import Write
from app.flows.my_devices import MyDevices
from app.flows.preferences import Preferences
from app.flows.world import World
from app.kinds import all_kinds
from app.ports.trail import Trail
from app.ports.vault import Vault

KEPT_DAYS: Final = 90
TOLD: Final = ("document", "measure")
"""The sorts of news that exist in this version; each may be switched off."""

REMINDED: Final = (
    *("message", "appointment", "medicine", "vaccine", "screening"),
    "service",
)
"""The sorts of what waits or comes; each may be switched off."""

_LOOKED, _ERASED = "news.looked", "news.erased"
_OPENED, _SETTLED = "news.opened/", "news.settled/"
_DAY_MS: Final = 86_400_000
_MANY: Final = 200
_SECOND_MS: Final = 1000
_MOST: Final = 2000
"""Entries read at most: an import of thousands is one piece of news, and what
sensors send by the hour is none."""
_EVER: Final = 1 << 48


@dataclass(frozen=True, slots=True)
class Happening:
    """« Nouveauté » : an entry, when it was made (Unix ms), on which device.

    *device* is its name, "" for this one; *seq* its place in the log, 0 while it
    never left; *depositor* who put it here from outside, "" for the person.
    """

    entry: Entry
    at: int
    device: str = ""
    seq: int = 0
    depositor: str = ""

    @property
    def foreign(self) -> bool:
        """Say whether it came from elsewhere than this device."""
        return bool(self.device or self.depositor)


@dataclass(frozen=True, slots=True, repr=False)
class News:
    """Lists what is new; what the person erased or switched off stays away."""

    vault: Vault
    trail: Trail
    devices: MyDevices
    preferences: Preferences
    world: World
    space: SpaceId

    def latest(self, limit: int = 6) -> list[Happening]:
        """Return what was added last, newest first; nothing that was settled.

        A measure noted on this device is no news, nor what lies in the trash.
        """
        return self._newest(limit, self._others())

    def unseen(self) -> int:
        """Count what came from another device since the person last looked."""
        looked = int(self.vault.setting(_LOOKED) or b"0")
        return sum(one.seq > looked for one in self._foreign())

    def look(self) -> None:
        """Note that the person has seen all that came so far."""
        last = max((one.seq for one in self._foreign()), default=0)
        if last > int(self.vault.setting(_LOOKED) or b"0"):
            self._note(_LOOKED, last)

    def unopened(self) -> frozenset[EntryId]:
        """Return the documents never opened here that came since this device did.

        They are news: those of other devices that are not erased, nor switched off.
        """
        came = [one for one in self._foreign() if one.entry.kind == "document"]
        since = self._came() if came else 0
        opened = self.vault.settings(_OPENED) if came else {}
        return frozenset(
            one.entry.id
            for one in came
            if one.at >= since and _OPENED + one.entry.id.hex() not in opened
        )

    def open(self, entry: EntryId) -> None:
        """Note that a document was opened here, while it is news."""
        if entry in self.unopened():
            self._mark(_OPENED, entry)

    def settle(self, entry: EntryId) -> Callable[[], None]:
        """Take an arrival out of the list, decided; return what puts it back there."""
        self._mark(_SETTLED, entry)
        back = Write(self.space, settings={_SETTLED + entry.hex(): None})

        def put_back() -> None:
            self.vault.commit(back)

        return put_back

    def erase(self) -> Callable[[], None]:
        """Empty the list, never the record; return what brings the list back."""
        before = int(self.vault.setting(_ERASED) or b"0")
        self._note(_ERASED, self.world.ms())
        return lambda: self._note(_ERASED, before)

    def told(self, sort: str) -> bool:
        """Say whether news of a *sort* are shown, or its reminders."""
        return not self.preferences.get(f"news/{sort}")

    def tell(self, sort: str, *, wanted: bool) -> None:
        """Show news of a *sort*, or not any more; on every device."""
        self.preferences.put(f"news/{sort}", "" if wanted else "no")

    def _foreign(self) -> list[Happening]:
        if self.trail.standing(self.space) is None:
            return []
        return [one for one in self._newest(_MANY, self._others()) if one.foreign]

    def _came(self) -> int:
        """Return when this device was first met by itself: what is older is no news."""
        return next((one.met for one in self.devices.list() if one.here), 0)

    def _others(self) -> Mapping[bytes, str]:
        """Return the other devices by id, none while nothing was ever exchanged."""
        met = self.trail.standing(self.space) is not None
        listed = self.devices.list() if met else []
        return {bytes(one.id): one.name for one in listed if not one.here}

    def _newest(self, limit: int, others: Mapping[bytes, str]) -> list[Happening]:
        """Look back a second, then four, then sixteen…: as little as is enough."""
        now, found, read = self.world.ms(), list[Happening](), 0
        since = max(now - KEPT_DAYS * _DAY_MS, int(self.vault.setting(_ERASED) or b"0"))
        start, span = _EVER, _SECOND_MS
        while len(found) < limit and read < _MOST and start > since:
            end, start = start, max(since, now - span)
            between = self._between(start, end)
            found += self._told(between[::-1], others)
            read, span = read + len(between), span * 4
        return found[:limit]

    def _between(self, start: int, end: int) -> list[Entry]:
        """Return the entries made from *start* to before *end* (Unix ms)."""
        last, found = _first_id(start), list[Entry]()
        while len(found) < _MOST:
            read = self.vault.after(self.space, last, limit=_MANY, but=SEGMENT)
            found += [one for one in read if made_at(one.id) < end]
            if len(read) < _MANY or made_at(read[-1].id) >= end:
                break
            last = read[-1].id
        return found

    def _told(
        self, entries: Iterable[Entry], others: Mapping[bytes, str]
    ) -> list[Happening]:
        kinds, settled = self._kinds(), self.vault.settings(_SETTLED)
        asked = [
            one
            for one in entries
            if one.kind in kinds
            and one.meta.get("status") != State.TRASHED
            and _SETTLED + one.id.hex() not in settled
        ]
        made = self._authored(asked, others)
        return [one for one in made if one.device or one.entry.kind == "document"]

    def _kinds(self) -> set[str]:
        measures = {code for code, kind in all_kinds().items() if kind.shown}
        told = {"document"} if self.told("document") else set()
        return told | (measures if self.told("measure") else set())

    def _authored(
        self, entries: list[Entry], others: Mapping[bytes, str]
    ) -> list[Happening]:
        """Name who each entry comes from; of what is surely from here, ask nothing."""
        ids = [one.id for one in entries if others or "depositor" in one.meta]
        heads = self.trail.items(self.space, ids) if ids else {}
        return [
            Happening(
                one,
                made_at(one.id),
                others.get(self._maker(heads[one.id]), "") if one.id in heads else "",
                heads[one.id].seq if one.id in heads else 0,
                one.meta.get("depositor", ""),
            )
            for one in entries
        ]

    def _maker(self, head: ItemHead) -> bytes:
        """Return the device that signed a head, b"" once its run is forgotten."""
        step = self.trail.step(self.space, head.seq)
        run = self.trail.run(self.space, step.run) if step and step.run else None
        return Run.decode(run.wire).device if run else b""

    def _mark(self, prefix: str, entry: EntryId) -> None:
        """Note something of an arrival, and forget what is too old to be one."""
        last = _first_id(self.world.ms() - KEPT_DAYS * _DAY_MS)
        kept = self.vault.settings(prefix)
        old = [one for one in kept if one < prefix + last.hex()]
        settings = {**dict.fromkeys(old), prefix + entry.hex(): b"1"}
        self.vault.commit(Write(self.space, settings=settings))

    def _note(self, setting: str, value: int) -> None:
        self.vault.commit(Write(self.space, settings={setting: str(value).encode()}))


def _first_id(moment: int) -> bytes:
    """Return what every id made from *moment* (Unix ms) on follows."""
    return (max(moment, 0) << 80).to_bytes(16, "big")
