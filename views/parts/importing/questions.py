"""« D'où vient ce fichier ? » : how each application gives its file."""

from typing import Final

import flet as ft

from app.domain.words import N_
from views.parts.box import stack
from views.parts.heading import heading
from views.parts.question import questions
from views.text import _

SOURCES: Final = (
    (
        N_("FreeStyle Libre"),
        N_("Ouvrez votre compte LibreView. Téléchargez vos données de glycémie."),
    ),
    (
        N_("Dexcom"),
        N_("Ouvrez votre compte Clarity. Exportez vos données en tableau (CSV)."),
    ),
    (
        N_("Santé, sur iPhone"),
        N_(
            "Ouvrez Santé, puis touchez votre photo. "
            "Choisissez « Exporter toutes les données de santé »."
        ),
    ),
    (
        N_("Santé Connect, sur Android"),
        N_("Ouvrez Santé Connect. Exportez vos données, puis choisissez l'archive."),
    ),
    (
        N_("Balance Withings"),
        N_("Ouvrez votre compte Withings. Demandez vos données, puis l'archive."),
    ),
    (
        N_("openScale"),
        N_("Ouvrez openScale. Exportez vos mesures en tableau (CSV)."),
    ),
    (
        N_("Google Fit"),
        N_("Demandez vos données à Google. Choisissez l'archive reçue."),
    ),
    (
        N_("Nightscout"),
        N_("Enregistrez le fichier des relevés de votre site."),
    ),
    (
        N_("Alvéole"),
        N_("Copiez vos mesures depuis un autre espace. Choisissez ce fichier."),
    ),
)
"""Each application, and how people get its file (as their own help says it)."""


def sources() -> ft.Control:
    """Return one question an application, its answer under it."""
    pairs = [(_(name), _(way)) for name, way in SOURCES]
    asked = _("Comment avoir ce fichier ?")
    return stack([heading(2, asked), questions(pairs, name="source")])
