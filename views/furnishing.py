"""What furnishes a house: every flow, each with the ports it names."""

from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from typing import TypedDict

from app.domain.collection import Rubric
from app.domain.errors import AlveoleError, Broken
from app.domain.mandate import MandateState
from app.domain.space import Space
from app.flows.backpack.packing import Backpack
from app.flows.childhood.record import Childhood
from app.flows.civil import Civil
from app.flows.conflicts import Conflicts
from app.flows.consents.consents import Consents
from app.flows.dependents.dependents import Dependents
from app.flows.deposits.deposits import Deposits
from app.flows.devices.people import People
from app.flows.documents import Documents
from app.flows.drafts import Drafts
from app.flows.emergency.urgent import urgent
from app.flows.emergency.while_kept import WhileKept
from app.flows.folders import Folders
from app.flows.kept_searches import KeptSearches
from app.flows.leaving.copies import Copies
from app.flows.mandates.giving import Giving
from app.flows.mandates.mandates import Mandates
from app.flows.messages.messages import Messages
from app.flows.messages.signing import Signing
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.notices.kept import Kept as NoticesKept
from app.flows.notices.looks import Looks
from app.flows.notices.notices import Notices
from app.flows.offline.keeping import Offline
from app.flows.preferences import Preferences
from app.flows.prevention.advising import Prevention
from app.flows.profile.candidates import Candidates
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import Links
from app.flows.profile.moving import settle
from app.flows.profile.stays import Stays
from app.flows.scanning.recognition import Recognition
from app.flows.search import Search
from app.flows.server_address import ServerAddress
from app.flows.sheets import Recovery
from app.flows.synthesis.summary import Synthesis
from app.flows.trash import Trash
from app.flows.vaccines import Vaccines
from app.flows.world import World
from app.ports.entrusted import NothingEntrusted
from views.entrusting import entrusting
from views.hearing import heard
from views.house import EntrustedHouses, House
from views.papers import papers_over
from views.planned import planned_over
from views.ports import Ports


class Arranged(TypedDict):
    """What puts the rest in order."""

    links: Links
    candidates: Candidates
    stays: Stays
    profile: ProfileLines
    civil: Civil
    kept_searches: KeptSearches
    trash: Trash
    folders: Folders
    drafts: Drafts


class Met(TypedDict):
    """What others are given to write here, or to read, be it a copy."""

    copies: Copies
    deposits: Deposits
    mandates: Mandates
    consents: Consents
    messages: Messages
    signing: Signing


class Kept(TypedDict):
    """What finds, keeps and carries the rest."""

    search: Search
    news: News
    notices: Notices
    conflicts: Conflicts
    my_devices: MyDevices
    server_address: ServerAddress
    backpack: Backpack
    recovery: Recovery
    offline: Offline
    dependents: Dependents
    entrusted: EntrustedHouses


def furnish(
    space: Space,
    ports: Ports,
    world: World,
    zone: tzinfo,
    people: People | None = None,
) -> House:
    """Return the house of *space*: a new flow is one line here, one in `House`.

    *people* are those of the home, where another house already found them.
    """
    now, new_id, entropy, vault = world.now, world.new_id, world.entropy, ports.vault
    preferences = Preferences(vault, world, space)
    dependents = _dependents(space, ports, world)
    made = heard(preferences, ports, zone, people or People(dependents))
    documents = Documents(*ports.files, space, now, new_id, entropy, zone)
    trash = Trash(vault, ports.blobs, world, space)
    return House(
        space=space,
        **made,
        **papers_over(documents),
        **_met(documents, preferences, ports),
        **_arranged(trash),
        prevention=Prevention(vault, world, space, zone),
        **planned_over(documents, world, space, zone, ports.pulse),
        childhood=Childhood(vault, world, space, made["measures"], zone, documents.lay),
        synthesis=Synthesis.over(documents, made["measures"], world),
        preferences=preferences,
        vaccines=Vaccines.over(documents, world, preferences, ports.feed),
        **urgent(preferences, ports.left_open, ports.pulse, zone),
        recognition=Recognition(documents, ports.recogniser, preferences),
        **_kept(ports, dependents, trash, documents),
        zone=zone,
        represented=people is None and dependents.represented() is not None,
        **ports.handed(),
    )


def furnish_for(owner: House, space: Space, ports: Ports, world: World) -> House:
    """Return the house of somebody whom the owner of this device represents.

    The devices, the server, the recovery sheet, the checks and the notices are the
    owner's; what is left open is so until the space is put away. What others entrust
    is entrusted to the owner, and shows in no other house.
    """
    kept = owner.dependents

    def away() -> bool:
        return any(one.away for one in kept.every() if one.space.id == space.id)

    left = WhileKept(ports.left_open, away)
    people = People(kept, owner.devices.room.turn)
    behind = replace(ports, left_open=left, entrusted=NothingEntrusted())
    house = furnish(space, behind, world, owner.zone, people)
    owner.notices.along(house.notices, lambda: not away())
    return replace(
        house,
        notices=owner.notices,
        dependents=kept,
        my_devices=owner.my_devices,
        server_address=owner.server_address,
        recovery=owner.recovery,
        checkup=owner.checkup,
    )


def tidied(house: House) -> House:
    """Destroy what lay long enough in the trash, hear again what devices said.

    Lines noted by an earlier version go where they lie now, unless somebody reads it.
    What others entrusted until a day that has come is erased. What was opened with
    somebody blocked on another device ends; an agenda taken in twice is one.
    """
    with suppress(Broken):
        house.trash.purge()
        house.devices.replay()
        settle(house.profile, _read(house.mandates))
    settling = house.messages.threading.settle, house.agenda_doubles.gather
    for work in (house.entrusted.tidy, *settling):
        with suppress(AlveoleError):  # one's own record opens whatever others did
            work()
    return house


def _read(mandates: Mandates) -> set[Rubric]:
    """Return the rubrics somebody reads, or will once it has left."""
    given = mandates.every()
    live = (one for one in given if one.state is not MandateState.ENDED)
    return {rubric for one in live for rubric in one.rubrics}


def _dependents(space: Space, ports: Ports, world: World) -> Dependents:
    whole, apart = ports.beside or (ports.vault, lambda _space: ports.vault)
    return Dependents(whole, apart, world, space)


def _kept(
    ports: Ports, dependents: Dependents, trash: Trash, documents: Documents
) -> Kept:
    vault, world, space = ports.vault, dependents.world, dependents.own
    devices = MyDevices(space, vault, ports.trail, world, dependents.kept)
    preferences = Preferences(vault, world, space)
    source, outside = ports.source, ports.outside
    news = News(vault, ports.trail, devices, preferences, world, space.id)
    looks = Looks.over(documents, news, ports.courier.state)
    told = looks.beside(Giving.over(preferences, *ports.carried[:3]))
    switches = NoticesKept(preferences)
    return Kept(
        dependents=dependents,
        entrusted=entrusting(ports, preferences, documents.zone, dependents, furnish),
        search=Search(vault, space),
        news=news,
        notices=Notices(switches, told, ports.notifier, looks.coming),
        conflicts=Conflicts(space.id, vault, world, devices, trash.erase),
        my_devices=devices,
        server_address=ServerAddress.over(dependents, devices),
        backpack=Backpack(space.id, source, world.now, world.entropy, outside),
        recovery=Recovery(space, vault, world),
        offline=Offline(*ports.lines, ports.courier, space.id),
    )


def _met(documents: Documents, preferences: Preferences, ports: Ports) -> Met:
    giving = Giving.over(preferences, *ports.carried[:3])
    messages = Messages.of(giving, documents)
    return Met(
        copies=Copies(documents, ports.departures),
        deposits=Deposits.over(documents, preferences, *ports.carried),
        mandates=Mandates(giving),
        consents=Consents(giving),
        messages=messages,
        signing=Signing(messages),
    )


def _arranged(trash: Trash) -> Arranged:
    vault, world, space = trash.vault, trash.world, trash.space
    links = Links(vault, world, space)
    return Arranged(
        links=links,
        candidates=Candidates(links),
        stays=Stays(vault, world, space),
        profile=ProfileLines(vault, world, space),
        civil=Civil(vault, world, space),
        kept_searches=KeptSearches(vault, world, space),
        trash=trash,
        folders=Folders(vault, world, space),
        drafts=Drafts(vault),
    )
