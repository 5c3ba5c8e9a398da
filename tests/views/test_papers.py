"""What is done with documents is done with the same ones."""

from dataclasses import fields

from tests.screens.homes import a_house
from views.papers import Papers, papers_over


def test_each_flow_is_over_the_documents_of_the_house() -> None:
    house = a_house()
    made = papers_over(house.documents)
    assert set(made) == set(Papers.__annotations__)
    assert set(made) <= {one.name for one in fields(house)}
    assert made["parcels"].documents is made["documents"] is house.documents
