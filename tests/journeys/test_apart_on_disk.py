"""On a real disk, nothing a flow keeps for one person is offered to another."""

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FunctionType, MethodType, ModuleType

import pytest

import app.flows
import sync.courier
from app.domain.ids import SpaceId
from app.domain.immunization import Immunization
from app.domain.notice import Sort
from app.domain.write import Origin, Write
from app.flows.dependents.dependents import Dependents, Tie
from app.flows.heart import Heart
from app.flows.my_devices import MyDevices
from app.flows.server_address import ServerAddress
from app.ports.entrusted import NothingEntrusted
from main import Starters
from storage.apart import WHOLE, Apart
from storage.late import LateDatabase
from storage.vault import SqlVault
from views.house import House

pytestmark = [pytest.mark.covers("C-083"), pytest.mark.covers("C-154")]
PHRASE = "girafe mauve toit lycée brume wagon safran"
ASKED = (".setting(", ".settings(", ".secret(", ".secrets(", "settings=", "secrets=")
OWNERS = ("dependents", "my_devices", "recovery", "checkup", "notices", "entrusted")
"""What is the owner's in every house: one identity has one set of devices, one
sheet, one list of people, one set of switches for what is told outside, and what
others entrust, of which the houses of other people are given nothing."""
SHARED = (Heart, Dependents, MyDevices, ServerAddress)
"""What is of the whole home wherever it is held: the pulse, the list of people, the
devices, and the server, which is changed for every space at once."""
KNOWN_AT = "courier.known_at"
"""The one name that is shared: which server knows the identity, not a person."""


@dataclass
class Family:
    """A real home, and the houses of two people."""

    starters: Starters
    own: House
    child: House

    def vault(self, house: House) -> SqlVault:
        """Return the vault as a house sees it, the same as that of its flows."""
        rooms = self.starters.door.rooms()
        return rooms.apart(house.space.id, own=house is self.own)


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    """Give the houses of Camille and of Léo."""
    made = Starters(tmp_path / "home")
    ways = {"passphrase": PHRASE}
    with closing(made.door) as door:
        own = door.create("Camille", birth_date="", server="", ways=ways).house
        leo = own.dependents.add("Léo", birth_date="2019-05-04", tie=Tie.CHILD)
        yield Family(made, own, door.beside(leo.id))


def keeping() -> list[ModuleType]:
    """Return the modules that keep a setting or a key of their own."""
    found = []
    for package in (app.flows, sync.courier):
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(one.name)
            if any(words in inspect.getsource(module) for words in ASKED):
                found.append(module)
    return found


def names() -> set[str]:
    """Return every name such a module may keep something under."""
    return {
        text
        for module in keeping()
        for text in vars(module).values()
        if isinstance(text, str) and text and not text.startswith(("«", "`"))
        if "\n" not in text and not text.startswith(("/", "app.", "sync."))
    }


def put(vault: SqlVault, space: SpaceId, name: str) -> None:
    """Keep something under a name, as a setting and as a key."""
    kept: Mapping[str, bytes | None] = {name: space}
    write = Write(space, settings=kept, secrets={f"{name}.key": space})
    vault.commit(write, origin=Origin.PEER)


def crossed(one: tuple[SqlVault, SpaceId], other: tuple[SqlVault, SpaceId]) -> set[str]:
    """Return the names under which one person is given what is another's."""
    found = set()
    for name in sorted(names()):
        put(*one, name)
        put(*other, name)
        for vault, space in (one, other):
            given = {vault.setting(name), vault.secret(f"{name}.key")}
            given |= set(vault.settings(name).values())
            found |= {name} if given != {space} else set()
    return found


def test_no_name_a_flow_keeps_crosses(family: Family) -> None:
    assert len(names()) > 30
    both = [(family.vault(one), one.space.id) for one in (family.own, family.child)]
    assert crossed(*both) == {KNOWN_AT}


def test_a_house_that_saw_the_whole_home_would_be_caught(family: Family) -> None:
    """The control: without the wall, every name crosses."""
    whole = family.starters.door.rooms().vault, family.child.space.id
    assert crossed((family.vault(family.own), family.own.space.id), whole)


def inside(thing: object) -> Iterable[object]:
    """Return what a value holds, whatever holds it."""
    if isinstance(thing, partial):
        return (thing.func, *thing.args, *thing.keywords.values())
    if isinstance(thing, MethodType):
        return (thing.__self__,)
    if isinstance(thing, FunctionType):
        return [cell.cell_contents for cell in thing.__closure__ or ()]
    if isinstance(thing, Mapping):
        return thing.values()
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    slots = [name for kind in type(thing).__mro__ for name in _slots(kind)]
    held = [getattr(thing, name) for name in slots if hasattr(thing, name)]
    return [*held, *getattr(thing, "__dict__", {}).values()]


def _slots(kind: type) -> tuple[str, ...]:
    named = vars(kind).get("__slots__", ())
    return (named,) if isinstance(named, str) else tuple(named)


def vaults(roots: Mapping[str, object]) -> Iterator[tuple[str, SqlVault]]:
    """Give each vault that may be reached, by the flow that holds it."""
    for name, root in roots.items():
        waiting, seen = [root], set[int]()
        while waiting:
            thing = waiting.pop()
            if id(thing) in seen or isinstance(thing, (*SHARED, type, ModuleType)):
                continue
            seen.add(id(thing))
            if isinstance(thing, SqlVault):
                yield name, thing
            elif not isinstance(thing, str | bytes | int):
                waiting += inside(thing)


def flows(house: House) -> dict[str, object]:
    """Return what a house holds of its own."""
    slots = [name for name in _slots(House) if name not in OWNERS]
    return {name: getattr(house, name) for name in slots}


def strangers(house: House, sees: Apart) -> set[str]:
    """Name the flows of a house that may see more than its space in the home's file."""
    found = vaults(flows(house))
    return {name for name, vault in found if vault._names != sees and not beside(vault)}


def beside(vault: object) -> bool:
    """Say whether a vault is that of what others entrust, in a file of its own."""
    if not isinstance(vault, SqlVault):
        return False
    return isinstance(vault._database, LateDatabase)


def test_no_flow_of_a_house_holds_another_s_vault(family: Family) -> None:
    for house in (family.own, family.child):
        sees = Apart(house.space.id, own=house is family.own)
        assert len(list(vaults(flows(house)))) > 30
        assert strangers(house, sees) == set()


def test_what_others_entrust_is_given_to_one_s_own_house_alone(family: Family) -> None:
    assert beside(family.own.entrusted.store.vault)
    assert isinstance(family.child.entrusted.store, NothingEntrusted)
    reached = [vault for _, vault in vaults(flows(family.child)) if beside(vault)]
    assert reached == []


def test_a_flow_given_the_whole_home_would_be_named(family: Family) -> None:
    """The control: a house looked at with the eyes of another has only strangers."""
    other = Apart(family.own.space.id, own=True)
    assert "drafts" in strangers(family.child, other)
    assert other != WHOLE


Did = Callable[[House], object]
Read = Callable[[House], object]
TYPED: Mapping[str, tuple[Did, Read]] = {
    "drafts": (
        lambda house: house.drafts.keep("measure", {"value": house.space.name}),
        lambda house: house.drafts.get("measure"),
    ),
    "recent searches": (
        lambda house: house.search.remember(f"genou de {house.space.name}"),
        lambda house: house.search.recent(),
    ),
    "kept searches": (
        lambda house: house.kept_searches.keep(house.space.name, {"text": "genou"}),
        lambda house: [one.name for one in house.kept_searches.list()],
    ),
    "offline rule": (
        lambda house: house.offline.choose(list(type(house.offline.rule()))[-1]),
        lambda house: house.offline.rule(),
    ),
    "news erased": (
        lambda house: house.news.erase(),
        lambda house: house.news.vault.setting("news.erased"),
    ),
    "pages being gathered": (
        lambda house: house.gathering.add(b"page", name="page.txt"),
        lambda house: house.gathering.gathered().leaves,
    ),
    "vaccines": (
        lambda house: house.vaccines.booklet.add(Immunization("ROR", day="2020-06-01")),
        lambda house: len(house.vaccines.booklet.every()),
    ),
    "vaccines not asked for": (
        lambda house: house.news.tell("vaccine", wanted=False),
        lambda house: house.news.told("vaccine"),
    ),
}
"""What a person does that is kept on the device, and how it is seen again."""


@pytest.mark.parametrize("what", TYPED)
def test_what_is_done_for_one_changes_nothing_for_the_other(
    family: Family, what: str
) -> None:
    do, read = TYPED[what]
    for done, untouched in (
        (family.child, family.own),
        (family.own, family.child),
    ):
        before, other = read(done), read(untouched)
        do(done)
        assert read(done) != before
        assert read(untouched) == other


def test_the_switches_of_notices_are_the_owner_s_for_everybody(family: Family) -> None:
    family.child.notices.want(Sort.DOCUMENT, on=False)
    assert family.child.notices is family.own.notices
    assert not family.own.notices.wanted()[Sort.DOCUMENT]
    assert set(family.own.notices.others) == {family.child.space.id}
