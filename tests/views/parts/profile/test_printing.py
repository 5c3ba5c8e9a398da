"""The profile is printed: warned once, noted, every line with who says so."""

import pytest

from app.domain.stay import Stay
from tests.screens.fletunit import Invoked
from tests.screens.opening import on
from tests.views.parts.profile.told import (
    A_PLUS,
    O_MINUS,
    PENICILLIN,
    found_by_laboratory,
    noted,
)
from tests.views.prints import reader
from views.parts.profile.printing import parts_of
from views.parts.profile.rubric import all_topics, topic_at

pytestmark = pytest.mark.anyio


def saving(saved: list[tuple[str, bytes]]) -> Invoked:
    """Play a person who puts the file somewhere."""

    def client(name: str, args: dict[str, object]) -> str | None:
        if name == "save_file":
            saved.append((str(args["file_name"]), bytes(args["src_bytes"])))  # type: ignore[call-overload]  # Flet's own
            return "/somewhere"
        return None

    return client


@pytest.mark.covers("C-027")
async def test_a_rubric_is_printed_after_one_warning_and_noted() -> None:
    house, _line = noted("allergies", **PENICILLIN)
    saved: list[tuple[str, bytes]] = []
    async with on(house, "/sante/profil/allergies", saving(saved)) as ui:
        await ui.until("Grave")
        await ui.press("profile-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
        await ui.press("profile-print")
        await ui.settle()
    (name, content), _again = saved
    days = house.departures.days(1)
    assert days
    assert name == "profil.pdf"
    said = "".join(reader.words(content))
    assert "Pénicilline" in said
    assert "Déclaré par la personne" in said


def test_every_rubric_is_on_the_paper_even_what_is_not_answered() -> None:
    house, line = noted("allergies", **PENICILLIN)
    house.profile.end(line.entry.id, "2003")
    house.profile.set_answer("operations", "none")
    found_by_laboratory(house, A_PLUS)
    parts = {one.title: one for one in parts_of(house, all_topics())}
    assert parts["Allergies"].ended[0].title == "Pénicilline"
    assert parts["Opérations"].said == "Jamais opéré"
    house.stays.add(Stay("2026-03", facility="CHU Fictif"))
    parts = {one.title: one for one in parts_of(house, all_topics())}
    assert ("Entrée", "mars 2026") in parts["Hospitalisations"].lines[0].facts
    *_others, last = parts
    assert last == "Rien de noté"
    silent = {"Maladies", "Traitements", "Grossesse"}
    assert silent <= set(parts[last].said.split(", "))
    assert parts_of(house, [topic_at("maladies")])[0].said == "Rien de noté"
    (group,) = parts["Groupe sanguin"].lines
    assert group.by.startswith("Écrit par Labo Fictif")


def test_a_title_is_not_said_twice() -> None:
    house, _line = noted("maladies", illness="Asthme")
    (part,) = parts_of(house, [topic_at("maladies")])
    assert list(part.lines[0].facts) == []


@pytest.mark.covers("C-032")
def test_two_blood_groups_that_differ_are_told_on_paper_too() -> None:
    house, _line = noted("groupe-sanguin", group=A_PLUS)
    found_by_laboratory(house, O_MINUS)
    (part,) = parts_of(house, [topic_at("groupe-sanguin")])
    assert part.said.startswith("Deux réponses différentes sont notées.")
    assert "prise de sang" in part.said
    assert {one.title for one in part.lines} == {"A positif", "O négatif"}
