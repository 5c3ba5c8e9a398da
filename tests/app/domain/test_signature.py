"""A signature has one size for each of its fields, and an answer one word."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId, SpaceId
from app.domain.signature import Agreed, Answer, Signature

pytestmark = pytest.mark.covers("C-056")
AGREED = Agreed(SpaceId(bytes(16)), EntryId(bytes(16)), bytes(32), 1_795_255_200_123)
SIGNATURE = Signature(AGREED, DeviceId(bytes(16)), bytes(64))


@pytest.mark.parametrize(
    "change",
    [
        {"space": bytes(15)},
        {"message": bytes(17)},
        {"sha256": bytes(20)},
        {"at": 0},
        {"at": 253_402_300_800_000},
    ],
    ids=["space", "message", "a SHA-1", "no instant", "the year 10000"],
)
def test_an_agreement_of_another_size_is_none(change: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match=r"^signature\.invalid$"):
        replace(AGREED, **change)  # type: ignore[arg-type]  # a case


@pytest.mark.parametrize(
    "change", [{"device": bytes(32)}, {"seal": bytes(63)}], ids=str
)
def test_half_a_signature_is_none(change: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match=r"^signature\.invalid$"):
        replace(SIGNATURE, **change)  # type: ignore[arg-type]  # a case


def test_an_answer_of_a_later_version_is_none_we_know() -> None:
    assert Answer.of("signed") is Answer.SIGNED
    assert Answer.of("refused") is Answer.REFUSED
    assert Answer.of("countersigned") is Answer.NONE
