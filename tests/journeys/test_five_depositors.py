"""Five sorts of depositors write while every device is off; each where it may."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.query import Filters, Query
from app.domain.space import Space
from app.flows.deposits.filing import Filing
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.preferences import Preferences
from app.flows.registering import new_professional
from app.rules.authorship import Act, allow
from app.rules.deposits.vouching import LABORATORY, RUBRICS
from sync.airlock.parent import SealedAirlock
from sync.courier.messages import authority
from tests.fictitious.laboratory import (
    Laboratory,
    a_letter,
    first_form,
    opened,
    reception_of,
)
from tests.fictitious.printing import pdf
from tests.journeys.canaries import Flock, files_of, seen
from tests.journeys.conftest import Pair
from tests.journeys.program import Home, Served
from tests.journeys.program import opened as at_home
from tests.journeys.test_deposit import documents, documents_of
from tests.journeys.town import URL, Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-007")]
DAY = "2026-11-20"


@dataclass(frozen=True)
class Role:
    """A sort of depositor: its *type* of document, and the *shelf* that is filed on."""

    profession: str
    official: str
    type: str
    shelf: str

    @property
    def name(self) -> str:
        """Its registered name."""
        return self.official.split(maxsplit=2)[2]


ROLES = (
    Role("hospital", "FINESS 990000003 Centre des Tilleuls", "34112-3", "CPT_REND"),
    Role("doctor", "RPPS 99000000101 Anne Tilleul", "57833-6", "ORD_SOIN"),
    Role("laboratory", "FINESS 990000001 Laboratoire Tilleul", "11502-2", "BIOLOGIE"),
    Role("pharmacist", "RPPS 99000000202 Paul Tilleul", "60593-1", "ORD_SOIN"),
    Role("medico-social", "FINESS 990000004 Foyer Tilleul", "34842-5", "AUTONOMIE"),
)
PEOPLE = ("doctor", "pharmacist")


@pytest.fixture
def town() -> Town:
    """A town where the rubrics somebody deposits in are open."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, *sorted(RUBRICS)))


async def depositor(town: Town, role: Role, folder: Path) -> Laboratory:
    """Return one that the operator's directory vouches for."""
    made = Laboratory(Device(town, role.profession), folder / role.profession)
    if role.profession in PEOPLE:
        made.me = new_professional(made.device.world, "lab")
    made.vouched(official=role.official, profession=role.profession)
    await made.enter()
    return made


def news(device: Device) -> News:
    space = Space(device.space.id, "")
    mine = MyDevices(space, device.vault, device.trail, device.world)
    chosen = Preferences(device.vault, device.world, space)
    kept = device.vault, device.trail, mine, chosen
    return News(*kept, device.world, device.space.id)


def filed(device: Device) -> list[Entry]:
    """Read what came, in the airlock."""
    airlock = SealedAirlock()
    try:
        return Filing(documents_of(device, airlock)).run()
    finally:
        airlock.close()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.profession)
async def test_the_next_device_files_it_with_its_author_and_says_it_is_new(
    pair: Pair, town: Town, tmp_path: Path, role: Role
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    author = await depositor(town, role, tmp_path)
    content = pdf(["Bonjour"], title="", date="")
    letter = a_letter(content, type=role.type, title="Un titre")
    await author.send(letter, address)
    assert documents(phone) == documents(tablet) == []
    assert (await tablet.courier.sync()).alerts == ()
    (came,) = documents(tablet)
    await tablet.courier.fetch(came.id)
    (found,) = filed(tablet)
    assert (found.title, found.when.text) == (letter.title, DAY)
    assert (found.meta["author"], found.meta["category"]) == (role.name, role.shelf)
    place = "" if role.profession in PEOPLE else role.name
    assert found.meta.get("facility", "") == place
    assert news(tablet).unopened() == {found.id}
    (told,) = news(tablet).latest()
    assert (told.depositor, told.foreign) == (role.name, True)
    news(tablet).open(found.id)
    assert news(tablet).unopened() == frozenset()
    with pytest.raises(Refused, match=r"document\.not_yours"):
        allow(found, Act.THROW)
    assert (await tablet.courier.sync()).alerts == ()
    assert (await phone.courier.sync()).alerts == ()
    assert news(phone).unopened() == {found.id}


async def test_five_deposits_are_five_documents_found_by_who_made_them(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    for role in ROLES:
        author = await depositor(town, role, tmp_path)
        await author.send(a_letter(type=role.type, title=role.profession), address)
    assert (await phone.courier.sync()).alerts == ()
    vault, space = phone.vault, phone.space.id
    for role in ROLES:
        (found,) = vault.find(space, Query("document", facility=role.name))
        assert found.title == role.profession


@pytest.mark.covers("C-010")
async def test_both_medico_social_types_are_filed_and_filtered(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    author = await depositor(town, ROLES[-1], tmp_path)
    types = {"34842-5": "Grille d'autonomie", "80788-3": "Projet personnalisé"}
    for code, title in types.items():
        await author.send(a_letter(type=code, title=title), address)
    assert (await phone.courier.sync()).alerts == ()
    flow = documents_of(phone, SealedAirlock())
    shelved = flow.list(Filters(category="AUTONOMIE", facility=ROLES[-1].name))
    assert {one.title for one in shelved} == set(types.values())
    assert {one.meta["type"] for one in shelved} == set(types)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.profession)
async def test_a_reception_of_before_is_for_laboratories_alone(
    pair: Pair, town: Town, tmp_path: Path, role: Role
) -> None:
    """Until the person opens it again: it then names all of them."""
    phone, tablet = pair
    told = authority(URL, await phone.peer.server())
    first_form(phone, told)
    assert (await phone.courier.sync()).alerts == ()
    address = reception_of(phone).address(URL)
    author = await depositor(town, role, tmp_path)
    letter = a_letter(type=role.type, title="Avant")
    if role.profession == LABORATORY:
        await author.send(letter, address)
    else:
        with pytest.raises(Refused, match="deposit_refused"):
            await author.send(letter, address)
        assert await opened(phone, tablet) == address
        await author.send(letter, address)
    assert (await tablet.courier.sync()).alerts == ()
    assert [one.title for one in documents(tablet)] == ["Avant"]


WRONG = [
    ("pharmacist", "11502-2"),
    ("laboratory", "57833-6"),
    ("medico-social", "57833-6"),
    ("doctor", "60593-1"),
]


@pytest.mark.parametrize(("profession", "type_"), WRONG)
async def test_nobody_writes_where_another_profession_does(
    pair: Pair,
    town: Town,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    profession: str,
    type_: str,
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    (role,) = [one for one in ROLES if one.profession == profession]
    author = await depositor(town, role, tmp_path)
    with pytest.raises(Refused, match=r"deposit\.letter"):
        await author.send(a_letter(type=type_), address)
    monkeypatch.setattr("sync.gateway.depositor.DEPOSITORS", {profession: RUBRICS})
    with pytest.raises(Refused, match="deposit_refused"):
        await author.send(a_letter(type=type_), address)
    assert (await phone.courier.sync()).alerts == ()
    assert documents(phone) == []


@pytest.mark.slow
def test_the_folder_of_a_real_server_holds_no_clear_byte_of_them(
    tmp_path: Path,
) -> None:
    server, home = Served(tmp_path / "server"), Home(tmp_path / "home")
    flock, paper = Flock(), tmp_path / "paper.pdf"
    try:
        home.found("--server", server.url)
        home.answers("sync")
        with at_home(home) as house:
            asyncio.run(house.deposits.open())
        home.answers("sync")
        with at_home(home) as house:
            address = house.deposits.shown().text
        for role in ROLES:
            paper.write_bytes(pdf([flock.sentence(3)], title="", date=""))
            home.answers(
                *("lab-laboratory", str(paper), "--to", address, "--type", role.type),
                *("--title", flock.word(), "--profession", role.profession),
                *("--folder", str(tmp_path / role.profession)),
                *("--operator", str(server.folder)),
            )
        assert home.answers("list", "document") == []
        home.answers("sync")
    finally:
        server.stop()
    titles = {one["title"] for one in home.answers("list", "document")}
    assert titles == {word for word in flock.words if word in titles}
    assert len(titles) == len(ROLES)
    assert seen(files_of(server.folder, home.folder)) == []
    assert seen({"paper": paper.read_bytes()}) != []
