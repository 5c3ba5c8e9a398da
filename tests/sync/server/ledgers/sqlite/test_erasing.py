"""What was sealed is overwritten in the ledger's file, not only unlinked."""

from pathlib import Path

import pytest

from app.crypto.sharing import encode_items
from app.crypto.statements import OpType
from sync.server.ledgers.sqlite.engine import SqliteLedger
from tests.sync.server.actors import Device, drawn
from tests.sync.server.contract.logs import Logs

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]
SEALED = b"not to be found again in any page " * 400


async def kept(path: Path, phone: Device, *, erasing: bool) -> bytes:
    """Return the file of a ledger where an item was deleted, and perhaps erased."""
    ledger = SqliteLedger(path)
    await ledger.open()
    logs = await Logs.found(ledger, phone)
    space = logs.space
    await logs.push(phone, space.put(phone, "gone", body=SEALED))
    await logs.push(phone, space.delete(phone, "gone", base=1))
    if erasing:
        head = space.head(phone, OpType.ERASE, space.collection)
        core = encode_items((drawn("gone", 16),))
        await logs.push(phone, space.control(head, core))
    await ledger.close()
    return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))


async def test_an_erased_body_is_nowhere_in_the_file(
    tmp_path: Path, phone: Device
) -> None:
    before = await kept(tmp_path / "before.db", phone, erasing=False)
    after = await kept(tmp_path / "after.db", phone, erasing=True)
    assert SEALED[:30] in before
    assert SEALED[:30] not in after
