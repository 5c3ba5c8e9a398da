"""The example wrote to a doctor called fictitious, who answered: nothing leaves."""

from datetime import UTC

import pytest

from app.domain.message import Ask, Delivery, ThreadState
from app.domain.signature import Answer
from app.fhir.models import model_faults
from app.flows.documents import Documents
from app.flows.example.correspondence import correspond
from app.flows.example.filling import fill
from app.flows.example.stillness import Stillness
from app.flows.messages.messages import Messages
from app.flows.messages.signing import Signing
from app.flows.preferences import Preferences
from tests.app.flows.example.conftest import Place
from tests.app.paper_home import Glass

pytestmark = pytest.mark.covers("C-048", "C-136")


@pytest.fixture
def flow(place: Place) -> Messages:
    """Return the messages of the example, once it is filled."""
    world, home = place.world, place.home
    own = fill(place.shelves, world, UTC)
    vault = home.apart(own.id, own=True)
    preferences = Preferences(vault, world, own)
    courier = Stillness(world, lambda: 0)
    kept = vault, home.blobs, Glass(), own
    documents = Documents(*kept, world.now, world.new_id, world.entropy, UTC)
    return Messages.over(preferences, home.journal, home.trail, courier, documents)


def test_a_conversation_went_both_ways(flow: Messages, place: Place) -> None:
    made = correspond(flow, place.world, UTC)
    assert flow.threads() == [made]
    assert (made.state, made.unread, made.waiting) == (ThreadState.ACTIVE, 1, 0)
    assert "exemple" in made.correspondent
    assert made.number.startswith("EXEMPLE")
    read, received = Delivery.READ, Delivery.RECEIVED
    written = flow.read(made.id)
    told = [read, received, received, read, received]
    assert [one.delivery for one in written] == told
    assert sorted(one.at for one in written) == [one.at for one in written]
    assert [one.unread for one in written] == [*[False] * 4, True]
    last = written[-1]
    assert (last.asks, last.author) == (Ask.RECEIPT, made.correspondent)
    (file,) = last.files
    lent = flow.content(last.id, file.id)
    assert lent.read(0, 5) == b"%PDF-"


def test_a_document_of_two_pages_waits_to_be_signed(
    flow: Messages, place: Place
) -> None:
    made = correspond(flow, place.world, UTC)
    (asks,) = [one for one in flow.read(made.id) if one.asks is Ask.SIGNATURE]
    request = Signing(flow).request(asks.id)
    assert (request.answer, request.reply) == (Answer.NONE, None)
    kept = flow.content(asks.id, request.file.id)
    assert b"/Count 2/" in kept.read(0, kept.size)


def test_what_it_says_is_fhir_and_of_this_time(flow: Messages, place: Place) -> None:
    made = correspond(flow, place.world, UTC)
    record = flow.threading.record
    kept = [record.thread(made.id), *(record.message(m.id) for m in flow.read(made.id))]
    assert [model_faults(one.body) for one in kept] == [()] * 6
    assert made.since < flow.read(made.id)[0].at
    assert flow.read(made.id)[-1].at <= place.world.ms()


def test_one_may_go_on_writing_and_end_it(flow: Messages, place: Place) -> None:
    made = correspond(flow, place.world, UTC)
    said = flow.write(made.id, "Merci docteur.")
    assert said.delivery is Delivery.WAITING
    flow.end(made.id)
    assert flow.thread(made.id).state is ThreadState.ENDING
