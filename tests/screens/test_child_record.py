"""The child's record: opened, filled, undone, drawn; closed to adults."""

from dataclasses import replace

import pytest

from app.domain.childhood import ChildNote, Newborn
from app.domain.errors import Refused
from app.domain.foreign import Found, Laid, Matter
from app.flows.childhood.growing import References
from app.rules.childhood.curves import curves_of
from tests.app.rules.childhood.test_curves import FICTIVE, written
from tests.screens.ages import CHILD, a_child, a_person, identity
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import on
from tests.screens.tree import faults, titles
from views.errors import sentence_for
from views.screens import all_screens

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-143")]
HUB = "/sante/enfant"
PAGES = {
    HUB: "Carnet de l'enfant",
    f"{HUB}/examens": "Examens et certificats",
    f"{HUB}/examens/exam-01": "Premier examen",
    f"{HUB}/examens/exam-02/noter": "Noter un examen",
    f"{HUB}/courbes": "Courbes de croissance",
    f"{HUB}/naissance": "Naissance",
    f"{HUB}/naissance/modifier": "Noter la naissance",
    f"{HUB}/notes": "Repères et notes",
    f"{HUB}/notes/ajouter": "Ajouter une note",
}
NEWBORN = "2026-11-12"
"""Somebody of nine days, at the time of the tests."""


@pytest.mark.parametrize("route", PAGES)
async def test_each_page_is_drawn_and_named(route: str) -> None:
    for width in (390, 1280):
        async with on(a_child(), route, width=width) as ui:
            await ui.settle()
            assert titles(ui) == [PAGES[route]]
            assert faults(ui) == []
            assert ui.page.title == "Ma santé – Alvéole"


@pytest.mark.parametrize("route", PAGES)
async def test_no_page_opens_in_the_space_of_an_adult(route: str) -> None:
    async with on(filled(), route) as ui:
        await ui.until(plain(sentence_for("child.adult")))


async def test_without_a_birth_date_it_says_what_is_missing() -> None:
    async with on(a_person(""), HUB) as ui:
        await ui.until("La date de naissance manque.")


async def test_the_hub_tells_the_age_and_where_each_page_stands() -> None:
    async with on(a_child(), HUB) as ui:
        await ui.until("Dans le carnet")
        said = plain(ui.text())
        for words in (
            "Naissance : 29 février 2024",
            "Âge : 2 ans et 8 mois",
            "Prochain examen",
            "Examen de 3 ans",
            "2 examens faits sur 20.",
            "Poids de naissance : 3 250 g",
            "2 notes",
            "à confirmer avec un médecin",
        ):
            assert words in said


async def test_an_examination_is_noted_and_taken_back() -> None:
    house = a_person(NEWBORN)
    async with on(house, HUB) as ui:
        await ui.until("À faire maintenant")
        await ui.press("exam-row-exam-01")
        await ui.navigate(f"{HUB}/examens/exam-01")
        await ui.until("Noter cet examen")
        await ui.navigate(f"{HUB}/examens/exam-01/noter")
        await ui.until("Date de l'examen")
        await ui.type("child-exam-01-day", "01/01/2030")
        await ui.press("child-exam-01-save")
        await ui.until("Cette date n'est pas encore venue.")
        await ui.type("child-exam-01-day", "01/11/2026")
        await ui.press("child-exam-01-save")
        await ui.until("Cette date est avant la naissance.")
        await ui.type("child-exam-01-day", "20/11/2026")
        await ui.type("child-exam-01-who", "Dre Fictive")
        await ui.press("child-exam-01-save")
        await ui.until("L'examen est noté.")
        assert house.childhood.examination("exam-01").due.progress == "done"
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.childhood.examination("exam-01").due.progress == "due"


async def test_the_page_of_a_visit_tells_what_was_measured_that_day() -> None:
    house = a_child()
    async with on(house, f"{HUB}/examens/exam-13") as ui:
        await ui.until("Mesures de ce jour")
        said = plain(ui.text())
        assert "Dre Fictive" in said
        assert "12,4 kg" in said
        assert "87" in said
        await ui.press("exam-forget")
        await ui.until("Cet examen n'est plus noté comme fait.")
        await ui.until("Noter cet examen")
        await ui.press("banner-undo")
        await ui.until("Retirer cette note")


async def test_an_unknown_examination_is_absent() -> None:
    async with on(a_child(), f"{HUB}/examens/exam-99") as ui:
        await ui.until(plain(sentence_for("entry.absent")))


async def test_a_certificate_of_the_vault_is_known() -> None:
    house = a_child()
    title = "Premier certificat de santé (8 jours)"
    added = house.documents.add(b"Certificat", name="a.pdf", title=title)
    assert added.entry
    async with on(house, f"{HUB}/examens") as ui:
        await ui.until(f"Parmi les documents : {title}")
        assert plain(ui.text()).count("Pas encore parmi les documents.") == 2
        await ui.press("certificate-CS8")
        assert ("push_route", f"/documents/{added.entry.id.hex()}") in ui.pushed()


@pytest.mark.covers("C-039")
async def test_a_curve_has_its_sentence_its_table_and_says_what_is_not_there() -> None:
    async with on(a_child(), f"{HUB}/courbes") as ui:
        await ui.until("5 mesures. La dernière : 12,4 kg, à 2 ans.")
        assert "aucune ligne n'est dessinée" in plain(ui.text())
        await ui.press("growth-twin")
        await ui.until("Voir la courbe")
        said = plain(ui.text())
        for words in ("naissance", "3,3 kg", "29/02/2024", "12 mois", "9,9 kg"):
            assert words in said
        await ui.press("growth-build")
        await ui.until("kg/m²")
        await ui.press("growth-head")
        await ui.until("1 mesure. La dernière : 34,5 cm")


async def test_a_curve_without_measure_says_the_first_step() -> None:
    async with on(a_person(NEWBORN), f"{HUB}/courbes") as ui:
        await ui.until("Aucune mesure pour le moment.")
        await ui.press("growth-build")
        await ui.until("un poids et une taille du même jour")


async def test_a_birth_is_copied_mended_and_undone() -> None:
    house = a_person(NEWBORN)
    async with on(house, f"{HUB}/naissance/modifier") as ui:
        await ui.until("En grammes")
        await ui.type("child-birth-weight", "32 500")
        await ui.press("child-birth-save")
        await ui.until("Écrivez un nombre entre 300 et 7000.")
        await ui.type("child-birth-weight", "3 250")
        await ui.type("child-birth-head", "34,5")
        await ui.press("child-birth-save")
        await ui.until("La naissance est notée.")
        assert house.childhood.newborn() == Newborn(weight="3250", head="34.5")
        await ui.press("banner-undo")
        await ui.until("C'est annulé.")
        assert house.childhood.newborn() == Newborn()


async def test_a_note_is_added_changed_and_taken_away() -> None:
    house = a_person(NEWBORN)
    async with on(house, f"{HUB}/notes/ajouter") as ui:
        await ui.until("Genre de note")
        await ui.press("child-note-save")
        await ui.until("Cette note est vide.")
        await ui.choose("child-note-topic-milestone", "school")
        await ui.type("child-note-text", "Dort avec son doudou.")
        await ui.press("child-note-save")
        await ui.until("La note est gardée.")
        (one,) = house.childhood.notes()
        assert (one.note.topic, one.note.day) == ("school", "2026-11-21")
        await ui.navigate(f"{HUB}/notes/{one.entry.id.hex()}/modifier")
        name = f"child-note-{one.entry.id.hex()}"
        await ui.until("Dort avec son doudou.")
        await ui.type(f"{name}-title", "Sieste")
        await ui.press(f"{name}-save")
        await ui.until("Vos changements sont enregistrés.")
        await ui.navigate(f"{HUB}/notes/{one.entry.id.hex()}")
        await ui.until("Éléments liés")
        assert "Note pour l'école" in plain(ui.text())
        await ui.navigate(f"{HUB}/notes")
        await ui.until("Sieste")
        await ui.press(f"note-away-{one.entry.id.hex()}")
        await ui.until("La note est retirée.")
        assert house.childhood.notes() == []
        await ui.press("banner-undo")
        await ui.until("Sieste")


async def test_a_form_left_gives_back_what_was_typed() -> None:
    house = a_person(NEWBORN)
    async with on(house, f"{HUB}/notes/ajouter") as ui:
        await ui.until("Genre de note")
        await ui.type("child-note-title", "Premier sourire")
        await ui.settle()
    async with on(house, f"{HUB}/notes/ajouter") as ui:
        await ui.until("Vous n'aviez pas enregistré.")
        assert "Premier sourire" in ui.text()


async def test_the_booklet_goes_on_paper_once_warned() -> None:
    house = a_child()
    async with on(house, HUB) as ui:
        await ui.until("Imprimer le carnet")
        await ui.press("child-print")
        await ui.until("Préparer une feuille à imprimer ?")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.", seconds=20)
        assert ("push_route", "/") not in ui.pushed()


def test_the_flow_itself_refuses_an_adult() -> None:
    with pytest.raises(Refused, match=r"child\.adult"):
        filled().childhood.examinations()


async def test_a_card_leads_there_in_the_space_of_a_child_only() -> None:
    async with on(a_child(), "/sante") as ui:
        await ui.until("Carnet de l'enfant")
        await ui.press("health-childhood")
        assert ("push_route", HUB) in ui.pushed()
    async with on(filled(), "/sante") as ui:
        await ui.settle()
        assert "Carnet de l'enfant" not in plain(ui.text())


async def test_the_certificate_fills_the_form_of_the_birth_to_be_checked() -> None:
    house = a_person(NEWBORN)
    title = "Premier certificat de santé"
    assert house.documents.add(b"Certificat", name="a.pdf", title=title).entry
    told = Laid(found=(Found(Matter.MEASURE, "Poids", "3900", "g", code="29463-7"),))
    book = replace(house.childhood, lay=lambda _entry: told)
    house = replace(house, childhood=book)
    async with on(house, f"{HUB}/naissance/modifier") as ui:
        await ui.until("Valeurs reprises du certificat.")
        assert ui.tid("child-birth-weight").value == "3900"
        assert house.childhood.newborn() == Newborn()
        await ui.press("child-birth-save")
        await ui.until("La naissance est notée.")
        assert house.childhood.newborn() == Newborn(weight="3900")


@pytest.mark.covers("C-039")
async def test_a_reference_placed_is_drawn_and_says_whose_it_is() -> None:
    house = a_child()
    identity(house, CHILD, "female")
    beside = References(curves=lambda: curves_of([written(FICTIVE)]))
    book = replace(house.childhood, references=beside)
    async with on(replace(house, childhood=book), f"{HUB}/courbes") as ui:
        await ui.until("Lignes grises : C50")
        assert "Courbes de l'OMS" not in plain(ui.text())
        await ui.press("growth-legend")
        await ui.until("Source : Courbe entièrement fictive")
        await ui.press("growth-height")
        await ui.until("Courbes de l'OMS (2006, 2007), pas celles du carnet de santé.")


@pytest.mark.covers("C-039")
async def test_a_faulty_reference_is_said_and_the_lines_of_who_stay() -> None:
    house = a_child()
    identity(house, CHILD, "female")
    book = replace(
        house.childhood, references=References(curves=lambda: curves_of(["{"]))
    )
    async with on(replace(house, childhood=book), f"{HUB}/courbes") as ui:
        await ui.until("Courbes de l'OMS (2006, 2007), pas celles du carnet de santé.")
        said = plain(ui.text())
        assert "Un fichier de courbes est illisible. Il est laissé de côté." in said
        assert "Elle est environ au 75e centile de l'OMS." in said


@pytest.mark.covers("C-039")
async def test_a_curve_over_those_of_who_says_where_the_child_stands() -> None:
    house = a_child()
    identity(house, CHILD, "female")
    async with on(house, f"{HUB}/courbes") as ui:
        await ui.until("Courbes de l'OMS (2006, 2007), pas celles du carnet de santé.")
        assert "Elle est environ au 75e centile de l'OMS." in plain(ui.text())
        await ui.press("growth-twin")
        await ui.until("Centile")
        await ui.press("growth-legend")
        await ui.until("OMS : Organisation mondiale de la santé.")
        await ui.press("growth-ages")
        await ui.press("growth-ages-growing")
        await ui.until("5 mesures sont à un autre âge.")
        said = plain(ui.text())
        assert "L'OMS n'a pas de courbe après 10 ans." in said
        assert "Aucune mesure à ces âges." in said


@pytest.mark.covers("C-039")
async def test_without_the_sex_it_is_asked_said_in_one_press_and_taken_back() -> None:
    house = a_child()
    identity(house, CHILD, "")
    civil = replace(house.civil, space=house.childhood.space)
    async with on(replace(house, civil=civil), f"{HUB}/courbes") as ui:
        await ui.until("ne sont pas les mêmes pour fille et garçon")
        assert "centile" not in plain(ui.text())
        await ui.press("growth-sex-F")
        await ui.until("Elle est environ au 75e centile de l'OMS.")
        assert "fille et garçon" not in plain(ui.text())
        assert civil.told().born == CHILD
        await ui.press("banner-undo")
        await ui.until("aucune ligne n'est dessinée")


@pytest.mark.covers("C-039")
async def test_an_early_birth_says_which_age_is_counted() -> None:
    house = a_person("2026-06-01")
    identity(house, "2026-06-01", "male")
    house.childhood.keep_newborn(Newborn(weight="1800", weeks="32"))
    house.measures.add("body-weight", ["5"], at="2026-10-01", confirmed=True)
    async with on(house, f"{HUB}/courbes") as ui:
        await ui.until("Naissance 8 semaines avant le terme.")
        said = plain(ui.text())
        assert "Ici, l'âge est corrigé" in said
        assert "à 2 mois d'âge corrigé" in said
        assert "1 mesure d'avant le terme n'est pas montrée." in said
        await ui.press("growth-since-birth")
        await ui.until("Ici, l'âge est compté depuis la naissance.")
        assert "2 mesures. La dernière : 5,0 kg, à 4 mois." in plain(ui.text())


@pytest.mark.covers("C-039")
async def test_an_early_birth_is_still_said_after_two_years() -> None:
    house = a_person("2024-08-01")
    identity(house, "2024-08-01", "male")
    house.childhood.keep_newborn(Newborn(weight="1000", weeks="27"))
    for day, weight in (("2024-11-01", "3"), ("2026-10-01", "12")):
        house.measures.add("body-weight", [weight], at=day, confirmed=True)
    async with on(house, f"{HUB}/courbes") as ui:
        await ui.until("Naissance 13 semaines avant le terme.")
        said = plain(ui.text())
        assert "Ici, l'âge est compté depuis la naissance." in said
        assert "Les lignes commencent à 2 ans" in said
        await ui.press("growth-twin")
        await ui.until("Centile")
        assert "sous le 3e" not in plain(ui.text())
        await ui.press("growth-first-years")
        await ui.until("Ici, l'âge est corrigé")
        assert "Les lignes commencent à 2 ans" not in plain(ui.text())


async def test_notes_for_school_go_on_paper_alone() -> None:
    async with on(a_child(), f"{HUB}/notes") as ui:
        await ui.until("Imprimer les notes pour l'école")
        await ui.press("school-print")
        await ui.until("Préparer une feuille à imprimer ?")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.", seconds=20)


async def test_without_a_note_for_school_there_is_nothing_to_print() -> None:
    house = a_person(NEWBORN)
    house.childhood.add_note(ChildNote("milestone", title="Premier sourire"))
    async with on(house, f"{HUB}/notes") as ui:
        await ui.until("Premier sourire")
        assert "Imprimer les notes" not in plain(ui.text())


async def test_the_curve_goes_on_paper_once_warned() -> None:
    house = a_child()
    identity(house, CHILD, "female")
    async with on(house, f"{HUB}/courbes") as ui:
        await ui.until("Imprimer cette courbe")
        await ui.press("growth-print")
        await ui.until("Préparer une feuille à imprimer ?")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.", seconds=20)


async def test_each_door_of_the_booklet_leads_to_a_screen() -> None:
    async with on(a_child(), HUB) as ui:
        await ui.until("Dans le carnet")
        pages = ("examens", "courbes", "naissance", "notes")
        for name in (*pages, "sante-vaccins", "sante-profil", "prevention"):
            await ui.press(f"child-{name}")
            _act, asked = ui.pushed()[-1]
            await ui.navigate(asked)
            await ui.navigate(HUB)
            await ui.until("Dans le carnet")
        known = {screen.route for screen in all_screens()}
        asked_for = {route for act, route in ui.pushed() if act == "push_route"}
        assert len(asked_for) == 7
        assert asked_for <= known
