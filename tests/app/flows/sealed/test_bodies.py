"""A body over 48 KiB leaves as a file and is whole again on the other device."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.bodies import FHIR_MAX, INFLATED_MAX
from app.domain.errors import Refused
from app.domain.ids import BlobId, EntryId
from app.flows.sealed.bodies import ROLE, SealedBodies, Wanting
from tests.app.worlds import a_home, an_entry

HOME = a_home()[0]
BODIES = HOME.sealing.bodies
ENTRY = an_entry(HOME.space, EntryId(b"i" * 16), "x")


@given(st.integers(-2, 2), st.binary(min_size=1, max_size=64))
def test_what_leaves_arrives_byte_for_byte(more: int, seed: bytes) -> None:
    body = (seed * (FHIR_MAX // len(seed) + 2))[: FHIR_MAX + more]
    entry = replace(ENTRY, body=body)
    leaving, file = BODIES.leaving(entry)
    assert (file is not None) == (more > 0)
    assert BODIES.arriving(leaving) == entry


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"body": b"{}"}, "body.malformed"),
        ({"twice": True}, "body.malformed"),
        ({"sha": bytes(32)}, "blob.mismatch"),
        ({"dek": bytes(32)}, "commit.mismatch"),
    ],
)
def test_a_body_that_does_not_hold_is_refused(
    fault: dict[str, object], code: str
) -> None:
    leaving, file = BODIES.leaving(replace(ENTRY, body=b"x" * (FHIR_MAX + 1)))
    assert file
    if "body" in fault:
        leaving = replace(leaving, body=b"{}")
    elif "twice" in fault:
        leaving = replace(leaving, attachments=(file, file))
    else:
        leaving = replace(leaving, attachments=(replace(file, **fault),))  # type: ignore[arg-type]  # fields of a file
    with pytest.raises(Refused, match=code):
        BODIES.arriving(leaving)


def test_a_body_no_device_writes_is_not_even_fetched() -> None:
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        BODIES.leaving(replace(ENTRY, body=bytes(INFLATED_MAX + 1)))
    leaving, file = BODIES.leaving(replace(ENTRY, body=b"x" * (FHIR_MAX + 1)))
    assert file
    huge = replace(file, envelope_size=100 << 20, blob=BlobId(bytes(32)))
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        BODIES.arriving(replace(leaving, attachments=(huge,)))


def test_a_file_not_here_is_asked_for_then_given_up() -> None:
    leaving, file = BODIES.leaving(replace(ENTRY, body=b"x" * (FHIR_MAX + 1)))
    elsewhere = a_home()[0].sealing.bodies
    with pytest.raises(Wanting) as asked:
        elsewhere.arriving(leaving)
    assert asked.value.files == (file,)
    assert file
    assert file.role == ROLE
    given_up = SealedBodies(elsewhere.files, elsewhere.new_id, {file.blob})
    with pytest.raises(Refused, match=r"blob\.mismatch"):
        given_up.arriving(leaving)
