"""What is found is shown with its passage."""

import pytest

from tests.views.commands.desk import Desk


@pytest.mark.covers("C-175")
def test_a_word_is_found_with_its_passage(desk: Desk) -> None:
    desk.door.home.documents.add(b"Ordonnance\nAmoxicilline 500 mg", name="x.txt")
    (found,) = desk.answers("search", "amoxicilline")
    assert found["title"] == "Ordonnance"
    assert "amoxicilline" in found["snippet"].casefold()


def test_people_are_told_when_nothing_is_found(desk: Desk) -> None:
    assert desk.run("search", "licorne") == 0
    assert desk.out == ["Rien trouvé dans cet espace."]
    assert desk.answers("search", "licorne") == []


def test_a_foreign_word_never_drives_the_terminal(desk: Desk) -> None:
    desk.door.home.documents.add(b"Ordonnance \x1b]0;x\x07 fin", name="x.txt")
    desk.run("search", "ordonnance")
    assert "\x1b" not in desk.out[0]
    assert "\x07" not in desk.out[0]
