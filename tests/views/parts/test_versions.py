"""Each part of a version has its name, and its words on both sides."""

from dataclasses import replace

import pytest

from app.domain.conflict import Conflict
from app.domain.ids import DeviceId
from app.domain.immunization import Immunization
from app.domain.state import State
from app.domain.when import When
from app.flows.conflicts import Part, Versions
from tests.screens.homes import filled
from views.parts import versions

FOLDER = "0f" * 16


def test_every_part_has_a_name_and_words() -> None:
    entry = filled().documents.list()[0]
    assert set(versions.LABELS) == set(Part)
    assert all(versions.told(entry, part, {}) for part in Part)


@pytest.mark.parametrize(
    ("part", "meta", "words"),
    [
        (Part.TITLE, {"title": "Ordonnance"}, "Ordonnance"),
        (Part.COMMENT, {"comment": "à jeun"}, "à jeun"),
        (Part.COMMENT, {}, "Aucun commentaire"),
        (Part.FOLDER, {"folder": FOLDER}, "Cœur"),
        (Part.FOLDER, {}, "Aucun dossier"),
        (Part.PINNED, {"pinned": "yes"}, "Épinglé"),
        (Part.PINNED, {}, "Pas épinglé"),
        (Part.STATUS, {"status": State.TRASHED}, "Dans la corbeille"),
        (Part.STATUS, {}, "Dans les documents"),
        (Part.CATEGORY, {"category": "BIOLOGIE"}, "Résultats d’analyses"),
    ],
)
def test_a_part_is_said_in_words(part: Part, meta: dict[str, str], words: str) -> None:
    entry = replace(filled().documents.list()[0], meta=meta)
    assert versions.told(entry, part, {FOLDER: "Cœur"}) == words


def test_dates_files_and_values_are_said() -> None:
    house = filled()
    entry = replace(house.documents.list()[0], when=When.parse("1975-03"))
    assert versions.told(entry, Part.DATE, {}) == "mars 1975"
    assert versions.told(entry, Part.FILES, {}).startswith("1 fichier, ")
    assert versions.told(entry, Part.CONTENT, {}) == "Le contenu est différent."
    last = house.measures.last("body-weight")
    assert last
    assert versions.told(last.entry, Part.CONTENT, {}) == "72,0\u202fkg"
    stay = house.stays.list()[0]
    assert "Sortie : 5" in versions.told(stay, Part.CONTENT, {})


def test_a_dose_is_told_whole() -> None:
    dose = Immunization("Revaxis", day="2024-03-12", lot="K7731")
    entry = filled().vaccines.booklet.add(dose)
    said = versions.told(entry, Part.CONTENT, {})
    assert "Vaccin : Revaxis" in said
    assert "Numéro de lot : K7731" in said


def test_what_has_no_title_is_called_by_its_kind() -> None:
    last = filled().measures.last("body-weight")
    assert last
    assert versions.name_of(last.entry) == "Poids"


def test_what_differs_in_a_line_is_named_by_its_questions() -> None:
    house = filled()
    (line,) = house.profile.lines("allergies")
    said = {"substance": "Pénicilline", "severity": "mild", "since": "1998"}
    losing = filled().profile.change(line.entry.id, said)
    conflict = Conflict(b"c" * 16, line.entry.id, losing, DeviceId(b"d" * 16), 1)
    both = Versions(conflict, line.entry)
    assert versions.differing(both) == ["Gravité de la réaction", "Depuis quand"]


def test_a_line_of_the_profile_stands_in_the_profile_or_is_withdrawn() -> None:
    entry = filled().profile.lines("allergies")[0].entry
    assert versions.told(entry, Part.STATUS, {}) == "Dans le profil"
    gone = replace(entry, meta={**entry.meta, "status": "entered-in-error"})
    assert versions.told(gone, Part.STATUS, {}) == "Retiré"
