"""The lab says once, when it is ready, how to join it and who plays."""

import pytest

from tests.views.commands.desk import Desk

PLAIN = {"days": 14, "before": 0, "passkey": -1}


def test_the_lab_says_how_to_join_it(desk: Desk) -> None:
    assert desk.run("lab", "--port", "6403") == 0
    said = "Prêt : tcp-client:127.0.0.1:6403."
    assert desk.out == [f"{said} Appareils virtuels : Une balance, Un lecteur."]
    assert desk.launchers.asked == [("lab", 6403, PLAIN)]


def test_machines_read_it_too(desk: Desk) -> None:
    assert desk.answers("lab") == [
        {
            "port": 6402,
            "radio": "tcp-client:127.0.0.1:6402",
            "devices": ["Une balance", "Un lecteur"],
        }
    ]


def test_the_sensor_and_the_code_are_chosen(desk: Desk) -> None:
    words = ("--days", "45", "--before", "46", "--passkey", "012345")
    assert desk.run("lab", *words) == 0
    chosen = {"days": 45, "before": 46, "passkey": 12345}
    assert desk.launchers.asked == [("lab", 6402, chosen)]


def test_the_code_a_device_shows_is_said(desk: Desk) -> None:
    assert desk.run("lab", "--passkey", "012345") == 0
    assert desk.out[1:] == ["Un lecteur montre le code 012345."]
    assert desk.answers("lab", "--passkey", "012345")[1:] == [
        {"device": "Un lecteur", "code": "012345"}
    ]


@pytest.mark.parametrize(
    "words", [("--days", "46"), ("--days", "0"), ("--passkey", "12"), ("--port", "-1")]
)
def test_what_no_device_could_do_is_misuse(desk: Desk, words: tuple[str, str]) -> None:
    assert desk.run("lab", *words) == 2
    assert desk.launchers.asked == []
