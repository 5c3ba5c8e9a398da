"""What is noted of a packet's session is found again, whole or not at all."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Fold, TimeSource
from app.domain.dialogue import Frame
from app.domain.sensor_context import noted, recalled
from app.domain.sensor_session import SensorSession
from app.domain.stamping import Clock
from tests.app.devices.played import NOW, PARIS
from tests.app.devices.sessions import a_session

SENSORS = st.builds(
    SensorSession,
    st.binary(min_size=9, max_size=9),
    st.text(max_size=30),
    st.none() | st.datetimes(min_value=datetime(2015, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis gives the zone
    st.sampled_from(TimeSource),
    st.builds(
        Clock,
        st.just(PARIS),
        st.just(NOW),
        st.none() | st.timedeltas(timedelta(days=-9), timedelta(days=9)),
    ),
    st.sampled_from(Fold),
)


@given(SENSORS, st.booleans())
def test_a_session_is_found_again_as_it_was(sensor: SensorSession, crc: bool) -> None:  # noqa: FBT001 - drawn
    frame = Frame("sys:12", "2aa7", b"", NOW, noted(sensor, crc=crc))
    assert recalled(frame, a_session("glucose_sensor")) == (sensor, crc)


@given(st.binary(max_size=60) | st.just(b"{}") | st.just(b"[]") | st.just(b"1"))
def test_a_note_that_is_none_gives_no_session(around: bytes) -> None:
    frame = Frame("sys:12", "2aa7", b"", NOW, around)
    assert recalled(frame, a_session("glucose_sensor")) is None
