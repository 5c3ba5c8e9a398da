"""Points of sensors: segments of every shape, and what is no segment."""

from collections.abc import Iterator

from app.domain.reading import DAY, T_MAX, VALUE_MAX, Point, Trace
from app.domain.segment import POINTS_MAX, Segment, encode
from tests.vectors.cases import Row
from tests.vectors.refusals import flipped

GLUCOSE = Trace("interstitial-glucose", "import:libre", "mg/dL")
START = 20_000 * DAY
READ = "read_segment"


def _bytes(*points: tuple[int, ...], trace: Trace = GLUCOSE) -> bytes:
    return encode(Segment(trace, tuple(Point(*one) for one in points)))


def kept() -> Iterator[Row]:
    """Give good segments."""
    regular = [(START + n * 300, 90 + n * 7 % 60, 2) for n in range(288)]
    full = [(START + n * 21, -n, n % 3) for n in range(POINTS_MAX)]
    shapes = {
        "one point": _bytes((START, 104, 1)),
        "the first instant": _bytes((0, 0, 0)),
        "the last instant": _bytes((T_MAX, 1, 0)),
        "a day of glucose": _bytes(*regular),
        "gaps, and readings that turn": _bytes(
            (START, 1, 8), (START + 7200, VALUE_MAX, 15), (START + 7201, -VALUE_MAX, 0)
        ),
        "as many points as there may be": _bytes(*full),
        "a unit with a scale": _bytes((START, 104, 0), trace=Trace("x", "", "g/L", 2)),
        "the longest texts": _bytes((START, 1, 0), trace=Trace(*("~" * 64,) * 3, 9)),
    }
    yield from ((name, READ, {"raw": raw}) for name, raw in shapes.items())


HEAD = b"\1\1a\0\0"
FALSE = {
    "nothing": b"",
    "newer": b"\2" + HEAD[1:] + b"\0\1\0\0\0\1",
    "cut": _bytes((START, 104, 1))[:-1],
    "longer": _bytes((START, 104, 1)) + b"\0",
    "an empty code": b"\1\0\0\0\0\1\0\0\0\1",
    "a text that is no ASCII": b"\1\1\xe9\0\0\0\1\0\0\0\1",
    "a text with a line in it": b"\1\1\n\0\0\0\1\0\0\0\1",
    "a text too long": b"\1\x41" + b"a" * 65 + b"\0\0\0\1\0\0\0\1",
    "a scale too large": HEAD + b"\x0a\1\0\0\0\1",
    "no point": HEAD + b"\0\0",
    "too many points": HEAD + b"\0\x81\x20" + b"\0\2" * 4097 + b"\0\x81\x20",
    "a number written the long way": HEAD + b"\x80\0\1\0\0\0\1",
    "a number without end": HEAD + b"\xff" * 12,
    "before 1970": HEAD + b"\0\1\1\0\0\1",
    "after 9999": HEAD + b"\0\1\x80\xc0\xa3\xff\xdf\x0e\0\0\1",
    "an instant twice": HEAD + b"\0\2\0\0\0\0\0\2",
    "backwards": HEAD + b"\0\2\4\1\0\0\0\2",
    "two days": HEAD + b"\0\2\0\x80\xc6\x0a\0\0\0\2",
    "a value too large": HEAD + b"\0\1\0\x80\x80\x80\x80\x10\0\1",
    "flags nobody knows": HEAD + b"\0\1\0\0\x10\1",
    "a run too long": HEAD + b"\0\1\0\0\0\2",
    "an empty run": HEAD + b"\0\1\0\0\0\0\0\1",
    "a run cut in two": HEAD + b"\0\2\0\2\0\0\0\1\0\1",
    "the length of a text flipped": flipped(_bytes((START, 104, 1)), 1),
}


def refused() -> Iterator[Row]:
    """Give what is no segment."""
    return ((f"segment: {name}", READ, {"raw": raw}) for name, raw in FALSE.items())
