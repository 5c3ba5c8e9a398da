"""What comes of a service that sends vaccinations."""

from app.domain.words import N_

SAID = {
    "feed.address": N_(
        "Cette adresse n'est pas celle d'un service. Elle commence par https."
    ),
    "feed.unknown": N_(
        "Ce service n'a pas répondu comme prévu. Rien n'a été changé ici."
    ),
    "feed.closed": N_("Ce service ne donne pas de code. Rien n'a été envoyé."),
    "feed.token": N_(
        "Le service ne nous laisse plus entrer. Demandez un nouveau code."
    ),
    "feed.expired": N_("Ce code ne marche plus. Demandez-en un autre."),
    "feed.refused": N_("La demande a été refusée sur la page du service."),
    "feed.whose": N_(
        "Ce dossier est peut-être celui d'une autre personne. Rien n'a été repris."
    ),
    "feed.stranger": N_(
        "Ce dossier est celui d'une autre personne. Rien n'a été repris."
    ),
    "feed.other": N_(
        "Le service a mêlé les vaccins d'une autre personne. Rien n'a été repris."
    ),
    "feed.none": N_("Aucun service n'est relié. Reliez-en un d'abord."),
    "vaccine.from_service": N_(
        "Un service a envoyé ce vaccin. Demandez-lui de le corriger."
    ),
}
