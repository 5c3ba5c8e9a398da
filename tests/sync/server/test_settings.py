"""An operator's choices: refused when they make no sense, never printed when secret."""

import pytest

from app.domain.errors import Refused
from sync.server.settings import Settings


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(Refused, match=r"server\.signup"):
        Settings(signup="anybody")


def test_the_token_is_not_shown() -> None:
    assert "hush" not in repr(Settings(metrics_token="hush"))  # noqa: S106


def test_the_card_publishes_limits() -> None:
    card = Settings().card()
    assert card["space_ops"] == 200_000
    assert card["lane_bytes"] == 1024**3
    assert "hush" not in str(Settings(metrics_token="hush").card())  # noqa: S106
