"""« Ajouter un appareil » : name it, say whose it is, forget it; what it gave stays."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.dialogue import Advert, Consent, Driver, Session, Wishes
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId
from app.domain.inbox import Intake
from app.domain.owned import DEVICE
from app.domain.sig.user import CODE_MAX
from app.domain.state import State
from app.domain.write import Write
from app.fhir import device as fhir
from app.flows.devices.appliance import Appliance, away, bound, fresh, of_entry
from app.flows.devices.asking import zone_of
from app.flows.devices.roster import Roster, heard_as
from app.flows.devices.sorting import Room

_DRAWN: Final = 8
"""Bytes drawn for a code: enough for each to be as likely."""
NAME_MAX: Final = 80
"""The longest name, in characters."""
ALLOWED: Final = Wishes()
"""What is done to a device unless the person says more."""
_CONSENT: Final = "consent/"
"""Secret, by element and slot: the code that lets us read a part of a device."""


@dataclass(frozen=True, slots=True, repr=False)
class Enlisting:
    """The devices of a space, changed.

    Methods taking a key (the id of an element, in hexadecimal) raise
    Refused("device.absent"), those taking a name Refused("device.name_long").
    """

    room: Room

    @property
    def roster(self) -> Roster:
        """Where devices are found."""
        return self.room.roster

    def add(
        self, driver: Driver, who: DeviceIdentity | Advert, name: str = ""
    ) -> Appliance:
        """Add a device, or take one back that was forgotten; one already here stays."""
        identity = heard_as(driver, who) if isinstance(who, Advert) else who
        known = self.roster.named(identity.key)
        if known is not None:
            return known
        past = self.roster.forgotten(identity.key)
        if past is not None:
            entry = _in_use(past, named=_name(name) or past.title)
        else:
            own = EntryId(self.roster.world.new_id())
            space = self.roster.space.id
            entry = fresh(own, space, driver, identity, _name(name))
        address = who.address if isinstance(who, Advert) else ""
        self._put(entry, self.roster.noted(entry.id, address=address))
        return of_entry(entry, self.roster.about(entry.id))

    def rename(self, key: str, name: str) -> None:
        """Give another name, "" for that of its sort."""
        entry = self.roster.entry(key)
        self._put(replace(entry, meta={**entry.meta, "title": _name(name)}))

    def forget(self, key: str) -> Write:
        """Listen to a device no more; return it as it was, for `bring_back`.

        What it gave stays, and still says which device it came from; its packets
        that nobody read leave the disk.
        """
        entry, now = self.roster.entry(key), self.roster.world.ms()
        before = self._as_it_is(entry)
        every = self.roster.same(entry.meta.get("device", ""))
        self.roster.vault.commit(
            Write(
                self.roster.space.id,
                entries=tuple(replace(away(one), updated=now) for one in every),
                settings=dict.fromkeys(before.settings),
                secrets=dict.fromkeys(before.secrets),
                intake=self._unread(entry),
            )
        )
        return before

    def _as_it_is(self, entry: Entry) -> Write:
        """Return all that this machine holds of a device."""
        vault, key = self.roster.vault, entry.id.hex()
        packets = self.roster.packets(entry.meta.get("device", ""))
        spooled = tuple(one.frame for one in packets)
        return Write(
            self.roster.space.id,
            entries=(entry,),
            settings={DEVICE + key: vault.setting(DEVICE + key)},
            secrets=vault.secrets(_CONSENT + key),
            intake=Intake(spooled=spooled) if spooled else None,
        )

    def _unread(self, entry: Entry) -> Intake | None:
        """Return what takes the packets of a device off the disk, None for none."""
        packets = self.roster.packets(entry.meta.get("device", ""))
        return Intake(read=tuple(one.n for one in packets)) if packets else None

    def bring_back(self, before: Write) -> None:
        """Take back a device that was forgotten: its people and its codes too."""
        now = self.roster.world.ms()
        again = tuple(replace(one, updated=now) for one in before.entries)
        self.roster.vault.commit(replace(before, entries=again))

    def restore(self, entry: Entry) -> None:
        """Write an earlier state back: renamed, bound or not."""
        self._put(entry)

    def code(self) -> int:
        """Draw the code of a new user of a device, 0 to 9999."""
        drawn = self.roster.world.entropy(_DRAWN)
        return int.from_bytes(drawn) % (CODE_MAX + 1)

    def owns(self, key: str, slot: int | None, *, yes: bool) -> None:
        """Say whether a slot of a device, or all of it (None), is the person's."""
        self._put(bound(self.roster.entry(key), slot, on=yes))

    def agreed(self, appliance: Appliance, consent: Consent) -> None:
        """Remember the code of a slot: it is the person's from now on."""
        name = _named_code(appliance, consent.slot)
        entry = bound(self.roster.entry(appliance.key), consent.slot, on=True)
        self._put(entry, secrets={name: str(consent.code).encode()})

    def met(
        self, driver: Driver, advert: Advert, identity: DeviceIdentity
    ) -> Appliance:
        """Return the device that answers, added if it is new, with what it says now."""
        self._named(driver, advert, identity)
        found = self.add(driver, identity)
        entry = self.roster.entry(found.key)
        body = fhir.changed(entry.body, identity)
        said = self.roster.noted(entry.id, address=advert.address)
        if fhir.read(body) != fhir.read(entry.body):
            self._put(replace(entry, body=body), said)
        elif said:
            self.roster.vault.commit(Write(self.roster.space.id, settings=said))
        return of_entry(entry, self.roster.about(entry.id))

    def _named(self, driver: Driver, advert: Advert, identity: DeviceIdentity) -> None:
        """Give its own name to a device that was added by its address alone."""
        found = self.roster.named(heard_as(driver, advert).key)
        if found and self.roster.named(identity.key) is None:
            entry = self.roster.entry(found.key)
            self._put(replace(entry, meta={**entry.meta, "device": identity.key}))

    def session(
        self,
        appliance: Appliance,
        chars: frozenset[str],
        wishes: Wishes = ALLOWED,
        *,
        virtual: bool,
    ) -> Session:
        """Return what a driver is told as a dialogue begins."""
        return Session(
            appliance.identity,
            chars,
            zone_of(self.room),
            self.roster.world.now(),
            self.roster.cursor(appliance.entry),
            self._consent(appliance),
            wishes,
            virtual,
        )

    def _consent(self, appliance: Appliance) -> Consent | None:
        """Return the code of the first slot that has one."""
        for slot in appliance.bindings:
            code = self.roster.vault.secret(_named_code(appliance, slot))
            if code is not None:
                return Consent(slot, int(code))
        return None

    def _put(
        self,
        entry: Entry,
        settings: Mapping[str, bytes] | None = None,
        secrets: Mapping[str, bytes] | None = None,
    ) -> None:
        changed = replace(entry, updated=self.roster.world.ms())
        self.roster.vault.commit(
            Write(
                self.roster.space.id,
                entries=(changed,),
                settings=settings or {},
                secrets=secrets or {},
            )
        )


def _in_use(entry: Entry, *, named: str) -> Entry:
    meta = {**entry.meta, "title": named, "status": State.CURRENT.value}
    return replace(entry, meta=meta)


def _name(text: str) -> str:
    name = " ".join(visible(text).split())
    if len(name) > NAME_MAX:
        raise Refused("device.name_long")
    return name


def _named_code(appliance: Appliance, slot: int) -> str:
    return f"{_CONSENT}{appliance.key}/{slot}"
