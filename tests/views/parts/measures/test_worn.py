"""Each sensor has a name of its own, as its file gives it."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading import Trace
from app.flows.traces.worn import Worn
from views.parts.measures.worn import names_of

LIBRE = Worn("FreeStyle Libre", "ABCD")


def trace(source: str) -> Trace:
    """Return a trace of glucose."""
    return Trace("interstitial-glucose", source, "mg/dL")


def test_one_sensor_read_in_two_ways_says_which() -> None:
    both = [
        (trace("import:libreview-historic"), LIBRE),
        (trace("import:libreview-scan"), LIBRE),
    ]
    assert names_of(both) == [
        "FreeStyle Libre, n° …ABCD, en continu",
        "FreeStyle Libre, n° …ABCD, à chaque scan",
    ]


def test_two_sensors_are_told_apart_by_their_numbers() -> None:
    other = Worn("FreeStyle Libre", "EF12")
    named = names_of([(trace("import:a"), LIBRE), (trace("import:b"), other)])
    assert named == ["FreeStyle Libre, n° …ABCD", "FreeStyle Libre, n° …EF12"]


def test_a_sensor_that_was_heard_is_called_by_its_sort() -> None:
    named = names_of([(trace("device:glucose_sensor"), None), (trace("x"), None)])
    assert named == ["Capteur de glucose", "Capteur 2"]


WORN = st.none() | st.builds(Worn, st.sampled_from("ab"), st.sampled_from(["", "1"]))
SOURCES = st.sampled_from(["device:glucose_sensor", "import:x-scan", "import:x", "y"])


@given(st.lists(st.tuples(SOURCES.map(trace), WORN), max_size=6))
def test_no_two_names_are_the_same(traces: list[tuple[Trace, Worn | None]]) -> None:
    assert len(set(names_of(traces))) == len(traces)
