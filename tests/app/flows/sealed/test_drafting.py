"""What is sealed with a key the log does not know yet waits until it does."""

import pytest

from app.crypto.statements import Head, OpType
from app.domain.collection import Rubric
from app.domain.write import Write
from tests.app.flows.mandates.giving import in_days, known, mandates_of, relative
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio


def sent(device: Device) -> list[tuple[int, int]]:
    """Return type and epoch of each op in the lane of measures."""
    steps = device.trail.tail(device.space.id, 0, limit=1000)
    heads = [Head.decode(step.head) for step in steps]
    grants = {head.collection for head in heads if head.type == OpType.GRANT}
    (place,) = grants - {bytes(16)}
    kinds = (OpType.PUT, OpType.GRANT, OpType.REVOKE, OpType.EPOCH)
    return [
        (head.type, head.epoch)
        for head in heads
        if head.collection == place and head.type in kinds
    ]


async def test_what_follows_an_end_is_sealed_with_the_new_key(
    pair: Pair, town: Town
) -> None:
    phone, tablet = pair
    louise = await relative(town)
    mandates = mandates_of(phone)
    one = mandates.give(
        known(louise),
        name="Louise",
        rubrics=(Rubric.MEASURES,),
        until=in_days(phone, 9),
    )
    phone.write("Avant")
    await phone.courier.sync()
    phone.write("Juste avant")
    mandates.end(one.id)
    phone.write("Juste après")
    tablet.write("De la tablette")
    assert (await phone.courier.sync()).alerts == ()
    assert (await tablet.courier.sync()).alerts == ()
    await phone.courier.sync()
    put, grant, revoke, epoch = (OpType.PUT, OpType.GRANT, OpType.REVOKE, OpType.EPOCH)
    assert sent(phone) == [
        *((epoch, 0), (grant, 1), (put, 1), (put, 1), (revoke, 1), (epoch, 1)),
        *((put, 2), (put, 2)),
    ]
    assert phone.titles() == tablet.titles()
    assert not phone.journal.waiting(phone.space.id)


async def test_the_end_of_what_is_past_goes_before_all_else(
    pair: Pair, town: Town
) -> None:
    phone, _ = pair
    louise = await relative(town)
    mandates_of(phone).give(
        known(louise),
        name="Louise",
        rubrics=(Rubric.MEASURES,),
        until=in_days(phone, 9),
    )
    await phone.courier.sync()
    town.watch.pass_by(days=9)
    phone.write("Le lendemain")
    assert (await phone.courier.sync()).alerts == ()
    assert [kind for kind, _ in sent(phone)[-3:]] == [
        OpType.REVOKE,
        OpType.EPOCH,
        OpType.PUT,
    ]
    assert sent(phone)[-1] == (OpType.PUT, 2)


async def test_one_key_that_lacks_stops_no_other_end(pair: Pair, town: Town) -> None:
    phone, tablet = pair
    louise, rubrics = await relative(town), (Rubric.MEASURES, Rubric.VACCINES)
    mandates_of(phone).give(
        known(louise), name="Louise", rubrics=rubrics, until=in_days(phone, 2)
    )
    await phone.courier.sync()
    rights = phone.sealing.standing(phone.space.id).rights.values()
    lost, kept = sorted({one.collection for one in rights if one.until})
    name = f"ck/{phone.space.id.hex()}/{lost.hex()}/1"
    phone.vault.commit(Write(phone.space.id, secrets={name: None}))
    town.watch.pass_by(days=2)
    assert (await phone.courier.sync()).alerts == ("wrap.invalid",)
    standing = phone.sealing.standing(phone.space.id)
    assert (standing.epoch(lost), standing.epoch(kept)) == (1, 2)
    for device in (tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    assert phone.sealing.standing(phone.space.id).epoch(lost) == 2
