"""What one entrusts is listed with its state, and ended, typed as a person does."""

import pytest

from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import LINE

pytestmark = pytest.mark.covers("C-112", "C-175")


@pytest.mark.usefixtures("mandates")
def test_mandates_are_listed_and_ended(desk: Desk) -> None:
    (given,) = desk.answers(*LINE, "--rubric", "measures")
    assert desk.answers("mandates", "list") == [given]
    (ended,) = desk.answers("mandates", "end", given["id"])
    assert ended == {**given, "state": "ending"}
    desk.out.clear()
    assert desk.run("mandates", "end", given["id"]) == 0
    line, warning = desk.out
    assert "Louise : Mesures. Dernier jour : mardi 23 février 2027" in line
    assert "(fin en attente d’envoi)" in line
    assert warning == "Ce qui a déjà été lu a pu être copié."


@pytest.mark.usefixtures("mandates")
def test_a_mandate_nobody_gave_is_refused(desk: Desk) -> None:
    assert desk.run("mandates", "end", "ab" * 16) == 1
    assert desk.err[0].endswith("[mandate.absent]")
    assert desk.run("mandates", "end", "xyz") == 1
    assert desk.run("mandates") == 2
