"""A page on its way to a device that has not read it yet."""

import pytest

from tests.app.lies import Told
from tests.app.worlds import a_home, joined


@pytest.fixture
def told() -> Told:
    author, ledger, key = a_home()
    author.write("zéro")
    victim = joined(author, key, "victim")
    author.sync(ledger)
    victim.sync(ledger)
    for title in ("un", "deux", "trois"):
        author.write(title)
    author.push(ledger)
    return author, victim, ledger
