"""Observations: written strictly in 3.x, read in three generations."""

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact, observation
from app.fhir.checks import faults
from app.fhir.observation import Measured, Typed
from app.fhir.profiles import profiles

EXAMPLES = Path(__file__).parents[4] / "shared/data/standards/fhir/mesures"
SAMPLES = {
    "body-weight": ("72.50",),
    "body-height": ("175",),
    "bmi": ("23.7",),
    "waist-circumference": ("88",),
    "body-temperature": ("37.2",),
    "blood-glucose": ("104",),
    "blood-pressure": ("128", "82"),
    "heart-rate": ("64",),
    "pain-severity": ("3",),
    "steps-by-day": ("6200",),
    "head-circumference": ("46.5",),
    "interstitial-glucose": ("142",),
    "hba1c": ("7.1",),
    "glucose-management": ("6.7",),
    "oxygen-saturation": ("97",),
    "respiratory-rate": ("16",),
}
UNSEEN = {"interstitial-glucose", "glucose-management", "hba1c", "respiratory-rate"}
"""Measures the official examples do not hold."""
SAID = {
    "blood-glucose": {"moment": "53049-3"},
    "body-temperature": {"site": "52795006"},
    "interstitial-glucose": {"days": "GEN-276"},
}


def sample(kind: str) -> Measured:
    """Return a plausible measure of *kind*."""
    values = tuple(Decimal(text) for text in SAMPLES[kind])
    name, space = EntryId(b"\1" * 16), SpaceId(b"\2" * 16)
    effective, said = "2026-11-21T08:00:00+01:00", SAID.get(kind, {})
    return Measured(name, space, kind, values, effective, said=said)


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_we_write_is_reviewed(kind: str, snapshot: SnapshotAssertion) -> None:
    assert json.dumps(json.loads(observation.write(sample(kind))), indent=1) == snapshot


@pytest.mark.covers("C-033", "C-034")
@pytest.mark.parametrize("kind", SAMPLES)
def test_what_we_write_is_valid_r4(kind: str) -> None:
    from fhir.resources.R4B.observation import Observation

    raw = observation.write(sample(kind))
    assert (
        Observation.model_validate_json(raw).id
        == "01010101-0101-0101-0101-010101010101"
    )


def test_precision_is_kept() -> None:
    assert b'"value":72.50,' in observation.write(sample("body-weight"))


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.covers("C-034")
def test_each_generation_is_read(kind: str) -> None:
    tree = exact.read(observation.write(sample(kind)))
    for url in profiles()[kind].known:
        old = deepcopy(tree) | {"meta": {"profile": [url]}}
        assert observation.read(exact.write(old)).kind == kind


def test_a_measure_without_profile_is_known_by_its_code() -> None:
    tree = exact.read(observation.write(sample("heart-rate")))
    del tree["meta"]
    assert observation.read(exact.write(tree)).kind == "heart-rate"


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the shared examples are not here")
def test_every_official_example_is_read() -> None:
    read = {
        path.name: observation.read(path.read_bytes())
        for path in sorted(EXAMPLES.glob("Observation-*.json"))
    }
    kinds = {found.kind for found in read.values()}
    assert set(SAMPLES) - UNSEEN <= kinds
    assert all(found.values for found in read.values())


@pytest.mark.parametrize(
    "change",
    [
        {"valueQuantity": {"value": True}},
        {"valueQuantity": "72"},
        {"meta": 3, "code": []},
        {"code": {"coding": "x"}, "meta": {"profile": "x"}},
        {"component": [3]},
    ],
)
def test_an_odd_shape_is_a_finding_not_a_loss(change: exact.Tree) -> None:
    tree = exact.read(observation.write(sample("body-weight")))
    found = observation.read(exact.write(tree | change))
    assert found.effective == "2026-11-21T08:00:00+01:00"


@pytest.mark.parametrize("kind", SAID)
def test_a_circumstance_is_read_back(kind: str) -> None:
    assert observation.read(observation.write(sample(kind))).said == SAID[kind]


@pytest.mark.parametrize(("unit", "kind"), [("mg/dL", "blood-glucose"), ("%", "hba1c")])
@pytest.mark.parametrize("named", [True, False])
def test_the_old_code_of_glucose_is_told_by_its_unit(
    unit: str, kind: str, *, named: bool
) -> None:
    """4548-4 stood for blood glucose in old data, with or without a profile."""
    tree = exact.read(observation.write(sample("hba1c")))
    old = "http://esante.gouv.fr/ci-sis/fhir/StructureDefinition/ENS_ObservationGlucose"
    tree["meta"] = {"profile": [old] if named else []}
    tree["valueQuantity"]["code"] = unit
    assert observation.read(exact.write(tree)).kind == kind


def test_another_unit_is_a_finding() -> None:
    tree = exact.read(observation.write(sample("body-weight")))
    tree["valueQuantity"]["code"] = "g"
    assert observation.read(exact.write(tree)).findings == ("measure.other_unit",)


def test_something_else_is_refused() -> None:
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        observation.read(b'{"resourceType":"Patient"}')


def test_a_mistake_keeps_its_numbers() -> None:
    raw = observation.write(sample("body-weight"))
    wrong = observation.in_error(raw)
    assert b'"value":72.50,' in wrong
    assert exact.read(wrong)["status"] == "entered-in-error"
    assert observation.standing_again(wrong) == raw


def test_a_converted_value_says_so() -> None:
    plain = sample("body-weight")
    typed = Typed((Decimal("159.8"),), "[lb_av]", "lb")
    raw = observation.write(
        Measured(
            plain.id, plain.space, plain.kind, plain.values, plain.effective, typed
        )
    )
    assert b"has-been-converted" in raw
    assert b"159.8" in raw


MUTATIONS: dict[str, exact.Tree] = {
    "type": {"resourceType": "Patient"},
    "source": {"meta": {"profile": [profiles()["body-weight"].url]}},
    "status": {"status": "bogus"},
    "category": {"category": []},
    "code": {"code": {"coding": [{"system": "http://loinc.org", "code": "8302-2"}]}},
    "subject": {"subject": {}},
    "date": {"effectiveDateTime": "2026-11-21T08:00"},
    "circumstance": {"bodySite": {"coding": [{"system": "x", "code": "8205005"}]}},
    "value": {"valueQuantity": {"value": 72, "unit": "kg", "code": "g"}},
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_each_check_bites(name: str) -> None:
    tree = exact.read(observation.write(sample("body-weight")))
    assert faults(tree) == []
    assert name in faults(tree | MUTATIONS[name])


def test_a_wrong_resource_never_leaves() -> None:
    good = sample("body-weight")
    wrong = Measured(good.id, good.space, good.kind, good.values, "yesterday")
    with pytest.raises(Broken, match=r"fhir\.invalid"):
        observation.write(wrong)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["meta", "code", "component", "valueQuantity", "status", "effectiveDateTime"]
)


@given(st.dictionaries(KEYS, JSON))
def test_any_observation_gives_values_or_findings(odd: exact.Tree) -> None:
    good = exact.read(observation.write(sample("blood-pressure")))
    for tree in (odd, good | odd):
        raw = exact.write(tree | {"resourceType": "Observation"})
        assert isinstance(observation.read(raw).values, tuple)
