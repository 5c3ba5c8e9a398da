"""« Accessibilité » : the statement, as honest as its page in the documentation."""

from typing import Final

from app.domain.words import N_

CHECKED: Final = (
    N_("Chaque bouton et chaque champ a un nom."),
    N_("Tout se fait au clavier, et l'endroit se voit."),
    N_("Les couleurs ont un contraste suffisant, clair et sombre."),
    N_("Le texte grandit jusqu'à 200 %, même sur un petit écran."),
    N_("Chaque courbe a une phrase et un tableau."),
    N_("Aucun geste et aucun délai n'est obligatoire."),
)
"""What is verified at each build."""

FAULTS: Final = (
    N_("Les régions de la page ne sont pas annoncées."),
    N_("Les liens sont annoncés comme des boutons."),
    N_("En grande fenêtre, Tabulation mêle le menu et la page."),
    N_("Un champ en erreur n'est pas marqué, il est seulement dit."),
    N_("Les messages sont annoncés une fois, sans zone à relire."),
    N_("La barre du bas rétrécit ses mots sur un petit écran."),
    N_("Dans un navigateur, le texte du système n'est pas suivi."),
    N_("Le texte ne se sélectionne pas partout."),
    N_("Les tableaux des feuilles imprimées s'écoutent d'un trait."),
)
"""What is known to be wrong."""

UNKNOWN: Final = (
    N_("L'écoute avec un vrai lecteur d'écran."),
    N_("Firefox, Safari et les vrais téléphones."),
    N_("La commande par la voix."),
)
"""What nobody has evaluated yet."""
