"""Shares of the time are written in whole percents and in hours."""

from decimal import Decimal

import pytest

from tests.screens.fletunit import plain
from views.parts.measures.shares import percent


@pytest.mark.parametrize(
    ("share", "said"), [("0.724", "72 %"), ("0", "0 %"), ("1", "100 %")]
)
def test_a_share_is_a_percent(share: str, said: str) -> None:
    assert plain(percent(Decimal(share))) == said
