"""What one entrusts is listed with its state, and ended, typed as a person does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.mandate import MandateState
from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import LINE, PaperMandates

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


def test_who_reads_no_more_is_named_with_the_day(
    desk: Desk, mandates: PaperMandates
) -> None:
    (given,) = desk.answers(*LINE, "--rubric", "measures")
    left = int(datetime(2026, 12, 1, 9, tzinfo=UTC).timestamp() * 1000)
    ended = replace(mandates.given[0], state=MandateState.ENDED, left=left)
    mandates.given = [ended]
    assert desk.answers("mandates", "list") == [{**given, "state": "left"}]
    desk.out.clear()
    assert desk.run("mandates", "list") == 0
    assert "(Louise ne lit plus, depuis le 1er décembre 2026)" in desk.out[0]


@pytest.mark.usefixtures("mandates")
def test_a_mandate_nobody_gave_is_refused(desk: Desk) -> None:
    assert desk.run("mandates", "end", "ab" * 16) == 1
    assert desk.err[0].endswith("[mandate.absent]")
    assert desk.run("mandates", "end", "xyz") == 1
    assert desk.run("mandates") == 2
