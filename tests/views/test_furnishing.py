"""A furnished house answers from its ports, whatever keeps them."""

from tests.screens.homes import a_house


def test_every_flow_speaks_of_the_same_space() -> None:
    house = a_house()
    added = house.documents.add(b"Ordonnance fictive", name="a.txt")
    assert added.entry is not None
    assert [hit.entry.id for hit in house.search.find("ordonnance")] == [added.entry.id]
    assert house.conflicts.list() == []
