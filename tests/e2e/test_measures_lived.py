"""Live with a measure: a comma, a doubt, a correction, a period, a table, an undo."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first

Show = Callable[[Device], FletWeb]


@pytest.mark.covers("C-030")
@pytest.mark.covers("C-033")
def test_a_measure_is_lived_with(
    a_device: Callable[[str], Device], screen_of: Show, size: str
) -> None:
    device = a_device("lived")
    device.run("init", "--name", "Camille", "--passphrase-file", str(device.phrase))
    for days, value in ((40, "74"), (35, "73.5"), (3, "72.4")):
        at = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
        device.run("add", "body-weight", value, "--at", at)
    app = screen_of(device)
    open_space(app)
    app.go("/sante/mesures")
    app.press("kind-body-weight")
    app.wait("3 mesures. La dernière : 72,4 kg")

    note(app, "17,2")
    app.wait("17,2 kg : cette valeur est inhabituelle.")
    app.press("confirm-yes")
    app.wait("Noté : 17,2 kg.")
    app.wait("4 mesures. La dernière : 17,2 kg")
    correct(app, "17,2", "71,2")
    app.wait("Ce qu'elle a remplacé")
    assert app.faults() == []
    app.shot(f"{size}-one-measure")
    app.press("top-back")
    app.wait("4 mesures. La dernière : 71,2 kg")

    if not app.tid("period-30").count():
        app.press("period")
    app.press("period-30")
    app.wait("2 mesures. La dernière : 71,2 kg")
    app.wait("Plus bas que la période d'avant : 73,8 kg en moyenne.")
    the_table_says_what_the_curve_says(app, 2)
    app.shot(f"{size}-period")

    note(app, "72")
    app.wait("3 mesures. La dernière : 72,0 kg")
    app.press("banner-undo")
    app.wait("C'est annulé.")
    app.wait("2 mesures. La dernière : 71,2 kg")
    assert app.faults() == []
    assert app.external == []


def note(app: FletWeb, value: str) -> None:
    """Note a weight of now."""
    app.press("measure-add")
    app.wait("Enregistrer")
    app.fill("value", value)
    app.press("measure-save")


def correct(app: FletWeb, wrong: str, value: str) -> None:
    """Correct the measure that says *wrong*."""
    press_first(app, "one-", wrong)
    app.press("one-correct")
    app.wait("L'ancienne valeur reste dans l'historique.")
    app.fill("value", value)
    app.press("measure-save")


def the_table_says_what_the_curve_says(app: FletWeb, count: int) -> None:
    """Compare the figures of the table with the words of the curve."""
    said = app.tid("curve").get_attribute("aria-label") or ""
    ends = re.findall(r"(\d+,\d)\s*kg", said)
    app.press("measure-twin")
    app.wait("Voir la courbe")
    table = app.text().partition("Heure")[2].partition(f"{count} mesures.")[0]
    values = re.findall(r"(\d+,\d) kg", table)
    assert len(values) == count
    assert [values[0], values[-1]] == ends
    app.press("measure-twin")
    app.wait("Mes mesures")
