"""« Grains » : bytes of what was opened or drawn, to be found nowhere on a disk."""

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import wraps
from itertools import chain
from typing import Any, Final

from app.domain.foreign import Picture
from sync.airlock.parent import SealedAirlock
from tests.journeys.canaries import let_out

MARK: Final = b"grain:"
_SIZE: Final = 48
_MANY: Final = 6
_VARIED: Final = 6
"""Different bytes a grain holds at least: a white page is the same everywhere."""
_STEPS: Final = 2048
_DRAWING: Final = ("draw", "part", "shade", "unlock")
_BODY: Final = b"IDAT"


def grains(content: bytes) -> list[bytes]:
    """Return a few short pieces of *content*, all that a leak of it would hold."""
    step = max(1, len(content) // _STEPS)
    places = range(0, max(1, len(content) - _SIZE), step)
    pieces = (content[at : at + _SIZE] for at in places)
    found = [one for one in pieces if len(set(one)) >= _VARIED]
    return found[:: max(1, len(found) // _MANY)][:_MANY]


def told() -> None:
    """Have every airlock of this process say on stderr the grains of what it gives."""
    for name in _DRAWING:
        setattr(SealedAirlock, name, _telling(getattr(SealedAirlock, name)))


def heard(said: bytes) -> tuple[set[bytes], bytes]:
    """Return the grains told on stderr, and the rest of what was said there."""
    lines = said.splitlines(keepends=True)
    mine = {bytes.fromhex(one[len(MARK) :].decode()) for one in lines if _is(one)}
    return mine, b"".join(one for one in lines if not _is(one))


def found(places: Mapping[str, bytes | bytearray], known: Iterable[bytes]) -> set[str]:
    """Return the places that hold a grain, as it is or compressed."""
    known = tuple(known)
    return {
        place
        for place, content in places.items()
        for bare in chain((content,), let_out(bytes(content)))
        if any(grain in bare for grain in known)
    }


def _telling(act: Any) -> Any:  # noqa: ANN401 - any method of the airlock
    @wraps(act)
    def acted(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        result = act(*given, **named)
        for content in _contents(result):
            for grain in grains(content):
                os.write(2, MARK + grain.hex().encode() + b"\n")
        return result

    return acted


def _contents(result: Any) -> Iterator[bytes]:  # noqa: ANN401 - what the airlock gives
    """Give the bytes that came out; of a picture, its file and its pixels."""
    given = result[0] if isinstance(result, tuple) else result
    if isinstance(given, Picture):
        yield given.png
        body = given.png[given.png.index(_BODY) + len(_BODY) :]
        yield zlib.decompressobj().decompress(body)
    else:
        yield given


def _is(line: bytes) -> bool:
    return line.startswith(MARK)
