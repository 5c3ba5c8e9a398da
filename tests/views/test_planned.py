"""A house is given one agenda, and files are taken into that very one."""

from tests.screens.homes import a_house


def test_files_are_taken_into_the_agenda_of_the_house() -> None:
    house = a_house()
    assert house.agenda_files.agenda == house.agenda
    assert house.agenda.between(house.agenda.today(), house.agenda.today()) == []
