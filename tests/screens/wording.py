"""A clinical document of nobody, as the « sas » lays it, for screens to show."""

from app.domain.foreign import Block, Found, Laid, Matter, Shape

LAID = b"laid"
"""How a file that is laid out begins; « joint » in it adds a page to draw."""

COLUMNS = ("Date", "Vaccin", "Lot", "Voie", "Région", "Commentaire")
PAGE = Laid(
    (
        Block(Shape.HEADING, ("Vaccinations",)),
        Block(Shape.CAPTION, ("Vaccins faits",)),
        Block(Shape.COLUMNS, COLUMNS),
        Block(Shape.ROW, ("1975", "BCG", "235421", "", "Épaule", "")),
        Block(Shape.ROW, ("Instruction au patient", "Surveiller la fièvre")),
        Block(Shape.HEADING, ("Mesures",)),
        Block(Shape.COLUMNS, ("Mesure", "Valeur")),
        Block(Shape.ROW, ("Poids", "72 kg")),
        Block(Shape.HEADING, ("Naissance",), 2),
        Block(Shape.PARAGRAPH, ("À terme.",)),
        Block(Shape.ITEM, ("Rien à signaler",)),
    ),
    (
        Found(Matter.VACCINE, "VACCIN BCG SSI, poudre", "1", when="1975"),
        Found(Matter.MEASURE, "poids", "72.50", "kg", when="2026-01-14"),
        Found(Matter.RESULT, "TSH", "1.950", "m[IU]/L", "0.27 – 4.2", "2026-01"),
        Found(
            Matter.PRESCRIPTION, "DOLIPRANE", "Durée : 6 jours\n1 le soir", when="2026"
        ),
        Found(Matter.TREATMENT, "PLAVIX", when="2026-01"),
        Found(Matter.ALLERGY, "Noix", "allergie alimentaire"),
    ),
)


def laid_by(content: bytes) -> Laid:
    """Return the page of a file that is laid out, none for the others."""
    return PAGE if content.startswith(LAID) else Laid()
