"""What a document says one by one is listed; not what it denies, nor the unnamed."""

from dataclasses import replace

import pytest

from app.domain.foreign import Found, Matter
from app.gates.xml import parsed
from app.imports.cda import entries
from app.imports.cda.entries import found
from tests.fictitious.clinical import (
    ATC,
    LOINC,
    clinical,
    concern,
    observation,
    prescribed,
    section,
    structured,
    vaccine,
)

WEIGHT = observation(
    "29463-7",
    "Poids",
    '<effectiveTime value="20260114"/><value xsi:type="PQ" value="72.50" unit="kg"/>',
)


def listed(*sections: str) -> list[Found]:
    return list(found(parsed(clinical(structured(*sections)))))


def entry(inside: str) -> str:
    return f"<entry>{inside}</entry>"


@pytest.mark.covers("C-002")
def test_vaccines_are_listed_with_their_rank_and_their_class() -> None:
    said = vaccine("TETAVAX", "1975", rank="2") + vaccine(
        "NON FAIT", "2026", denied="true"
    )
    (one,) = listed(section("x", "", said, code="11369-6"))
    assert one.dose is not None
    assert [code.code for code in one.dose.codes] == ["1", "J07AM"]
    assert replace(one, dose=None) == Found(
        Matter.VACCINE, "TETAVAX", "2", when="1975", code="J07AM", system=ATC
    )


def test_no_vaccine_is_no_vaccine() -> None:
    none = (
        vaccine("Aucune", "2026")
        .replace('code="1"', 'code="no-known-immunizations"')
        .replace("J07AM", "")
        .replace(ATC, "")
    )
    assert listed(section("x", "", none, code="11369-6")) == []


@pytest.mark.covers("C-002")
def test_measures_keep_their_figures_and_take_the_date_of_their_group() -> None:
    undated = observation(
        "8302-2", "Taille", '<value xsi:type="PQ" value="1.60" unit="m"/>'
    )
    both = f"<component>{WEIGHT}</component><component>{undated}</component>"
    group = f'<organizer><effectiveTime value="2026"/>{both}</organizer>'
    assert listed(section("x", "", entry(group), code="8716-3")) == [
        Found(
            Matter.MEASURE, "Poids", "72.50", "kg", "", "2026-01-14", "29463-7", LOINC
        ),
        Found(Matter.MEASURE, "Taille", "1.60", "m", "", "2026", "8302-2", LOINC),
    ]


@pytest.mark.parametrize(
    ("value", "said", "unit"),
    [
        ('<value xsi:type="PQ" value="1.950" unit="m[IU]/L"/>', "1.950", "m[IU]/L"),
        ('<value xsi:type="PQ" value="3" unit="1"/>', "3", ""),
        ('<value xsi:type="INT" value="0"/>', "0", ""),
        ('<value xsi:type="ST">négatif</value>', "négatif", ""),
        ('<value xsi:type="CD" displayName="positif"/>', "positif", ""),
        ('<value><high value="1.0" unit="mg/L"/></value>', "< 1.0 mg/L", ""),
        ('<value><low value="5" unit="g"/></value>', "> 5 g", ""),
        ('<value><low value="1"/><high value="2" unit="g"/></value>', "1 – 2 g", ""),
        ('<value xsi:type="PQ" value="1e999"/>', None, ""),
        ('<value xsi:type="PQ" value="NaN"/>', None, ""),
        ('<value xsi:type="BL" value="true"/>', None, ""),
        ('<value xsi:type="PQ" nullFlavor="UNK"/>', None, ""),
        ("", None, ""),
    ],
)  # fmt: skip
def test_a_result_is_a_decimal_with_its_unit_or_words(
    value: str, said: str | None, unit: str
) -> None:
    result = entry(observation("1", "TSH", value))
    told = [
        (one.value, one.unit)
        for one in listed(section("x", "", result, code="30954-2"))
    ]
    assert told == ([] if said is None else [(said, unit)])


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ('<low value="0.27"/><high value="4.2"/>', "0.27 – 4.2"),
        ('<high value="5.0" unit="mg/L"/>', "< 5.0"),
        ('<low value="3"/>', "> 3"),
        ('<low value="3"/><high value="3"/>', ""),
        ("", ""),
    ],
)
def test_usual_values_are_those_of_the_laboratory(limits: str, said: str) -> None:
    inside = f"<observationRange><value>{limits}</value></observationRange>"
    usual = f"<referenceRange>{inside}</referenceRange>"
    result = observation("1", "TSH", '<value xsi:type="PQ" value="1"/>', more=usual)
    (one,) = listed(section("x", "", entry(result), code="30954-2"))
    assert one.usual == said


def test_what_qualifies_a_result_is_not_another_one() -> None:
    inner = f"<entryRelationship>{WEIGHT}</entryRelationship>"
    outer = observation("1", "TSH", '<value xsi:type="PQ" value="1"/>', more=inner)
    assert [
        one.label for one in listed(section("x", "", entry(outer), code="30954-2"))
    ] == ["TSH"]


def told_at(place: str) -> str:
    return f'<text><reference value="#{place}"/></text>'


LINE = """
<table><thead><tr><th>Durée</th><th>Médicament</th><th>Posologie</th><th>Motif</th></tr>
</thead><tbody><tr><td>6 jours</td><td><content ID="m1">DOLIPRANE</content></td>
<td>1 comprimé matin et soir<br/>puis 1 le soir</td><td>-</td></tr>
<tr><td colspan="2">Conseil</td><td colspan="2"><content ID="n1">Au repas</content></td>
</tr></tbody></table>"""


@pytest.mark.covers("C-002")
def test_a_dosage_is_the_words_of_the_prescription() -> None:
    line = prescribed("DOLIPRANE 500 mg", "m1", note="n1")
    (one,) = listed(section("x", LINE, line, code="57828-6"))
    assert (one.matter, one.label, one.when) == (
        Matter.PRESCRIPTION,
        "DOLIPRANE 500 mg",
        "2026-01-14",
    )
    assert one.value.splitlines() == [
        "Durée : 6 jours",
        "Posologie : 1 comprimé matin et soir",
        "puis 1 le soir",
        "Au repas",
    ]


def test_a_dosage_is_never_cut() -> None:
    long = LINE.replace("1 comprimé", "un " * 700 + "comprimé")
    (one,) = listed(section("x", long, prescribed("A", "m1"), code="57828-6"))
    assert one.value == ""


def test_a_dosage_that_stands_nowhere_is_not_made_up() -> None:
    (one,) = listed(section("x", "", prescribed("A", "m1"), code="57828-6"))
    assert (one.label, one.value) == ("A", "")


@pytest.mark.parametrize(
    ("entry_written", "said"),
    [
        (concern("allergie", "<value/>", agent="Noix"), [("Noix", "allergie")]),
        (concern("diagnostic", '<value displayName="Asthme"/>'), [("Asthme", "")]),
        (concern("allergie", "<value/>"), []),
        (concern("allergie", "<value/>", agent="Noix", denied="true"), []),
        (concern("allergie", told_at("non")), []),
        (
            concern("allergie alimentaire", told_at("oui")),
            [("allergie alimentaire", "")],
        ),
        (concern("diagnostic", told_at("dit")), [("Une entorse", "")]),
    ],
)
def test_an_allergy_or_an_illness_is_listed_when_it_is_named(
    entry_written: str, said: list[tuple[str, str]]
) -> None:
    answers = {"non": "Non", "oui": "Oui", "dit": "Une entorse"}
    text = [f'<content ID="{name}">{one}</content>' for name, one in answers.items()]
    told = listed(section("x", "".join(text), entry_written, code="48765-2"))
    assert [(one.label, one.value) for one in told] == said
    assert all(one.when == "2018" for one in told)


@pytest.mark.parametrize("status", ["cancelled", "aborted", "nullified"])
def test_what_was_cancelled_is_not_listed(status: str) -> None:
    gone = WEIGHT.replace('"completed"', f'"{status}"')
    assert listed(section("x", "", entry(gone), code="8716-3")) == []


def test_a_section_nobody_knows_says_nothing() -> None:
    assert listed(section("Vaccins", "", vaccine("A", "2026"))) == []
    assert found(parsed(clinical("<nonXMLBody><text>a</text></nonXMLBody>"))) == ()


def test_the_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    many = section("x", "", vaccine("A", "2026") * 5, code="11369-6")
    assert len(listed(many)) == 5
    monkeypatch.setattr(entries, "FOUND_MAX", 3)
    assert len(listed(many)) == 3


RELATIVE = """<organizer><subject><relatedSubject><code code="MTH"
 displayName="Mère"/></relatedSubject></subject>{ills}</organizer>"""


def ill(name: str, *, attributes: str = "", status: str = "completed") -> str:
    value = f'<value xsi:type="CD" code="D57.1" displayName="{name}" codeSystem="1.2"/>'
    inside = f'<statusCode code="{status}"/>{value}'
    return f"<component><observation {attributes}>{inside}</observation></component>"


def test_the_illnesses_of_a_relative_are_listed_with_who_that_is() -> None:
    ills = ill("Anémie") + ill("Asthme", attributes='negationInd="true"')
    said = entry(RELATIVE.format(ills=ills + ill("Goutte", status="nullified")))
    assert listed(section("x", "", said, code="10157-6")) == [
        Found(Matter.FAMILY, "Anémie", "Mère", code="D57.1", system="1.2")
    ]
