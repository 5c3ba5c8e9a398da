"""The entries are five, « Plus » last, and none leads where another does."""

from views.parts.places import MORE, PLACES


def test_the_five_stand_in_their_order() -> None:
    names = ["home", "documents", "messages", "health", "more"]
    assert [place.name for place in PLACES] == names


def test_none_leads_where_another_does() -> None:
    every = (*PLACES, *MORE)
    assert len({place.route for place in every}) == len(every)
    assert len({place.name for place in every}) == len(every)
