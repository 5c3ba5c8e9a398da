"""« Créer mon espace » : a whole space made here, without any network."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.crypto.recovery import RECOVERY_KEY, recovery_text
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import EntryId, SpaceId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.fhir import exact, patient
from app.flows.founding import FIRST_RUBRICS, found
from app.flows.identities import new_me, seal_account
from app.flows.world import World
from app.ports.vault import Vault

SERVER = "server"
"""The setting that holds the address the space synchronises with."""

_PATIENT = "patient"
_SCHEMES = ("https", "http")


@dataclass(frozen=True, slots=True)
class Onboarded:
    """A new space, and the text of its recovery key to put on paper."""

    space: Space
    recovery_key: str = field(repr=False)


class Onboarding:
    """Makes the keys, the identity, the space and its first entry, at once."""

    def __init__(self, vault: Vault, world: World, platform: str) -> None:
        self._vault = vault
        self._world = world
        self._platform = platform

    def create(
        self,
        name: str,
        *,
        birth_date: str = "",
        server: str = "",
        rubrics: Iterable[Rubric] = FIRST_RUBRICS,
    ) -> Onboarded:
        """Make a space in one write; everything waits in the journal to be sent.

        Raises Refused("store.exists") over a space, Refused("name.missing"),
        Refused("date.malformed"), Refused("server.address").
        """
        if self._vault.spaces():
            raise Refused("store.exists")
        name = visible(name).strip()
        if not name:
            raise Refused("name.missing")
        When.parse(birth_date)
        check_address(server)
        me = new_me(self._world.entropy, self._platform, now=self._world.ms())
        recovery = self._world.entropy(RECOVERY_KEY)
        account = seal_account(
            me, [me.device_public], recovery, self._world.entropy, version=1
        )
        founded = found(self._vault, me, self._world, rubrics)
        space = Space(founded.space, name, birth_date, server)
        self._vault.commit(
            Write(
                space.id,
                entries=(patient_of(space, self._world),),
                settings={SERVER: server.encode()},
                secrets={**me.secrets(), **account.secrets(), **founded.keys.learnt},
                controls=founded.controls,
            )
        )
        return Onboarded(space, recovery_text(recovery))


def patient_of(space: Space, world: World) -> Entry:
    """Return the first entry of a space: whose it is."""
    return Entry(
        space=space.id,
        id=EntryId(world.new_id()),
        kind=_PATIENT,
        body=patient.write(space.id, name=space.name, birth_date=space.birth_date),
        when=When.unknown(),
        rubric=Rubric.PROFILE,
        meta={"title": space.name, "source": "typed", "status": "final"},
        updated=world.ms(),
    )


def check_address(server: str) -> None:
    """Refuse what no exchange could ever reach; "" is no server.

    Raises Refused("server.address").
    """
    try:
        parts = urlsplit(server)
        reachable = parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        reachable = False
    if server and not reachable:
        raise Refused("server.address")


def space_of(vault: Vault, space: SpaceId) -> Space:
    """Return the space kept here: whose it is, as its Patient entry says."""
    server = (vault.setting(SERVER) or b"").decode()
    found = vault.find(space, Query(_PATIENT, oldest_first=True, limit=1))
    if not found:
        return Space(space, "", "", server)
    birth_date = exact.read(found[0].body).get("birthDate", "")
    return Space(space, found[0].title, birth_date, server)
