"""What a reader prepares lies beside what is entrusted, and goes with it."""

from pathlib import Path

import pytest

from app.flows.entrusted.notebook import Notebook
from tests.app.flows.entrusted.keeping import (
    CAMILLE,
    MEASURES,
    PAUL,
    REPORTS,
    fill,
    spaces_in,
)

pytestmark = pytest.mark.covers("C-164")
QUESTIONS = {"questions": "Pourquoi le mirabellier ?"}


@pytest.mark.parametrize("make", ["memory", "disk"])
def test_it_goes_with_the_last_rubric_and_with_no_other(
    make: str, tmp_path: Path
) -> None:
    with spaces_in(make, tmp_path) as (spaces, _clock):
        fill(spaces.store)
        camille, paul = Notebook(spaces, CAMILLE), Notebook(spaces, PAUL)
        camille.keep("visit", QUESTIONS)
        camille.remember("visit.last", " 2026-11-22")
        assert (camille.get("visit"), paul.get("visit")) == (QUESTIONS, {})
        spaces.end(MEASURES)
        assert camille.get("visit") == QUESTIONS
        assert camille.recall("visit.last") == " 2026-11-22"
        (place,) = spaces.store.vault.settings("draft/visit/")
        assert REPORTS.hex() in place
        spaces.leave(CAMILLE)
        camille.keep("visit", QUESTIONS)
        assert spaces.store.vault.settings("") == {}
        paul.keep("visit", QUESTIONS)
        spaces.leave(PAUL)
        assert spaces.store.vault.settings("") == {}


def test_what_is_dropped_is_nowhere(tmp_path: Path) -> None:
    with spaces_in("memory", tmp_path) as (spaces, _clock):
        fill(spaces.store)
        notebook = Notebook(spaces, CAMILLE)
        notebook.keep("visit", QUESTIONS)
        notebook.drop("visit")
        assert (notebook.get("visit"), notebook.recall("visit.last")) == ({}, "")
        assert spaces.store.vault.settings("") == {}
