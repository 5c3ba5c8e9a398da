"""Typed as a person does: a device that joined and wrote nothing is listed, retired."""

from pathlib import Path

import pytest

from tests.journeys.program import Home, Served

pytestmark = pytest.mark.covers("C-123")


def test_a_silent_device_is_put_outside(served: Served, tmp_path: Path) -> None:
    phone, tablet = Home(tmp_path / "phone"), Home(tmp_path / "tablet")
    sheet = phone.found("--server", served.url)
    phone.answer("sync")
    answered = ("--server", served.url, "--recovery-file", sheet)
    tablet.answer("join", *answered)
    _, silent = phone.answers("my-devices", "list")
    assert (silent["last_seen"], silent["retired"]) == (0, False)
    assert phone.answer("my-devices", "retire", silent["id"]) == {"id": silent["id"]}
    assert tablet.run("sync").code == 1
    _, gone = phone.answers("my-devices", "list")
    assert gone["retired"]
