"""What is printed of a booklet is what its pages show."""

from app.domain.childhood import Newborn
from app.flows.childhood.placing import Ages, placed
from app.kinds import kind
from tests.screens.ages import CHILD, a_child, a_person, identity
from tests.screens.fletunit import plain
from views.parts.childhood.printing import booklet_of, curve_of
from views.prints.child import Booklet


def test_every_part_of_the_booklet_is_there() -> None:
    made = booklet_of(a_child(), Booklet)
    assert [plain(line) for line in made.lines] == [
        "Naissance : 29 février 2024",
        "Âge : 2 ans et 8 mois",
    ]
    assert ("Poids", "3 250 g") in [(what, plain(said)) for what, said in made.birth]
    assert len(made.examinations) == 20
    assert made.examinations[0] == (
        "Premier examen",
        "08/03/2024",
        "Fait",
        "Dre Fictive",
    )
    assert made.examinations[1][1:3] == ("14/03/2024 – 21/03/2024", "À vérifier")
    assert [len(one.rows) for one in made.growth] == [5, 5, 1, 4]
    assert [one.name for one in made.growth] == [
        "Poids",
        "Taille",
        "Périmètre crânien",
        "Indice de masse corporelle",
    ]
    assert {row[2] for row in made.notes} == {
        "Premiers pas. Chez sa tante.",
        "Sieste. Avec son doudou.",
    }
    assert made.certificates == []


def test_a_curve_is_printed_with_its_lines_by_name() -> None:
    house = a_child()
    identity(house, CHILD, "female")
    known = house.childhood.growth("body-weight")
    seen = placed(known, Ages.YOUNG, corrected=False)
    made = curve_of(seen, kind("body-weight"), ["Lu ici."])
    assert [name for name, _points in made.lines] == ["3", "15", "50", "85", "97"]
    assert [words for _at, words in made.marked] == ["0", "1", "2", "3", "4", "5"]
    assert plain(made.unit) == "kg · Âge en années"
    assert plain(made.notes[0]).startswith("Courbes de l'OMS (2006, 2007)")
    assert made.more == ["Lu ici."]
    assert "\n" not in "".join(cell for row in made.rows for cell in row)


def test_the_booklet_of_an_early_birth_never_mixes_two_ages() -> None:
    house = a_person("2026-06-01")
    identity(house, "2026-06-01", "male")
    house.childhood.keep_newborn(Newborn(weight="1800", weeks="32"))
    add = house.measures.add
    add("body-weight", ["5"], at="2026-10-01", confirmed=True)
    weight = booklet_of(house, Booklet).growth[0]
    said = [plain(one) for one in weight.notes]
    assert "Naissance 8 semaines avant le terme." in said
    assert plain(weight.unit) == "kg · Âge corrigé, en mois"
    assert len(weight.points) == 1
    assert [plain(row[0]) for row in weight.rows] == ["4 mois", "naissance"]
    assert [plain(one) for one in weight.head] == ["Âge", "Poids", "Jour"]
