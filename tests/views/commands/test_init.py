"""A space is made with a phrase, and its recovery key is given once."""

from tests.views.commands.desk import KEY, Desk


def test_a_space_and_its_key_are_given(desk: Desk) -> None:
    (made,) = desk.answers("init", "--name", "Rose", "--birth-date", "1958-03-12")
    assert made == {"space": "00" * 15 + "01", "recovery_key": KEY}


def test_people_are_told_to_copy_it(desk: Desk) -> None:
    assert (
        desk.run("init", "--name", "Rose", "--passphrase-file", str(desk.phrase)) == 0
    )
    assert KEY in desk.out[0]


def test_a_phrase_is_needed(desk: Desk) -> None:
    desk.environment.clear()
    assert desk.run("init", "--name", "Rose") == 2
    assert desk.err[0].endswith("[passphrase.missing]")
