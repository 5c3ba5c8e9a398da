"""« À faire » : what is said of the figure of a chore."""

from collections.abc import Callable, Mapping
from typing import Final

from views.parts.devices_near.words import waiting_words
from views.parts.vaccines.words import advised, unsure
from views.text import ngettext

COUNTED: Final[Mapping[str, Callable[[int], str]]] = {
    "file": lambda count: ngettext(
        "{count} document attend une catégorie.",
        "{count} documents attendent une catégorie.",
        count,
    ),
    "check": lambda count: ngettext(
        "{count} document porte un autre nom.",
        "{count} documents portent un autre nom.",
        count,
    ),
    "paper": lambda count: ngettext(
        "{count} papier se termine bientôt.",
        "{count} papiers se terminent bientôt.",
        count,
    ),
    "pages": lambda count: ngettext(
        "{count} page est en attente.", "{count} pages sont en attente.", count
    ),
    "box": lambda count: ngettext(
        "{count} boîte de médicament finit bientôt.",
        "{count} boîtes de médicaments finissent bientôt.",
        count,
    ),
    "vaccine": advised,
    "unsure": unsure,
    "prevention": lambda count: ngettext(
        "{count} conseil est à lire.", "{count} conseils sont à lire.", count
    ),
    "message": lambda count: ngettext(
        "{count} message n'est pas lu.", "{count} messages ne sont pas lus.", count
    ),
    "service": lambda count: ngettext(
        "{count} accord se termine bientôt, ou vient de finir.",
        "{count} accords se terminent bientôt, ou viennent de finir.",
        count,
    ),
    "proposal": lambda count: ngettext(
        "Quelqu'un propose de vous confier quelque chose.",
        "{count} propositions attendent votre réponse.",
        count,
    ),
    "reading": waiting_words,
    "silent": lambda count: ngettext(
        "Depuis {count} jour. Tout est ici.",
        "Depuis {count} jours. Tout est ici.",
        count,
    ),
}
"""What is said of a figure, by the code of the chore."""
