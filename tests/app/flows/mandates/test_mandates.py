"""What one entrusts is given once, read by one person, and ended for good."""

from dataclasses import replace

import pytest

from app.crypto.grants import KeyRef, open_key_envelope
from app.crypto.notes import open_note
from app.crypto.statements import (
    ControlBody,
    Grant,
    GrantStatement,
    Head,
    OpType,
    Purpose,
    Role,
)
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.domain.mandate import MandateState
from app.domain.space import Space
from app.domain.write import Write
from app.flows import keychain
from app.flows.keychain import SpaceKeys
from app.flows.mandates.giving import LONGEST, Giving
from app.flows.mandates.mandates import Mandates
from app.flows.preferences import Preferences
from tests.app.flows.mandates.giving import (
    crossing,
    in_days,
    known,
    mandates_of,
    relative,
    thief,
)
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]

MEASURES = (Rubric.MEASURES,)


def said(device: Device) -> list[tuple[Head, Grant, GrantStatement]]:
    """Return the grants of single collections, as the log holds them."""
    found = []
    for step in device.trail.tail(device.space.id, 0, limit=1000):
        head = Head.decode(step.head)
        if head.type == OpType.GRANT and head.collection != ROOT:
            grant = Grant.decode(ControlBody.decode(step.body).core)
            found.append((head, grant, GrantStatement.decode(grant.statement)))
    return found


@pytest.fixture
async def louise(town: Town) -> Device:
    return await relative(town)


async def test_what_is_entrusted_waits_then_is_in_force_then_ends(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    mandates = mandates_of(phone)
    weight = phone.write("Poids")
    until = in_days(phone, 90)
    given = mandates.give(
        known(louise), name=" Louise  ", rubrics=MEASURES, until=until
    )
    assert mandates.every() == [given]
    assert (given.name, given.state) == ("Louise", MandateState.WAITING)
    assert given.since == pytest.approx(phone.world.ms(), abs=5000)
    await phone.courier.sync()
    assert [one.state for one in mandates.every()] == [MandateState.ACTIVE]
    assert thief(louise, phone).read() == {weight.id}
    await tablet.courier.sync()
    [there] = mandates_of(tablet).every()
    [here] = mandates.every()
    assert there == here
    mandates.end(given.id)
    assert [one.state for one in mandates.every()] == [MandateState.ENDING]
    later = phone.write("Poids du soir")
    assert (await phone.courier.sync()).alerts == ()
    assert phone.journal.waiting(phone.space.id) == 0
    assert [one.state for one in mandates.every()] == [MandateState.ENDED]
    assert thief(louise, phone).read() == {weight.id}
    await tablet.courier.sync()
    assert tablet.titles() == phone.titles()
    assert tablet.vault.entry(tablet.space.id, later.id).title == "Poids du soir"


async def test_a_grant_says_no_more_than_it_must(pair: Pair, louise: Device) -> None:
    """Reading alone, one collection, until a day; whose it is, for her eyes only."""
    phone, _ = pair
    own = replace(phone.space, name="Camille Durand", birth_date="1948-03-02")
    preferences = Preferences(phone.vault, phone.world, own)
    mandates = Mandates(
        Giving.over(preferences, phone.journal, phone.trail, phone.courier)
    )
    until = in_days(phone, 90)
    rubrics = (Rubric.VACCINES, Rubric.MEASURES)
    given = mandates.give(known(louise), name="Louise", rubrics=rubrics, until=until)
    assert given.rubrics == (Rubric.MEASURES, Rubric.VACCINES)
    await phone.courier.sync()
    grants = said(phone)
    assert len({one.collection for _, _, one in grants}) == len(grants) == 2
    me = keychain.me(louise.vault)
    for head, grant, one in grants:
        assert (one.mandate, one.to, one.until) == (given.id, me.identity, until)
        assert (one.role, one.purpose, head.item) == (Role.READ, Purpose.HELP, ROOT)
        ref = KeyRef(phone.space.id, head.collection, head.epoch)
        hers = me.identity_keys.hpke
        sealed = grant.key_envelope, ref, me.identity, grant.statement
        ck = open_key_envelope(hers, *sealed)
        note = open_note(ck, one.sealed_note, ref, one.grant)
        assert (note.name, note.birth_date) == ("Camille Durand", "1948-03-02")
        for other in (keychain.me(phone.vault).identity_keys.hpke, me.keys.hpke):
            with pytest.raises(Refused, match=r"^wrap\.invalid$"):
                open_key_envelope(other, *sealed)


async def test_what_is_hidden_never_goes_along(pair: Pair, louise: Device) -> None:
    phone, _ = pair
    shown, hidden = phone.write("Montré"), phone.write("Masqué")
    masked = replace(hidden, confidentiality=Confidentiality.MASQUE_PS)
    phone.vault.commit(Write(phone.space.id, entries=(masked,)))
    mandates = mandates_of(phone)
    mandates.give(
        known(louise), name="Louise", rubrics=MEASURES, until=in_days(phone, 9)
    )
    await phone.courier.sync()
    assert thief(louise, phone).read() == {shown.id}
    later = replace(shown, confidentiality=Confidentiality.PRIVE)
    phone.vault.commit(Write(phone.space.id, entries=(later,)))
    await phone.courier.sync()
    assert thief(louise, phone).read() == set()
    assert Rubric.SETTINGS not in mandates.offered()
    assert Rubric.JOURNAL not in mandates.offered()


async def test_a_rubric_without_collection_is_opened_with_its_grant(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    mandates_of(phone).give(
        known(louise), name="Louise", rubrics=(Rubric.AGENDA,), until=in_days(phone, 9)
    )
    keys = SpaceKeys(phone.vault, phone.space.id)
    assert len(keys.of(Rubric.AGENDA, Confidentiality.N)) == 1
    assert (await phone.courier.sync()).alerts == ()
    entry = replace(tablet.write("Rendez-vous"), rubric=Rubric.AGENDA)
    await tablet.courier.sync()
    tablet.vault.commit(Write(tablet.space.id, entries=(entry,)))
    await tablet.courier.sync()
    await phone.courier.sync()
    assert thief(louise, phone).read() == {entry.id}


async def test_every_collection_of_a_rubric_goes_along(
    pair: Pair, louise: Device
) -> None:
    """Two devices may each have opened one, before they met."""
    phone, tablet = pair
    for device in pair:
        entry = replace(device.write(device.name), rubric=Rubric.WISHES)
        device.vault.commit(Write(device.space.id, entries=(entry,)))
    assert await crossing(phone, tablet)
    for device in (phone, tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    keys = SpaceKeys(phone.vault, phone.space.id)
    assert len(keys.of(Rubric.WISHES, Confidentiality.N)) == 2
    mandates = mandates_of(phone)
    given = mandates.give(
        known(louise), name="Louise", rubrics=(Rubric.WISHES,), until=in_days(phone, 9)
    )
    await phone.courier.sync()
    assert len(thief(louise, phone).read()) == 2
    [one] = mandates.every()
    assert one.rubrics == (Rubric.WISHES,)
    mandates.end(given.id)
    await phone.courier.sync()
    assert [one.state for one in mandates.every()] == [MandateState.ENDED]


async def test_what_makes_no_mandate_is_refused(pair: Pair, louise: Device) -> None:
    phone, _ = pair
    mandates, to = mandates_of(phone), known(louise)
    now = phone.world.ms()
    for until in (0, now, now + LONGEST + 60_000):
        with pytest.raises(Refused, match=r"^mandate\.until$"):
            mandates.give(to, name="Louise", rubrics=MEASURES, until=until)
    for rubrics in ((), (Rubric.SETTINGS,), (Rubric.MEASURES, Rubric.JOURNAL)):
        with pytest.raises(Refused, match=r"^mandate\.rubrics$"):
            mandates.give(to, name="Louise", rubrics=rubrics, until=now + 9_999_999)
    with pytest.raises(Refused, match=r"^name\.missing$"):
        mandates.give(to, name=" ", rubrics=MEASURES, until=now + 9_999_999)
    with pytest.raises(Refused, match=r"^mandate\.absent$"):
        mandates.end(b"?" * 16)
    assert mandates.every() == []


async def test_an_end_said_twice_is_said_once(pair: Pair, louise: Device) -> None:
    phone, _ = pair
    mandates = mandates_of(phone)
    given = mandates.give(
        known(louise), name="Louise", rubrics=MEASURES, until=in_days(phone, 9)
    )
    await phone.courier.sync()
    for _ in range(2):
        mandates.end(given.id)
    controls = [one.control for one in phone.journal.held(phone.space.id)]
    assert len([one for one in controls if one]) == 1
    await phone.courier.sync()
    mandates.end(given.id)
    assert not phone.journal.waiting(phone.space.id)


async def test_a_long_name_fits_in_a_note(pair: Pair, louise: Device) -> None:
    phone, _ = pair
    long = Space(phone.space.id, "É" * 300, "1948-03-02")
    preferences = Preferences(phone.vault, phone.world, long)
    mandates = Mandates(
        Giving.over(preferences, phone.journal, phone.trail, phone.courier)
    )
    mandates.give(
        known(louise), name="Louise", rubrics=MEASURES, until=in_days(phone, 9)
    )
    assert (await phone.courier.sync()).alerts == ()
    assert len(said(phone)) == 1


async def test_all_may_be_said_before_the_space_ever_left(town: Town) -> None:
    louise, phone = await relative(town), town.device("phone")
    phone.found()
    entry = phone.write("Poids")
    mandates_of(phone).give(
        known(louise), name="Louise", rubrics=MEASURES, until=in_days(phone, 9)
    )
    assert (await phone.courier.sync()).alerts == ()
    assert thief(louise, phone).read() == {entry.id}
    assert not phone.journal.waiting(phone.space.id)


async def test_newest_first(pair: Pair, louise: Device, town: Town) -> None:
    phone, _ = pair
    mandates, made = mandates_of(phone), []
    for days in (3, 9):
        until = in_days(phone, days)
        to = known(louise)
        made.append(mandates.give(to, name="L", rubrics=MEASURES, until=until))
        town.watch.pass_by(minutes=1)
    assert [one.id for one in mandates.every()] == [one.id for one in made[::-1]]
