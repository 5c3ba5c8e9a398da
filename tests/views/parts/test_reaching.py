"""What has a name on a page takes the focus when it is asked, while it is there."""

import pytest

from tests.screens.homes import filled
from tests.screens.opening import on
from tests.views.parts.test_regions import focused_controls
from views.parts.reaching import leading

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]


async def test_a_field_is_gone_to_by_its_name() -> None:
    async with on(filled(), "/recherche") as ui:
        go = leading("search-field")
        assert go
        await go()
        assert focused_controls(ui) == [ui.tid("search-field")._i]


async def test_what_the_page_has_not_is_not_promised() -> None:
    async with on(filled(), "/recherche"):
        assert leading("nowhere") is None


async def test_what_left_the_page_is_gone_to_by_nobody() -> None:
    async with on(filled(), "/recherche") as ui:
        go = leading("search-field")
        assert go
        await ui.navigate("/reglages")
        await go()


async def test_what_nothing_holds_any_more_is_gone_to_by_nobody() -> None:
    async with on(filled(), "/recherche") as ui:
        go = leading("search-field")
        assert go
        ui.page.data.regions.named.clear()
        await go()
