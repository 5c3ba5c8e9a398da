"""A space as its owner sees it, those who read one lane of it, and strangers."""

from dataclasses import dataclass
from typing import Any

import httpx

from app.crypto.canon import digest
from app.crypto.runs import lane_start
from app.domain.ids import ROOT
from sync import wire
from tests.sync.server.actors import AT, Person, Space, drawn, push_of
from tests.sync.server.rig import Home, Rig

DAY = 86_400_000
OTHER = drawn("other lane", 16)
MINE, HIDDEN, LOOSE = b"what one reads", b"what one does not", b"what nobody names"
WHO = ("root", "reader", "other", "ended", "revoked", "stranger")
"""Of the root; of this lane; of another one; of this lane until yesterday; of this
lane until it was taken back; registered, and nothing more."""


def part(content: bytes) -> str:
    return f"/blobs/{digest(content).hex()}"


def elsewhere(space: Space) -> dict[str, Any]:
    return {"collection": OTHER, "seen_hc": lane_start(space.id, OTHER)}


@dataclass
class Cast:
    """The same space as each of `WHO` sees it."""

    rig: Rig
    homes: dict[str, Home]
    grants: dict[str, wire.Op]

    @property
    def space(self) -> Space:
        return self.homes["root"].space

    def paths(self, rest: str) -> str:
        return rest.format(
            lane=self.space.collection.hex(),
            other=OTHER.hex(),
            root=ROOT.hex(),
            none=drawn("none", 16).hex(),
        )

    async def ask(
        self, who: str, method: str, rest: str, body: bytes = b""
    ) -> httpx.Response:
        return await self.homes[who].ask(method, self.paths(rest), body)


async def assembled(home: Home, rig: Rig) -> Cast:
    """Give lanes of a space to some, take one back, let one end."""
    phone = home.caller.device
    space, grants = home.space, {}
    homes = {"root": home}
    await home.push(push_of(phone, space, [space.opening(phone, OTHER)]))
    for content in (MINE, HIDDEN):
        await home.ask("PUT", part(content), content)
    mine = space.put(phone, "mine", refs=[digest(MINE)])
    hidden = space.put(phone, "hidden", refs=[digest(HIDDEN)], **elsewhere(space))
    await home.push(push_of(phone, space, [mine], [hidden]))
    for who in WHO[1:]:
        person = Person(who)
        homes[who] = home.on(await rig.member(person.device()))
        on = OTHER if who == "other" else space.collection
        until = AT + (DAY if who != "ended" else 1000)
        if who != "stranger":
            given = space.granting(phone, person, role=2, until=until, on=on)
            await home.push(push_of(phone, space, [given]))
            grants[who] = given
    ended = space.revoking(phone, grants["revoked"], on=space.collection)
    await home.push(push_of(phone, space, [ended]))
    rig.clock.pass_by(seconds=1)
    return Cast(rig, homes, grants)
