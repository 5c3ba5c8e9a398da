"""What is measured in a house goes one way, whatever brings it in."""

from tests.screens.homes import a_house


def test_a_file_and_a_device_end_in_the_same_measures() -> None:
    house = a_house()
    assert house.importing.devices is house.devices
    assert house.devices.room.measures is house.measures
