"""What the file of another app meets: no reading in it, a date with two meanings."""

from app.domain.words import N_

SAID = {
    "import.readings": N_(
        "Ce fichier contient des mesures. Ouvrez « Mesures », puis « Importer »."
    ),
    "import.agenda": N_(
        "Ce fichier est un agenda. Ouvrez « Agenda », puis « Reprendre un agenda »."
    ),
    "import.no_readings": N_(
        "Ce fichier ne contient aucune mesure que l'on sait lire."
    ),
    "import.not_mine": N_(
        "Ce fichier porte un autre nom. S'il est bien à vous, ajoutez --mine."
    ),
    "import.day_order": N_("Dites d'abord si le jour est écrit avant le mois."),
    "import.zone": N_("Ce fuseau horaire n'existe pas. Choisissez-en un autre."),
    "nightscout.address": N_(
        "Cette adresse n'est pas celle d'un site. Elle commence par https."
    ),
    "nightscout.token": N_(
        "Le site refuse ce code d'accès. Vérifiez-le. Rien n'a été importé."
    ),
    "nightscout.unknown": N_(
        "Ce site n'a pas répondu comme un site Nightscout. Vérifiez l'adresse."
    ),
}
