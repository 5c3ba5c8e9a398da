"""Twenty-four values in a day are those of a sensor."""

from app.domain.reading import DAY
from app.domain.sensing import A_DAY, sensed


def test_a_sensor_is_known_by_one_full_day() -> None:
    assert sensed(range(0, A_DAY * 60, 60))
    assert not sensed(range(0, (A_DAY - 1) * 60, 60))
    assert not sensed(day * DAY for day in range(1_000))
    assert not sensed([])
