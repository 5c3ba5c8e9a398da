"""What the person says comes first, then the content, the name, the file, today."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.foreign import Extract, Header
from app.domain.when import When
from app.fhir import exact
from app.flows.intake import Said, filed, leaf, pages_of
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, Post

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "name", "stated", "said", "date", "dated"),
    [
        ("le 12 mars 2026", "2020-01-01.pdf", "2019", "2018", "2018", "typed"),
        ("le 12 mars 2026", "2020-01-01.pdf", "2019", "", "2026-03-12", "content"),
        ("le 12 mars 2031", "2020-01-01.pdf", "2019", "", "2020-01-01", "name"),
        ("", "scan.pdf", "2019", "", "2019", "file"),
        ("", "scan.pdf", "2031", "", "2026-11-21", "added"),
    ],
)
def test_dates_are_taken_in_order(
    text: str, name: str, stated: str, said: str, date: str, dated: str
) -> None:
    reading = Extract("application/pdf", 1, text, when=When.parse(stated))
    filing = filed(reading, name, Said(date=said), today=TODAY)
    assert (filing.when.text, filing.dated) == (date, dated)


@pytest.mark.parametrize(
    ("since", "stated", "said", "date", "dated"),
    [
        ("2026-03-10", "2026-03-14", "2018", "2018", "typed"),
        ("2026-03-10", "2026-03-14", "", "2026-03-10", "act"),
        ("2026-03", "2026-03-14", "", "2026-03", "act"),
        ("1965-05", "2026-03-14", "", "1965-05", "act"),
        ("", "2026-03-14T10:00:00+01:00", "", "2026-03-14T10:00:00+01:00", "act"),
        ("hier", "2026", "", "2026", "act"),
        ("2031", "", "", "2026-03-12", "content"),
    ],
)
def test_the_date_of_the_act_comes_before_any_guess(
    since: str, stated: str, said: str, date: str, dated: str
) -> None:
    when, header = When.parse(stated), Header(since=since)
    reading = Extract("text/xml", 1, "le 12 mars 2026", when=when, header=header)
    filing = filed(reading, "2020-01-01.xml", Said(date=said), today=TODAY)
    assert (filing.when.text, filing.dated) == (date, dated)


def test_the_type_a_document_states_files_it() -> None:
    reading = Extract("text/xml", 1, "Ordonnance", header=Header(type="11502-2"))
    filing = filed(reading, "x.xml", Said(), today=TODAY)
    assert (filing.type, filing.category.code) == ("11502-2", "BIOLOGIE")
    assert filing.title == "Résultats d'analyses"
    chosen = filed(reading, "x.xml", Said("CERT_MED"), today=TODAY)
    assert (chosen.type, chosen.category.code) == ("11502-2", "CERT_MED")
    unknown = replace(reading, header=Header(type="4711"))
    guessed = filed(unknown, "x.xml", Said(), today=TODAY)
    assert guessed.category.type == guessed.type == "DOCPAT02"


def test_the_header_is_kept_with_the_document() -> None:
    header = replace(LETTER, confidentiality=("R",), until="2026-03-13")
    entry = Post(PaperHome()).entry(header)
    body = exact.read(entry.body)
    assert (entry.title, entry.meta["category"]) == ("Consultation", "CPT_REND")
    assert entry.meta["author"] == "Dr Charles Muller"
    assert body["masterIdentifier"]["value"] == "urn:oid:1.2.250.1.1"
    assert body["type"]["coding"][0]["code"] == "11488-4"
    assert body["context"]["period"] == {"start": "2026-03-12", "end": "2026-03-13"}
    assert body["author"] == [{"reference": "#author"}, {"reference": "#facility"}]
    assert body["securityLabel"][0]["coding"][0]["code"] == "R"
    assert body["content"][0]["attachment"]["creation"] == "2026-03-14"


def test_a_dispensing_lies_in_its_own_rubric() -> None:
    entry = Post(PaperHome()).entry(replace(LETTER, type="60593-1"))
    assert (entry.meta["category"], entry.rubric) == ("ORD_SOIN", Rubric.DISPENSATION)


@pytest.mark.parametrize("said", [Said(category="X"), Said(date="X")])
def test_what_is_said_is_checked(said: Said) -> None:
    with pytest.raises(Refused):
        said.check()


@pytest.mark.parametrize("pages", ["", "beaucoup", "-1", "1e9", "9" * 5000, "²"])
def test_a_count_of_pages_that_is_none_draws_the_first(pages: str) -> None:
    entry = PaperHome().documents.add(b"Bilan", name="x.txt").entry
    assert entry is not None
    assert (pages_of(entry), leaf(entry, 0)) == (1, (0, 0))
    wrong = replace(entry, meta={**entry.meta, "pages": pages, "leaves": f"{pages},1"})
    assert (pages_of(wrong), leaf(wrong, 0)) == (0, (1, 0))
