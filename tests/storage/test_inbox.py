"""The inbox on disk stays with the file, whoever opens it next."""

from pathlib import Path

from app.domain.device import Stated
from app.domain.inbox import Fate, Intake, Item
from app.domain.write import Write
from storage.database import open_database
from storage.vault import SqlVault
from tests.fictitious.heard import SCALE, weight
from tests.storage.samples import KEY, SPACE, PulseSpy


def test_what_waits_is_there_after_a_restart(tmp_path: Path) -> None:
    said = weight("71.235")
    one = Item(said.key, SCALE.key, Fate.UNASSIGNED, 7, said, ("date:x",))
    database = open_database(tmp_path / "store.db", KEY)
    SqlVault(database, PulseSpy()).commit(Write(SPACE, intake=Intake(items=(one,))))
    database.close()
    again = open_database(tmp_path / "store.db", KEY)
    assert SqlVault(again, PulseSpy()).inbox.items(SPACE) == [one]
    again.close()


def test_nothing_said_is_readable_on_the_disk(tmp_path: Path) -> None:
    said = weight("71.235", stated=Stated("71.235", "kg", b"a packet of the scale"))
    one = Item(said.key, SCALE.key, Fate.UNASSIGNED, 7, said)
    database = open_database(tmp_path / "store.db", KEY)
    SqlVault(database, PulseSpy()).commit(Write(SPACE, intake=Intake(items=(one,))))
    database.close()
    written = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"71.235" not in written
    assert b"a packet of the scale".hex().encode() not in written
