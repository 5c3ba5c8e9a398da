"""The ledger in memory forgets nothing while the process lives."""

import pytest

from sync.server.ledgers.memory.engine import MemoryLedger
from tests.sync.server.actors import Device
from tests.sync.server.contract.logs import Logs


@pytest.mark.anyio
async def test_closing_and_opening_loses_nothing(phone: Device) -> None:
    ledger = MemoryLedger()
    logs = await Logs.found(ledger, phone)
    await ledger.close()
    await ledger.open()
    await ledger.probe()
    assert (await logs.page()).head == 4
    assert ledger.figures() == {}
