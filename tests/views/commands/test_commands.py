"""The runner: one line an error, the right exit code, never a traceback."""

import json
from pathlib import Path

import pytest

from tests.views.commands.desk import Desk
from views.commands import Context, all_commands, as_json, parser
from views.house import House
from views.way_in import DoorState

VERBS = {
    *("init", "import", "add", "list", "search", "show", "export", "restore"),
    *("serve", "join", "sync", "my-devices", "doctor", "app", "version"),
    *("profile", "emergency-check", "lab", "lab-vaccines", "devices"),
    *("people", "add-person", "lab-laboratory"),
    *("my-code", "entrust", "mandates", "entrusted"),
    *("consents", "lab-service", "messages", "lab-professional", "agenda"),
}


@pytest.mark.covers("C-175")
def test_every_verb_is_on_the_shelf() -> None:
    assert set(all_commands()) == VERBS


def test_no_verb_opens_the_application(desk: Desk) -> None:
    assert desk.run() == 0
    assert desk.launchers.asked == [("app", False)]


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("add",),
        ("add", "heart-rate"),
        ("list", "--all"),
        ("show", "x", "--raw", "--fhir"),
        ("--web",),
    ],
)
def test_a_misused_line_exits_with_two(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.run(*words) == 2
    assert desk.err == [
        "alveole: Commande incomprise. Essayez « alveole --help ». [usage]"
    ]


def test_a_locked_home_exits_with_two(desk: Desk) -> None:
    desk.environment.clear()
    assert desk.run("list", "document") == 2
    assert desk.err[0].endswith("[store.locked]")


def test_a_wrong_phrase_exits_with_two(desk: Desk) -> None:
    desk.phrase.write_text("autre", "utf-8")
    assert desk.run("list", "document") == 2
    assert desk.err[0].endswith("[store.key]")


def test_a_home_without_space_says_so(desk: Desk) -> None:
    desk.door.standing = DoorState.ABSENT
    assert desk.run("list", "document") == 1
    assert desk.err[0].endswith("[store.absent]")


def test_the_system_may_open(desk: Desk) -> None:
    desk.environment.clear()
    desk.door.kinds = ("keyring", "passphrase")
    assert desk.run("list", "document") == 0


def test_an_open_home_needs_no_phrase(desk: Desk) -> None:
    desk.environment.clear()
    desk.door.standing = DoorState.OPEN
    assert desk.run("list", "document") == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_an_unreadable_phrase_is_refused(desk: Desk, content: bytes) -> None:
    desk.phrase.write_bytes(content)
    assert desk.run("list", "document") == 1
    assert desk.err[0].endswith("[passphrase.unreadable]")


@pytest.mark.covers("C-175")
def test_what_was_not_foreseen_is_one_line(desk: Desk) -> None:
    def fail() -> House:
        raise ZeroDivisionError

    desk.door.house = fail  # type: ignore[method-assign]  # the planted fault
    assert desk.run("list", "document") == 1
    assert len(desk.err) == 1
    assert desk.err[0].endswith("[internal]")


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError])
def test_stopped_by_the_person_is_silent(
    desk: Desk, error: type[BaseException]
) -> None:
    def fail() -> House:
        raise error

    desk.door.house = fail  # type: ignore[method-assign]  # the planted fault
    assert desk.run("list", "document") == 1
    assert desk.err == []


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        parser().parse_args(["add", "--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    assert "Noter une mesure" in said
    assert "positional" not in said


def test_a_name_that_is_no_text_is_still_json() -> None:
    name = Path(b"\xff.pdf".decode("utf-8", "surrogateescape")).name
    assert json.loads(as_json({"file": name})) == {"file": name}
    assert as_json({"titre": "Œdème"}) == '{"titre": "Œdème"}'


def test_a_process_speaks_on_its_outputs(
    desk: Desk, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    context = Context.of_process(desk.door, desk.launchers, {}, "1")
    context.out("dit")
    context.raw(b"\xff")
    context.err("crié")
    said = capsysbinary.readouterr()
    assert (said.out, said.err) == (b"dit\n\xff", "crié\n".encode())
    assert context.version == "1"
