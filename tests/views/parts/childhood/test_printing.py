"""What is printed of a booklet is what its pages show."""

from tests.screens.ages import a_child
from tests.screens.fletunit import plain
from views.parts.childhood.printing import booklet_of
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
    assert [len(points) for _name, _unit, points, _rows in made.growth] == [5, 5, 1, 4]
    assert [name for name, *_rest in made.growth] == [
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
