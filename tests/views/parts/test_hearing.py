"""An answer that comes after its control went away does not deafen the page."""

import asyncio

import pytest
from flet.messaging.session import Session

from tests.screens.fletunit import FletUnit
from tests.screens.homes import FakeDoor, a_world, filled
from views.shell import opened

pytestmark = pytest.mark.anyio
GONE = 10**9
"""No control has this number."""


@pytest.fixture
def anyio_backend() -> str:
    """Flet runs on asyncio only."""
    return "asyncio"


async def test_an_answer_for_a_control_that_is_gone_is_heard() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        call = ui.session.invoke_method(GONE, "scroll_to", {"offset": 0})
        await asyncio.wait_for(call, 60)


async def test_flet_alone_raises_out_of_the_loop_that_listens() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        with pytest.raises(RuntimeError, match="not registered"):
            Session.handle_invoke_method_results(ui.session, GONE, "call", None, None)
        ui.session.handle_invoke_method_results(GONE, "call", None, None)
