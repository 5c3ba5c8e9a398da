"""What a document says is proposed; what is taken says who wrote it, and when."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.foreign import Extract, Found, Laid, Matter
from app.domain.write import Write
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows.proposing.proposals import Proposals
from app.imports import cda
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held

SNOMED = "2.16.840.1.113883.6.96"
LOINC = "2.16.840.1.113883.6.1"
FOUND = (
    Found(Matter.ALLERGY, "Pénicilline", when="1998", code="373270004", system=SNOMED),
    Found(Matter.MEASURE, "Poids", "70", "kg"),
    Found(Matter.PROBLEM, "Asthme", when="2001-05"),
    Found(Matter.HISTORY, "Rougeole", when="1965"),
    Found(Matter.TREATMENT, "Ventoline", value="2 bouffées\nsi besoin"),
    Found(Matter.RESULT, "Groupe ABO Rh", "O Rh+", when="2020", code="882-1"),
    Found(Matter.FAMILY, "Diabète", value="Mère"),
    Found(Matter.FAMILY, "Infarctus", value="Demi-frère"),
    Found(Matter.RESULT, "Glucose", "1.2", "g/L", code="2345-7", system=LOINC),
)


class Told(Glass):
    """An airlock for which every file says the same."""

    found: tuple[Found, ...] = FOUND

    def read(self, content: Held, *, name: str) -> Extract:
        """Recognise a document made of words."""
        del content, name
        return Extract("text/xml", 1, "")

    def lay(self, content: Held) -> Laid:
        """Say what a test prepared."""
        del content
        return Laid((), self.found)


@pytest.fixture
def home() -> PaperHome:
    """Return a space whose documents say something."""
    return PaperHome(airlock=Told())


@pytest.fixture
def proposals(home: PaperHome) -> Proposals:
    """Return what its documents propose."""
    return Proposals.over(home.documents)


def written_by(home: PaperHome, **meta: str) -> Entry:
    """Return a document somebody wrote."""
    entry = home.documents.add(b"<x/>", name="cr.xml").entry
    assert entry
    new = replace(entry, meta={**entry.meta, **meta})
    home.vault.commit(Write(home.space.id, entries=(new,)))
    return new


def by_doctor(home: PaperHome, **meta: str) -> Entry:
    """Return a document a professional wrote."""
    return written_by(home, maker="professional", author="Dr Anne Martin", **meta)


@pytest.mark.covers("C-027")
def test_each_thing_goes_to_its_rubric(home: PaperHome, proposals: Proposals) -> None:
    told = [
        (one.topic.code, one.said, one.over) for one in proposals.of(by_doctor(home).id)
    ]
    assert told == [
        ("allergies", {"substance": "Pénicilline", "since": "1998"}, False),
        ("maladies", {"illness": "Asthme", "since": "2001-05"}, False),
        ("maladies", {"illness": "Rougeole", "since": "1965"}, True),
        (
            "traitements",
            {"medicine": "Ventoline", "dose": "2 bouffées\nsi besoin"},
            False,
        ),
        ("groupe-sanguin", {"group": "278147001", "since": "2020"}, False),
        (
            "antecedents-familiaux",
            {"relation": "MTH", "illness": "Diabète"},
            False,
        ),
        (
            "antecedents-familiaux",
            {
                "relation": "FAMMEMB",
                "illness": "Infarctus",
                "comment": "Demi-frère",
            },
            False,
        ),
    ]
    assert home.profile.lines("allergies") == []


@pytest.mark.covers("C-027")
@pytest.mark.parametrize(
    ("found", "said", "state"),
    [
        ({"when": "2015", "until": "2016"}, {"since": "2015", "end": "2016"}, "ended"),
        ({"past": True, "until": "1965"}, {"end": "1965"}, "ended"),
        ({"past": True}, {}, "ended"),
        ({"until": "2999"}, {"end": "2999"}, "active"),
        ({"when": "2016", "until": "2015"}, {"since": "2016"}, "active"),
    ],
)
def test_what_is_over_is_never_noted_as_in_force(
    home: PaperHome,
    proposals: Proposals,
    found: dict[str, Any],
    said: dict[str, str],
    state: str,
) -> None:
    airlock = home.airlock
    assert isinstance(airlock, Told)
    matters = {Matter.TREATMENT: "medicine", Matter.ALLERGY: "substance"}
    airlock.found = tuple(Found(one, "Warfarine", **found) for one in matters)
    paper = by_doctor(home)
    for one, name in zip(proposals.of(paper.id), matters.values(), strict=True):
        assert one.said == {name: "Warfarine", **said}
        assert one.over is (state == "ended")
        line = home.profile.line(proposals.accept(paper.id, one.rank).id)
        assert (line.said, line.state) == (one.said, state)
        assert model_faults(line.entry.body) == ()


def test_what_is_taken_says_who_wrote_it_and_is_tied_to_the_document(
    home: PaperHome, proposals: Proposals
) -> None:
    home.profile.set_answer("allergies", "none")
    paper = by_doctor(home)
    entry = proposals.accept(paper.id, 0)
    (line,) = home.profile.lines("allergies")
    assert (line.source, line.author) == ("professional", "Dr Anne Martin")
    assert (line.entry.id, line.title) == (entry.id, "Pénicilline")
    assert [one.id for one in home.links.of(entry.id)] == [paper.id]
    assert home.profile.answer("allergies") == ""
    tree = exact.read(entry.body)
    coding = {"system": "http://snomed.info/sct", "code": "373270004"}
    assert tree["code"] == {"text": "Pénicilline", "coding": [coding]}
    assert "asserter" not in tree


def test_the_same_is_never_taken_twice(home: PaperHome, proposals: Proposals) -> None:
    paper = by_doctor(home)
    entry = proposals.accept(paper.id, 0)
    assert proposals.accept(paper.id, 0).id == entry.id
    assert home.profile.count("allergies") == 1
    taken = [one.rank for one in proposals.of(paper.id) if one.line]
    assert taken == [0]
    home.profile.remove(entry.id)
    assert not any(one.line for one in proposals.of(paper.id))


def test_all_that_is_taken_is_sound(home: PaperHome, proposals: Proposals) -> None:
    paper = by_doctor(home)
    for one in proposals.of(paper.id):
        body = proposals.accept(paper.id, one.rank).body
        assert model_faults(body) == ()
    illnesses = {one.title: one.state for one in home.profile.lines("maladies")}
    assert illnesses == {"Asthme": "active", "Rougeole": "ended"}


@pytest.mark.covers("C-032")
def test_a_card_of_a_laboratory_never_merges_with_what_was_declared(
    home: PaperHome, proposals: Proposals
) -> None:
    home.profile.add("groupe-sanguin", {"group": "278149003"})
    card = by_doctor(home, type="11502-2")
    told = {one.topic.code: one.rank for one in proposals.of(card.id)}
    entry = proposals.accept(card.id, told["groupe-sanguin"])
    lines = home.profile.lines("groupe-sanguin")
    active = {(one.title, one.source) for one in lines if one.state == "active"}
    assert active == {("A positif", "declared"), ("O positif", "laboratory")}
    (coding,) = exact.read(entry.body)["code"]["coding"]
    assert coding == {"system": "http://loinc.org", "code": "882-1"}


def test_a_document_filed_with_analyses_is_not_of_a_laboratory(
    home: PaperHome, proposals: Proposals
) -> None:
    refiled = by_doctor(home, type="11488-4", category="BIOLOGIE")
    assert {one.source for one in proposals.of(refiled.id)} == {"professional"}
    away = by_doctor(home, type="11502-2", category="CERT_MED")
    assert {one.source for one in proposals.of(away.id)} == {"laboratory"}


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    ("rh", "titles"),
    [
        (Found(Matter.RESULT, "Rh", "Positif", when="2020", code="10331-7"), ["A"]),
        (Found(Matter.RESULT, "Rh", "Positif", when="2021", code="10331-7"), []),
        (Found(Matter.RESULT, "Rh", "Faible", when="2020", code="10331-7"), []),
    ],
)
def test_a_group_told_in_two_halves_is_whole_or_nothing(
    home: PaperHome, proposals: Proposals, rh: Found, titles: list[str]
) -> None:
    airlock = home.airlock
    assert isinstance(airlock, Told)
    airlock.found = (half("A"), rh)
    told = [one.title for one in proposals.of(by_doctor(home, type="11502-2").id)]
    assert told == [f"{one} positif" for one in titles]


def half(value: str, when: str = "2020") -> Found:
    """Return one half of a group: letters, else a Rh."""
    code = "883-9" if value in ("A", "B", "O") else "10331-7"
    return Found(Matter.RESULT, "Moitié", value, when=when, code=code)


@pytest.mark.covers("C-032")
@pytest.mark.parametrize(
    "halves",
    [
        (half("A"), half("Positif"), half("Négatif")),
        (half("A"), half("Négatif"), half("Positif")),
        (half("A"), half("B"), half("Positif")),
        (half("A", ""), half("Positif", "")),
    ],
)
def test_halves_that_disagree_or_have_no_day_are_never_joined(
    home: PaperHome, proposals: Proposals, halves: tuple[Found, ...]
) -> None:
    assert isinstance(home.airlock, Told)
    home.airlock.found = halves
    assert proposals.of(by_doctor(home, type="11502-2").id) == []


def test_halves_said_twice_the_same_are_joined(
    home: PaperHome, proposals: Proposals
) -> None:
    assert isinstance(home.airlock, Told)
    home.airlock.found = (half("A"), half("Positif"), half("positif"))
    (one,) = proposals.of(by_doctor(home, type="11502-2").id)
    assert one.title == "A positif"


def test_what_a_person_wrote_is_their_own_word(
    home: PaperHome, proposals: Proposals
) -> None:
    entry = proposals.accept(written_by(home).id, 0)
    assert home.profile.line(entry.id).source == "declared"


def test_what_is_not_proposed_is_not_taken(
    home: PaperHome, proposals: Proposals
) -> None:
    paper = by_doctor(home)
    for rank in (1, 8, 99):
        with pytest.raises(Refused, match=r"proposal\.absent"):
            proposals.accept(paper.id, rank)


@pytest.mark.parametrize("name", ["VSM_1.4_2022.01.xml", "IPS-FR_2024.01.xml"])
def test_official_summaries_are_taken_whole(
    home: PaperHome, proposals: Proposals, samples: Path, name: str
) -> None:
    raw = (samples / "standards" / "cda" / name).read_bytes()
    airlock = home.airlock
    assert isinstance(airlock, Told)
    airlock.found = cda.read(raw).found
    paper = by_doctor(home)
    every = proposals.of(paper.id)
    assert {"maladies", "allergies"} & {one.topic.code for one in every}
    for one in every:
        assert model_faults(proposals.accept(paper.id, one.rank).body) == ()
    assert all(one.line for one in proposals.of(paper.id))
