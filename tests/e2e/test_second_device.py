"""What is written on a device appears on the second one, and the other way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.fictitious.documents import documents

Show = Callable[[Device], FletWeb]


@pytest.mark.covers("C-174")
@pytest.mark.covers("C-123")
def test_a_second_device_shows_the_same_space(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
    tmp_path: Path,
) -> None:
    first, second = a_device("one"), a_device("two")
    given = next(one for one in documents(7, 5) if one.name.endswith(".pdf"))
    path = tmp_path / given.name
    path.write_bytes(given.content)
    made = first.run(
        *("init", "--name", "Camille", "--server", a_server),
        *("--passphrase-file", str(first.phrase)),
    )
    sheet = tmp_path / "sheet"
    sheet.write_text(made[0]["recovery_key"], encoding="utf-8")
    title = first.run("import", str(path))[0]["title"]
    first.run("add", "body-weight", "71.2")
    first.run("sync")
    second.run(
        *("join", "--server", a_server, "--recovery-file", str(sheet)),
        *("--passphrase-file", str(second.phrase)),
    )

    app = screen_of(second)
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("71,2 kg")
    app.wait(title)
    assert app.faults() == []
    app.shot(f"{size}-second")
    app.press("nav-more")
    app.press("more-mes-appareils")
    app.wait("C'est cet appareil.")
    assert app.faults() == []
    app.shot(f"{size}-devices")
    app.press("top-back")
    app.press("nav-health")
    app.press("health-measures")
    app.press("kind-heart-rate")
    app.press("measure-add")
    app.wait("Enregistrer")
    app.fill("value", "64")
    app.press("measure-save")
    app.wait("1 mesure")
    app.press("nav-home")
    app.wait("À jour sur cet appareil")
    first.hears(lambda: bool(first.run("list", "heart-rate")))
    assert first.run("list", "heart-rate")[0]["value"] == "64"
    assert app.external == []
