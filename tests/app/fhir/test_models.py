"""The R4 models give a second opinion on what we write and keep."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.fhir import patient
from app.fhir.models import model_faults


def test_what_we_write_is_well_formed() -> None:
    raw = patient.write(SpaceId(bytes(16)), name="Rose", birth_date="1958-03")
    assert model_faults(raw) == ()


def test_a_fault_is_named_by_its_path() -> None:
    raw = b'{"resourceType":"Patient","name":[{"text":3}],"odd":1}'
    assert "name.0.text" in model_faults(raw)


def test_what_we_do_not_write_is_not_judged() -> None:
    assert model_faults(b'{"resourceType":"Slot"}') == ()


@pytest.mark.parametrize("raw", [b"[]", b"{}", b"x"])
def test_what_is_no_resource_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        model_faults(raw)
