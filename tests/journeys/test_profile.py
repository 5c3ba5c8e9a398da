"""The profile changed apart on two devices is whole on both, and in a copy."""

import io
from functools import partial

import pytest

from app.crypto.slots import Argon
from app.domain.collection import Rubric
from app.fhir import exact
from app.fhir.constraints import faults
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Restoring
from app.flows.profile.lines import ProfileLines
from app.kinds import kind
from app.ports.vault import Vault
from tests.app.flows.backpack.conftest import PASSPHRASE, an_empty_home
from tests.app.outside import strong, written
from tests.app.profiles import asked_kinds, full, topic_of
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
ASTHMA = {"illness": "Asthme", "since": "1980"}


def profile_of(device: Device, vault: Vault | None = None) -> ProfileLines:
    """Return the profile a device holds."""
    return ProfileLines(vault or device.vault, device.world, device.space)


async def meet(*devices: Device) -> None:
    """Let each device send and take, in turn."""
    for device in devices:
        assert (await device.courier.sync()).alerts == ()


@pytest.mark.covers("C-026")
@pytest.mark.covers("C-027")
@pytest.mark.covers("C-028")
async def test_every_rubric_reaches_the_other_device(pair: Pair) -> None:
    phone, tablet = map(profile_of, pair)
    for chosen in asked_kinds():
        phone.add(topic_of(chosen).code, full(chosen))
    phone.set_answer("hospitalisations", "unknown")
    await meet(*pair)
    for topic in phone.topics():
        mine = [one.said for one in phone.lines(topic.code)]
        assert [one.said for one in tablet.lines(topic.code)] == mine
    assert tablet.answer("hospitalisations") == "unknown"
    ours = [one.entry for one in tablet.lines("personne-de-confiance")]
    assert {one.rubric for one in ours} == {Rubric.WISHES}


@pytest.mark.covers("C-027")
async def test_two_helpers_who_change_the_same_line_see_both_versions(
    pair: Pair,
) -> None:
    phone, tablet = map(profile_of, pair)
    line = phone.add("maladies", ASTHMA)
    await meet(*pair)
    phone.change(line.id, {**ASTHMA, "comment": "Inhalateur bleu"})
    await meet(pair[0])
    pair[0].town.watch.pass_by(minutes=5)
    tablet.change(line.id, {**ASTHMA, "comment": "Inhalateur rouge"})
    await meet(*reversed(pair))
    for one in (phone, tablet):
        assert one.line(line.id).said["comment"] == "Inhalateur rouge"
    (conflict,) = pair[1].vault.conflicts(pair[1].space.id)
    assert b"Inhalateur bleu" in conflict.losing.body


@pytest.mark.parametrize(
    ("code", "before", "mine", "theirs"),
    [
        ("maladies", ASTHMA, {"comment": "Inhalateur"}, {"since": "1979"}),
        (
            "traitements",
            {"medicine": "Paracétamol 500 mg", "dose": "2 comprimés x3"},
            {"medicine": "Paracétamol 1000 mg"},
            {"dose": "3 comprimés x3"},
        ),
    ],
)
async def test_what_two_helpers_say_makes_no_line_that_neither_of_them_typed(
    pair: Pair,
    code: str,
    before: dict[str, str],
    mine: dict[str, str],
    theirs: dict[str, str],
) -> None:
    phone, tablet = map(profile_of, pair)
    line = phone.add(code, before)
    await meet(*pair)
    lost = phone.change(line.id, before | mine)
    await meet(pair[0])
    pair[0].town.watch.pass_by(minutes=5)
    tablet.change(line.id, before | theirs)
    await meet(*reversed(pair))
    for one in (phone, tablet):
        assert one.line(line.id).said == before | theirs
        assert one.line(line.id).title == one.line(line.id).entry.title
    (conflict,) = pair[1].vault.conflicts(pair[1].space.id)
    assert conflict.losing.body == lost.body


async def test_a_line_withdrawn_here_and_told_worse_there_is_asked_about(
    pair: Pair,
) -> None:
    phone, tablet = map(profile_of, pair)
    line = phone.add("allergies", {"substance": "Noix"})
    await meet(*pair)
    phone.withdraw(line.id)
    await meet(pair[0])
    pair[0].town.watch.pass_by(minutes=5)
    tablet.change(line.id, {"substance": "Noix", "severity": "severe"})
    await meet(*pair, *pair)
    for one in (phone, tablet):
        found = one.line(line.id)
        assert (found.state, found.said["severity"]) == ("active", "severe")
        assert faults(exact.read(found.entry.body), kind("allergy")) == []
    assert pair[1].vault.conflicts(pair[1].space.id)


@pytest.mark.covers("C-027")
async def test_a_copy_of_the_space_holds_the_whole_profile(pair: Pair) -> None:
    device, sink, place = pair[0], io.BytesIO(), an_empty_home()
    phone = profile_of(device)
    for chosen in asked_kinds():
        line = phone.add(topic_of(chosen).code, full(chosen))
        phone.change(line.id, full(chosen) | {"comment": "Autrement"})
    phone.set_answer("hospitalisations", "unknown")
    source = Source(device.vault, device.journal, device.trail, device.blobs)
    outside, cheap = Outside(strong, written), partial(Argon, 2, 19 * 1024, 1)
    parts = device.space.id, source, device.watch, device.dice
    Backpack(*parts, outside, cheap).export(sink, PASSPHRASE)
    archive = open_archive(sink, "passphrase", PASSPHRASE)
    Restoring(archive, place.home).restore(lambda kept: {**kept, "device": b"new"})
    again = profile_of(device, place.vault)
    for topic in phone.topics():
        mine, theirs = phone.lines(topic.code), again.lines(topic.code)
        assert [one.entry.body for one in theirs] == [one.entry.body for one in mine]
        for one in theirs:
            told = [each.line.said for each in again.history(one.entry.id)]
            assert told == [each.line.said for each in phone.history(one.entry.id)]
    assert again.answer("hospitalisations") == "unknown"


async def test_an_answer_falls_where_a_line_is_noted_elsewhere(pair: Pair) -> None:
    phone, tablet = map(profile_of, pair)
    phone.set_answer("allergies", "none")
    await meet(*pair)
    tablet.add("allergies", {"substance": "Noix"})
    await meet(*reversed(pair), *pair)
    assert phone.answer("allergies") == tablet.answer("allergies") == ""
