"""Each rubric of the profile writes what FHIR knows, and reads it back the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import constraints, exact, statement
from app.fhir.models import model_faults
from app.kinds import Kind, all_kinds, kind
from tests.app.profiles import asked_kinds, full, lines, topic_of

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
STATES: tuple[Any, ...] = ("active", "ended", "withdrawn")
JSON = st.none() | st.booleans() | st.text(max_size=4) | st.integers()
NAMES = st.sampled_from(
    ["code", "text", "coding", "status", "note", "clinicalStatus", "onsetDateTime"]
)


def named(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return objects whose elements have the names of FHIR."""
    return st.dictionaries(NAMES, inner)


def raw(tree: object) -> bytes:
    """Return the bytes of any JSON."""
    return json.dumps(tree).encode()


@pytest.mark.covers("C-026")
@pytest.mark.covers("C-027")
@pytest.mark.covers("C-028")
@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_a_line_that_says_everything_is_sound_whatever_its_state(chosen: Kind) -> None:
    body = statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
    for state in (*STATES, "ended"):
        body = statement.stated(body, chosen, state)
        assert model_faults(body) == ()
        assert statement.read(body, chosen) == full(chosen)
        told = statement.state_of(body, chosen)
        assert told == state or (told, state) == ("active", "ended")
        faults = constraints.faults(exact.read(body), chosen)
        assert [one for one in faults if "abatement" not in one] == []


@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
@settings(max_examples=25)
@given(st.data())
def test_what_is_written_reads_back_the_same(chosen: Kind, data: st.DataObject) -> None:
    said, other = data.draw(lines(chosen)), data.draw(lines(chosen))
    body = statement.write(ENTRY, SPACE, chosen, said, state="ended")
    assert statement.read(body, chosen) == said
    changed = statement.changed(body, chosen, other)
    assert statement.read(changed, chosen) == other
    assert statement.changed(changed, chosen, other) == changed


@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_any_answer_may_go_and_the_rest_stays(chosen: Kind) -> None:
    said = full(chosen)
    body = statement.write(ENTRY, SPACE, chosen, said, state="ended")
    for ask in topic_of(chosen).asks:
        left = {one: text for one, text in said.items() if one != ask.name}
        if ask.needed:
            with pytest.raises(Broken, match=r"fhir\.invalid"):
                statement.changed(body, chosen, left)
            continue
        less = statement.changed(body, chosen, left)
        assert statement.read(less, chosen) == left
        assert statement.read(statement.changed(less, chosen, said), chosen) == said
        assert model_faults(less) == ()


@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_a_change_keeps_what_nobody_asks(chosen: Kind) -> None:
    tree = exact.read(
        statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
    )
    tree |= {"language": "fr", "contained": [{"resourceType": "Patient", "id": "p"}]}
    body = exact.write(tree)
    assert statement.changed(body, chosen, full(chosen)) == body
    needed = {one.name for one in topic_of(chosen).asks if one.needed}
    least = {name: text for name, text in full(chosen).items() if name in needed}
    left = exact.read(statement.changed(body, chosen, least))
    assert (left["language"], left["contained"]) == ("fr", tree["contained"])
    assert left["meta"] == tree["meta"]


def test_new_words_lose_the_codes_of_the_old_ones() -> None:
    chosen = kind("allergy")
    tree = exact.read(statement.write(ENTRY, SPACE, chosen, {"substance": "Noix"}))
    tree["code"]["coding"] = [{"system": "http://snomed.info/sct", "code": "91936005"}]
    body = exact.write(tree)
    same = statement.changed(body, chosen, {"substance": "Noix", "since": "1998"})
    assert exact.read(same)["code"] == tree["code"]
    other = statement.changed(body, chosen, {"substance": "Lait"})
    assert exact.read(other)["code"] == {"text": "Lait"}


@pytest.mark.parametrize(
    ("given", "system"),
    [
        ("2.16.840.1.113883.6.96", "http://snomed.info/sct"),
        ("http://snomed.info/sct", "http://snomed.info/sct"),
        ("1.2.250.1.213.2.12", "urn:oid:1.2.250.1.213.2.12"),
    ],
)
@pytest.mark.parametrize("code", ["allergy", "illness", "treatment", "family-history"])
def test_words_are_told_to_machines_beside(code: str, given: str, system: str) -> None:
    chosen = kind(code)
    body = statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
    coded = statement.named(body, chosen, system=given, code="D57.1")
    assert f'"system":"{system}","code":"D57.1"' in coded.decode()
    assert model_faults(coded) == ()
    left = full(chosen) if code != "treatment" else full(chosen) | {"cip": ""}
    assert statement.read(coded, chosen) == {k: v for k, v in left.items() if v}


def test_the_code_of_a_box_stays_with_a_name_spelt_better() -> None:
    chosen, box = kind("treatment"), {"cip": "3400930000007"}
    body = statement.write(ENTRY, SPACE, chosen, {"medicine": "Dolipran", **box})
    better = {"medicine": "Doliprane", **box}
    assert statement.read(statement.changed(body, chosen, better), chosen) == better


def test_a_reaction_nobody_described_is_said_unknown_and_no_more_than_needed() -> None:
    chosen, said = kind("allergy"), {"substance": "Noix"}
    body = statement.write(ENTRY, SPACE, chosen, {**said, "severity": "severe"})
    assert model_faults(body) == ()
    (reaction,) = exact.read(body)["reaction"]
    assert reaction["manifestation"][0]["coding"][0]["code"] == "unknown"
    assert "reaction" not in exact.read(statement.changed(body, chosen, said))


@pytest.mark.covers("C-027")
def test_who_paid_is_said_unknown_only_while_nobody_said_it() -> None:
    chosen, said = kind("reimbursed-care"), {"care": "Radio"}
    body = statement.write(ENTRY, SPACE, chosen, said)
    assert model_faults(body) == ()
    (why,) = exact.read(body)["provider"]["extension"]
    assert why["valueCode"] == "unknown"
    told = statement.changed(body, chosen, {**said, "by": "Dr Fictif"})
    assert exact.read(told)["provider"] == {"display": "Dr Fictif"}
    assert exact.read(told)["insurer"] == exact.read(body)["insurer"]
    assert statement.changed(told, chosen, said) == body


def test_an_amount_is_a_decimal_in_euros_never_a_float() -> None:
    chosen, said = kind("reimbursed-care"), {"care": "Radio", "paid": "19.10"}
    body = statement.write(ENTRY, SPACE, chosen, said)
    assert b'"amount":{"value":19.10,"currency":"EUR"}' in body
    for ours, other in ((b'"EUR"', b'"USD"'), (b"19.10", b"true"), (b"19.10", b'"x"')):
        assert "paid" not in statement.read(body.replace(ours, other), chosen)


def test_who_says_it_is_written_where_fhir_has_a_place() -> None:
    me = {"reference": "Patient/00000000-0000-0000-0000-000000000001"}
    for code, name in (("allergy", "asserter"), ("treatment", "informationSource")):
        chosen = kind(code)
        said = full(chosen)
        mine = exact.read(statement.write(ENTRY, SPACE, chosen, said))
        assert mine[name] == me
        theirs = statement.write(ENTRY, SPACE, chosen, said, source="laboratory")
        assert name not in exact.read(theirs)
        taken = exact.read(statement.declared(theirs, chosen))
        assert (taken[name], taken["meta"]["tag"]) == (me, mine["meta"]["tag"])


def test_a_state_it_has_already_changes_no_byte() -> None:
    chosen = kind("illness")
    tree = exact.read(statement.write(ENTRY, SPACE, chosen, {"illness": "Asthme"}))
    tree["clinicalStatus"]["coding"][0]["code"] = "recurrence"
    body = exact.write(tree)
    assert statement.stated(body, chosen, "active") == body
    assert statement.state_of(body, chosen) == "active"
    over = statement.stated(body, chosen, "ended")
    assert statement.state_of(over, chosen) == "ended"


@pytest.mark.parametrize(
    ("name", "code", "said", "state"),
    [
        (
            "AllergyIntolerance-allergyintolerance-with-abatement",
            "allergy",
            {"substance": "Ragweed pollen", "end": "2010"},
            "ended",
        ),
        (
            "Observation-pregnancy-status-example",
            "pregnancy",
            {"status": "LA15173-0"},
            "active",
        ),
    ],
)
def test_official_examples_are_read(
    samples: Path, name: str, code: str, said: dict[str, str], state: str
) -> None:
    raw = (samples / "standards" / "fhir" / "ips" / f"{name}.json").read_bytes()
    assert statement.read(raw, kind(code)) == said
    assert statement.state_of(raw, kind(code)) == state


def test_every_line_of_the_official_summary_is_read(samples: Path) -> None:
    name = samples / "standards" / "fhir" / "ips" / "Bundle-IPS-examples-Bundle-01.json"
    lines = [one["resource"] for one in json.loads(name.read_bytes())["entry"]]
    read = [
        (one["resourceType"], statement.read(json.dumps(one).encode(), chosen))
        for one in lines
        for chosen in map(kind, ("allergy", "illness", "treatment", "blood-group"))
        if one["resourceType"] == chosen.resource
    ]
    said = [text for _, text in read]
    assert {"group": "278149003", "since": "2015-10-10T09:15:00+01:00"} in said
    assert {"illness": "Menopausal flushing (finding)", "since": "2015"} in said
    assert any(one.get("criticality") == "high" for one in said)


@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_a_shape_nobody_expected_says_nothing(chosen: Kind) -> None:
    tree = exact.read(
        statement.write(ENTRY, SPACE, chosen, full(chosen), state="ended")
    )
    odd: exact.Tree = {name: [3, {"coding": 1}, None] for name in tree} | {
        "code": {"text": []}
    }
    assert statement.read(exact.write(odd), chosen) == {}
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        statement.read(b"nothing", chosen)


def test_only_the_kinds_of_the_profile_are_lines() -> None:
    with pytest.raises(TypeError):
        statement.read(b"{}", all_kinds()["body-weight"])


@given(
    st.binary() | st.recursive(JSON, lambda one: st.lists(one) | named(one)).map(raw)
)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for chosen in asked_kinds():
        try:
            said = statement.read(body, chosen)
            statement.state_of(body, chosen)
        except Refused:
            continue
        assert all(said.values())
