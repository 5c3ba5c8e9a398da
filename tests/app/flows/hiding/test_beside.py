"""What a closing cut is gone on with at the next opening, beside everything else."""

from threading import Event

import pytest

from app.domain.collection import Confidentiality
from app.flows.custody import Custody
from app.flows.hiding import resealing
from app.flows.hiding.beside import Beside
from app.flows.hiding.resealing import Resealing
from tests.app.paper_home import PaperHome


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> Resealing:
    """Return a space with a document hidden, its file still to be sealed anew."""
    monkeypatch.setattr(resealing, "AT_ONCE", 0)
    documents = PaperHome().documents
    entry = documents.add(b"Bonjour " * 90_000, name="lettre.txt").entry
    assert entry
    Custody(documents).hide(entry.id, Confidentiality.MASQUE_PS)
    return Resealing(documents)


def test_what_waits_is_done_at_an_opening(hidden: Resealing) -> None:
    beside = Beside(hidden)
    beside.start()
    beside._thread.join(60)
    assert hidden.waiting() == []
    beside.stop()


def test_closing_waits_for_no_file(
    hidden: Resealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    finish = Resealing.finish

    def slow(self: Resealing, stopped: object) -> int:
        begun.set()
        go_on.wait(60)
        return finish(self, stopped)  # type: ignore[arg-type] # what it is given

    monkeypatch.setattr(Resealing, "finish", slow)
    beside = Beside(hidden)
    beside.start()
    assert begun.wait(60)
    beside._stopped.set()
    go_on.set()
    beside.stop()
    assert len(hidden.waiting()) == 1
