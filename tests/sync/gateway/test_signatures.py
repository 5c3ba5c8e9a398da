"""What answers no request of ours, or says to sign nothing, is told for what it is."""

from pathlib import Path

import pytest

from app.domain.message import Ask
from app.domain.signature import Answer
from app.flows.deposits.answering import Answer as Letter
from app.flows.deposits.answering import Sheet
from sync.gateway.signatures import INVALID, Verdict, verdict
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.test_messages import meet, opened
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-056")]
PAPER = Sheet(b"%PDF-1.7\n", "application/pdf", "a.pdf")


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def test_our_request_and_plain_words_sign_nothing(
    pair: Pair, doctor: Correspondent
) -> None:
    thread = await opened(pair[0], doctor)
    messages_of(pair[0]).write(thread.id, "Bonjour")
    await meet(*pair)
    asked = Letter("À signer", (PAPER,), Ask.SIGNATURE)
    await doctor.mailbox.write(thread.id.hex(), asked)
    mailbox = doctor.mailbox
    told = await mailbox.thread(thread.id.hex())
    seen = [await verdict(mailbox.follower, told, one) for one in told.messages]
    assert seen == [Verdict(), Verdict()]
    assert (Answer.SIGNED, INVALID) == ("signed", "invalid")
