"""The address of the server changes on this device, never to what cannot be one."""

import pytest

from app.domain.errors import Refused
from app.flows.onboarding import space_of
from app.flows.server_address import ServerAddress
from tests.app.worlds import a_home


def test_a_new_address_is_used_from_the_next_opening_and_never_leaves() -> None:
    home, _, _ = a_home()
    waiting = home.journal.waiting(home.space)
    ServerAddress(home.vault, home.space).move("https://sante.exemple")
    assert space_of(home.vault, home.space).server == "https://sante.exemple"
    assert home.journal.waiting(home.space) == waiting


def test_what_cannot_be_reached_is_refused_and_changes_nothing() -> None:
    home, _, _ = a_home()
    with pytest.raises(Refused, match=r"server\.address"):
        ServerAddress(home.vault, home.space).move("ftp://ailleurs")
    assert space_of(home.vault, home.space).server == ""
