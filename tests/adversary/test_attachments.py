"""Files a correspondent sends to harm: looked at or kept, they go through the sas."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.message import Message
from app.flows.deposits.answering import Answer, Sheet
from app.flows.messages.messages import Messages
from sync.airlock.parent import SealedAirlock
from tests.fictitious.archives import zipped
from tests.fictitious.correspondence import (
    Correspondent,
    conversation,
    correspondent,
)
from tests.fictitious.doctor import messages_of
from tests.fictitious.printing import pdf
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [
    pytest.mark.adversary,
    pytest.mark.anyio,
    pytest.mark.covers("C-006", "C-049", "C-115"),
]
HONEST = pdf(["Ordonnance"], title="Ordonnance", date="2026-03-12")
OPENED = b"<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/"
SCRIPTED = HONEST.replace(b"<</Type/Catalog/", OPENED)
ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "hahaha">%s]><a>&z;</a>' % b"".join(
    b'<!ENTITY %c "%s">' % (99 + rank, b"&%c;" % (98 + rank) * 10) for rank in range(24)
)
HOSTILE: dict[str, tuple[Sheet, set[str]]] = {
    "a program called a prescription": (
        Sheet(b"MZ\x90\0" * 400, "application/pdf", "../../ordonnance.pdf.exe"),
        {"import.unknown_format", "import.damaged"},
    ),
    "a zip bomb called a picture": (
        Sheet(zipped({"a.txt": bytes(1 << 26)}), "image/png", "photo.png"),
        {"import.too_large", "import.unsafe", "import.unknown_format"},
    ),
    "a file of this device asked by XML": (
        Sheet(ENTITY, "text/xml", "compte rendu.xml"),
        {"import.unsafe", "import.unknown_format"},
    ),
    "entities without end": (
        Sheet(LAUGHS, "text/xml", "bilan.xml"),
        {"import.unsafe", "import.unknown_format"},
    ),
    "half a picture": (
        Sheet(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png", "photo.png"),
        {"import.damaged", "import.unsafe"},
    ),
}


@pytest.fixture(scope="module")
def an_airlock() -> Iterator[SealedAirlock]:
    airlock = SealedAirlock()
    yield airlock
    airlock.close()


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def received(
    pair: Pair, doctor: Correspondent, airlock: SealedAirlock, *sheets: Sheet
) -> tuple[Messages, Message]:
    """Let the doctor send files; return what the person holds, and how it is read."""
    phone, _ = pair
    thread = conversation(phone, doctor)
    await phone.courier.sync()
    own = await doctor.mailbox.write(thread, Answer("Voici", sheets))
    assert (await phone.courier.sync()).alerts == ()
    await phone.courier.fetch(own)
    flow = messages_of(phone)
    flow = replace(flow, documents=replace(flow.documents, airlock=airlock))
    return flow, flow.message(own)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_file_is_kept_nowhere_and_the_honest_one_is(
    pair: Pair, doctor: Correspondent, an_airlock: SealedAirlock, name: str
) -> None:
    sheet, codes = HOSTILE[name]
    honest = Sheet(HONEST, "application/pdf", "ordonnance.pdf")
    flow, message = await received(pair, doctor, an_airlock, sheet, honest)
    bad, good = message.files
    assert "/" not in bad.name
    with pytest.raises(Refused) as refusal:
        flow.keep(message.id, bad.id)
    assert refusal.value.code in codes
    assert flow.documents.count() == 0
    kept = flow.keep(message.id, good.id)
    assert flow.documents.original(kept.id) == HONEST


async def test_a_script_in_a_pdf_is_bytes_and_nothing_else(
    pair: Pair, doctor: Correspondent, an_airlock: SealedAirlock
) -> None:
    sheet = Sheet(SCRIPTED, "application/pdf", "a.pdf")
    flow, message = await received(pair, doctor, an_airlock, sheet)
    assert SCRIPTED != HONEST
    kept = flow.keep(message.id, message.files[0].id)
    assert flow.documents.original(kept.id) == SCRIPTED
    assert flow.documents.draw(kept.id, 0, 200).png.startswith(b"\x89PNG")
    assert "alert" not in flow.documents.text(kept.id)


async def test_a_page_of_the_web_called_a_text_is_not_kept(
    pair: Pair, doctor: Correspondent, an_airlock: SealedAirlock
) -> None:
    page = b"<html><script>alert(1)</script>Bonjour</html>"
    flow, message = await received(
        pair, doctor, an_airlock, Sheet(page, "text/plain", "a.html")
    )
    assert message.files[0].name == "a.html.txt"
    with pytest.raises(Refused, match=r"^import\.unknown_format$"):
        flow.keep(message.id, message.files[0].id)
    assert flow.documents.count() == 0
