"""What is said of the services one lets read."""

from app.domain.words import N_

SAID = {
    "consent.not_a_service": N_(
        "Ce code n’est pas celui d’un service. Vérifiez-le auprès du service."
    ),
    "consent.not_certified": N_(
        "Votre serveur ne garantit pas ce service. Rien ne lui est envoyé."
    ),
    "consent.finality": N_(
        "Un service ne peut lire que pour l’un de ces buts : {expected}. Rien n’a "
        "changé."
    ),
    "consent.until": N_("Choisissez un dernier jour à venir, dans un an au plus."),
    "consent.absent": N_("Cet accord n’est plus dans la liste."),
    "consent.nothing": N_(
        "Vous n’avez pas encore de synthèse. Faites-la d’abord dans « Ma synthèse »."
    ),
}
