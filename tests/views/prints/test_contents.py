"""The page of a copy tells what is there, leads to each file, and runs nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from app.domain.collection import Rubric
from app.domain.consent import Finality
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.when import When
from app.fhir import agreement, communication
from app.fhir.agreement import Agreement
from app.fhir.communication import Said, Whom
from app.flows.backpack.laying import Laid
from views.prints.contents import contents
from views.text import LANGUAGES, tongue

pytestmark = pytest.mark.covers("C-160")
SPACE, OWN = SpaceId(b"\x01" * 16), EntryId(b"\x02" * 16)
AT = 1_795_255_200_000
DAY = 86_400_000
HOSTILE = "<script>alert(1)</script>\" onmouseover='x'"


@pytest.fixture(autouse=True)
def french_again() -> Iterator[None]:
    """Leave the language as it was found."""
    yield
    tongue.speak("fr")


def entry(kind: str, rubric: Rubric, *, body: bytes = b"{}", **meta: str) -> Entry:
    when = When.parse("2026-03-12")
    return Entry(SPACE, OWN, kind, body, when, rubric, meta=meta, updated=AT)


def page(*laid: Laid, zone: ZoneInfo | None = None) -> str:
    return b"".join(contents(laid, zone or UTC)).decode()


def document(title: str = "Ordonnance") -> Entry:
    return entry("document", Rubric.PRESCRIPTION, title=title)


def test_a_document_leads_to_its_file_by_a_name_any_browser_takes() -> None:
    said = page(Laid(document(), ("documents/00001 Été n° 1.pdf",)))
    assert "<td>12 mars 2026</td><td>Ordonnance" in said
    assert 'href="documents/00001%20%C3%89t%C3%A9%20n%C2%B0%201.pdf"' in said
    assert ">Ouvrir le fichier</a>" in said


def test_each_of_several_files_has_its_rank() -> None:
    said = page(Laid(document(), ("documents/1.pdf", "documents/2.pdf")))
    assert "Ouvrir le fichier 1</a>" in said
    assert "Ouvrir le fichier 2</a>" in said


def test_a_measure_says_its_value_as_people_read_it() -> None:
    weight = entry("body-weight", Rubric.MEASURES, value="71.20", unit="kg")
    said = page(Laid(weight))
    assert "Poids : 71,2\u202fkg" in said


def test_what_cannot_be_read_still_has_its_name_and_its_day() -> None:
    spoiled = entry("body-weight", Rubric.MEASURES, value="x")
    assert "<td>12 mars 2026</td><td>Poids</td>" in page(Laid(spoiled))
    lost = entry("profile-answer", Rubric.PROFILE, topic="nowhere")
    assert "Réponse à une rubrique" in page(Laid(lost))


def test_it_is_sorted_by_rubric_the_newest_first() -> None:
    old = replace(document("Ancienne"), when=When.parse("1999"))
    weight = entry("body-weight", Rubric.MEASURES, value="71", unit="kg")
    said = page(Laid(old), Laid(weight), Laid(document("Nouvelle")))
    assert said.index("Mesures</h2>") < said.index("Ordonnances et soins</h2>")
    assert said.index("Nouvelle") < said.index("Ancienne")
    assert 'href="#r23">Ordonnances et soins</a> (2)' in said
    assert "3 éléments" in said


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("trashed", "Dans la corbeille"),
        ("archived", "Archivé"),
        ("entered-in-error", "Retiré"),
        ("cancelled", "Annulé"),
    ],
)
def test_what_is_set_aside_is_said_to_be(status: str, words: str) -> None:
    aside = entry("document", Rubric.REPORT, title="Radio", status=status)
    assert f'<p class="said">{words}</p>' in page(Laid(aside))


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_consent_says_to_whom_why_and_until_when(
    withdrawn: bool,  # noqa: FBT001 - a case
) -> None:
    said = Agreement(
        *("Carnet", "REG 9", Finality.CARE, "SYNTH_PML", AT, AT + DAY),
        withdrawn=withdrawn,
    )
    body = agreement.write(OWN, SPACE, said)
    told = page(Laid(entry("consent", Rubric.SETTINGS, body=body)))
    assert "Services autorisés</h2>" in told
    assert "Carnet" in told
    assert "Soins\nDu 21 novembre 2026 au 22 novembre 2026" in told
    assert ("Terminé" in told) == withdrawn


def test_the_last_day_of_a_consent_is_that_of_where_one_lives() -> None:
    until = AT + DAY + DAY // 3
    said = Agreement("Carnet", "9", Finality.CARE, "SYNTH_PML", AT, until)
    body = agreement.write(OWN, SPACE, said)
    told = entry("consent", Rubric.SETTINGS, body=body)
    assert "au 23 novembre 2026" in page(Laid(told), zone=ZoneInfo("Pacific/Apia"))


def test_a_message_is_told_word_for_word_with_its_conversation() -> None:
    whom = Whom("Dr Fictive", "REG 1")
    said = Said(b"\x03" * 16, whom, mine=True, at=AT, text="Bonjour,\nmerci.")
    body = communication.message(OWN, SPACE, said)
    message = entry("message", Rubric.MESSAGES, body=body, author="Camille")
    about, doctor = "Résultats", "Dr Fictive"
    thread = entry("thread", Rubric.SETTINGS, title=about, correspondent=doctor)
    told = page(Laid(message), Laid(thread))
    assert told.count("<h2>") == 1
    for words in ("Camille", "Bonjour,\nmerci.", "Résultats", "Dr Fictive"):
        assert words in told


def test_an_answer_to_a_whole_rubric_is_told() -> None:
    none, unknown = (
        page(Laid(entry("profile-answer", Rubric.PROFILE, topic=about, answer=said)))
        for about, said in (("allergies", "none"), ("allergies", "unknown"))
    )
    assert "Allergies" in none
    assert "Je ne sais pas" not in none
    assert "Je ne sais pas" in unknown


def test_what_has_no_date_says_when_it_was_written() -> None:
    undated = replace(document(), when=When.unknown())
    assert "<td>21 novembre 2026</td>" in page(Laid(undated))


def test_nothing_that_was_typed_becomes_markup() -> None:
    hostile = replace(document(HOSTILE), meta={"title": HOSTILE, "comment": HOSTILE})
    said = page(Laid(hostile, ("javascript:alert(1)", f"documents/{HOSTILE}")))
    assert "<script" not in said
    assert "onmouseover='" not in said
    assert 'href="javascript:' not in said
    assert "default-src 'none'" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_person(language: str) -> None:
    tongue.speak(language)
    assert f'<html lang="{language[:2]}">' in page()
