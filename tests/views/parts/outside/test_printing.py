"""What may be put on paper; how it is done is proved on the screen of a document."""

from tests.screens.homes import EXAM, a_house
from views.parts.outside.printing import printable


def test_all_but_an_exam_goes_on_paper() -> None:
    house = a_house()
    exam = house.documents.add(EXAM, name="scanner.dcm").entry
    letter = house.documents.add(b"Bonjour", name="lettre.txt").entry
    assert exam
    assert letter
    assert not printable(exam)
    assert printable(letter)
