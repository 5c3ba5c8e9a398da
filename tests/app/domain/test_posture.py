"""The two ways a child is held are those of SNOMED, and no other."""

from app.domain.posture import Posture


def test_each_way_is_a_code() -> None:
    assert {one.name: str(one) for one in Posture} == {
        "LYING": "102538003",
        "STANDING": "10904000",
    }
