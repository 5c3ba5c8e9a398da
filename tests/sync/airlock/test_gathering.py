"""The worker gives what the reader of an export does, and refuses other files."""

from collections.abc import Iterator

import pytest

from app.domain.device import Rejected
from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.harvest import Asking, Item, Owner
from app.gates.paged import Foreign
from app.imports import Confidence, Reader
from sync.airlock.frames import Ask, Want
from sync.airlock.gathering import gathered

ASK = Ask("x", 3, Want.HARVEST, zone="Europe/Paris", day_first=True)


def a_reader(harvest: object) -> Reader:
    return Reader(
        ("text/csv",),
        lambda *_: Confidence.SURE,
        lambda _: Extract("text/csv", 0),
        harvest=harvest,  # type: ignore[arg-type]  # what the test wants
    )


def test_a_reader_is_told_what_the_file_does_not_say() -> None:
    def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
        yield Owner(f"{bytes(content[:3])!r} {asking.zone} {asking.day_first}")

    reader = a_reader(harvest)
    (owner,) = gathered(lambda *_: reader, b"abc", ASK)
    assert owner == Owner("b'abc' Europe/Paris True")


def test_a_document_holds_no_readings() -> None:
    plain = Reader((), lambda *_: Confidence.SURE, lambda _: Extract("text/plain", 0))
    with pytest.raises(Refused, match=r"import\.no_readings"):
        list(gathered(lambda *_: plain, b"abc", ASK))


@pytest.mark.parametrize(
    ("fault", "code"),
    [(ValueError, "import.damaged"), (MemoryError, "import.too_large")],
)
def test_a_reader_that_fails_midway_is_a_refusal(
    fault: type[Exception], code: str
) -> None:
    def harvest(_content: Foreign, _asking: Asking) -> Iterator[Item]:
        yield Rejected("nothing", b"", "1")
        raise fault

    items = gathered(lambda *_: a_reader(harvest), b"abc", ASK)
    assert next(items) == Rejected("nothing", b"", "1")
    with pytest.raises(Refused) as refused:
        next(items)
    assert refused.value.code == code
