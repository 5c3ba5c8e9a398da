"""A server says its address once, when it is ready."""

from tests.views.commands.desk import Desk


def test_the_address_is_one_line(desk: Desk) -> None:
    assert desk.run("serve", "--port", "0", "--data", "d") == 0
    assert desk.out == ["Le serveur est prêt : http://127.0.0.1:0"]
    assert desk.launchers.asked == [("serve", "127.0.0.1", 0, "d")]


def test_machines_read_it_too(desk: Desk) -> None:
    assert desk.answers("serve") == [{"address": "http://127.0.0.1:8460"}]


def test_a_port_that_cannot_be_is_misuse(desk: Desk) -> None:
    for words in (("serve", "--port", "99999"), ("app", "--port", "-1")):
        assert desk.run(*words) == 2
        assert desk.err[-1].endswith("[usage]")
    assert desk.launchers.asked == []
