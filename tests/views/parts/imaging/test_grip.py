"""Fingers and wheel do on an image what people expect of them."""

from types import SimpleNamespace as Event

from views.parts.imaging.grip import Grip, Hands
from views.parts.imaging.place import Place, Point, sight


class Told:
    """What became of gestures."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.rooms: list[Point] = []
        self.turns: list[int] = []
        self.taps: list[Point] = []

    def grip(self, place: Place) -> Grip:
        hands = Hands(
            self.places.append, self.rooms.append, self.turns.append, self.taps.append
        )
        grip = Grip(hands)
        grip.seen = sight((400, 400), 1, place)
        return grip


def spot(across: float, down: float) -> Event:
    return Event(x=across, y=down)


def fingers(at: Event, *, count: int = 1, scale: float = 1) -> Event:
    return Event(local_focal_point=at, pointer_count=count, scale=scale)


def test_a_finger_turns_images_that_are_whole() -> None:
    told = Told()
    grip = told.grip(Place())
    grip.begun(fingers(spot(200, 200)))
    grip.moved(fingers(spot(200, 165)))
    grip.moved(fingers(spot(200, 200)))
    assert told.turns == [2, -2]
    assert told.places == []


def test_a_finger_moves_an_image_that_is_enlarged_and_not_further() -> None:
    told = Told()
    grip = told.grip(Place(2))
    grip.begun(fingers(spot(0, 0)))
    grip.moved(fingers(spot(30, -20)))
    grip.moved(fingers(spot(9999, 0)))
    assert [one.aside for one in told.places] == [(30, -20), (200, 20)]


def test_two_fingers_enlarge() -> None:
    told = Told()
    grip = told.grip(Place(2))
    grip.begun(fingers(spot(0, 0)))
    grip.moved(fingers(spot(0, 0), count=2, scale=1.5))
    assert told.places[0].level == 3


def test_a_wheel_turns_one_image_a_notch() -> None:
    told = Told()
    grip = told.grip(Place())
    for pixels in (30, 30, -120):
        grip.wheeled(Event(scroll_delta=spot(0, pixels)))
    assert told.turns == [1, -2]


def test_a_tap_is_a_point_of_the_image() -> None:
    told = Told()
    told.grip(Place()).tapped(Event(local_position=spot(200, 100)))  # type: ignore[arg-type]
    assert told.taps == [(500, 250)]


def test_room_is_noted_once() -> None:
    told = Told()
    grip = told.grip(Place())
    for size in ((400, 400), (0, 0), (500, 300)):
        grip.resized(Event(width=size[0], height=size[1]))
    assert told.rooms == [(500, 300)]
