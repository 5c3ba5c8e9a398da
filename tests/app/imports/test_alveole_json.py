"""Our own file is recognised by its first line, and read line after line."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Strand
from app.domain.own_export import HEADER
from app.imports import Confidence
from app.imports.alveole_json import READER, harvest, sniff
from tests.app.domain.test_own_export import MEASURE, POINTS

ASKING = Asking("Europe/Paris")


def lines(*told: object) -> bytes:
    return "\n".join(map(json.dumps, (HEADER, *told))).encode()


@pytest.mark.covers("C-037")
def test_measures_and_points_are_read_in_order() -> None:
    measure, strand, odd = harvest(lines(MEASURE, POINTS, {"kind": 7}), ASKING)
    assert isinstance(measure, Reading)
    assert isinstance(strand, Strand)
    assert odd == Rejected("line", b'{"kind": 7}', "4")


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (lines(MEASURE), Confidence.SURE),
        (lines(), Confidence.SURE),
        (lines(MEASURE)[:70], Confidence.SURE),
        (b'{"format": "alveole-readings", "version": 2}', Confidence.NO),
        (b'{"resourceType": "Bundle"}', Confidence.NO),
        (b"", Confidence.NO),
    ],
)
def test_only_its_first_line_is_recognised(head: bytes, sure: Confidence) -> None:
    assert sniff(head, "x.json") is sure


def test_it_is_no_document() -> None:
    found = READER.read(lines())
    assert (found.export, found.title) == ("alveole_json", "Alvéole")


@given(st.binary(max_size=100))
def test_any_bytes_after_it_are_said_or_refused(content: bytes) -> None:
    with suppress(Refused):
        list(harvest(lines() + b"\n" + content, ASKING))
