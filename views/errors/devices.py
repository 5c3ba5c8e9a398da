"""What scales, meters and sensors meet: Bluetooth, pairing, a lost link."""

from app.domain.words import N_

SAID = {
    "bluetooth.off": N_("Le Bluetooth est éteint. Allumez-le, puis recommencez."),
    "bluetooth.denied": N_(
        "Alvéole n'a pas le droit d'utiliser le Bluetooth. Autorisez-le, puis "
        "recommencez."
    ),
    "bluetooth.no_adapter": N_(
        "Cet ordinateur n'a pas de Bluetooth. Importez un fichier, ou notez à la main."
    ),
    "bluetooth.unsupported": N_(
        "Pas de Bluetooth ici. Importez un fichier, ou notez à la main."
    ),
    "device.gone": N_(
        "L'appareil n'est plus à portée. Ce qui est arrivé est gardé. Rapprochez-le."
    ),
    "device.unsteady": N_(
        "La liaison se coupe sans cesse. Ce qui est arrivé est gardé. "
        "Rapprochez l'appareil, ou changez sa pile."
    ),
    "device.unsure": N_(
        "La liaison s'est coupée. Le capteur a peut-être démarré. "
        "Attendez une heure, puis reliez-le pour le savoir."
    ),
    "device.silent": N_(
        "L'appareil ne répond pas. Rallumez-le, puis recommencez. Rien n'est perdu."
    ),
    "device.endless": N_(
        "L'appareil répète sans fin. Éteignez-le. Ce qui est arrivé est gardé."
    ),
    "devices.unchosen": N_(
        "Choisissez l'appareil à lire : --device et son adresse, ou --all pour tous."
    ),
    "device.pairing_failed": N_(
        "Le code n'a pas été accepté. Recommencez. Rien n'est perdu."
    ),
    "device.bond_lost": N_(
        "L'appareil ne reconnaît plus cet ordinateur. Il faut les relier de nouveau."
    ),
    "device.absent": N_(
        "Cet appareil n'est plus dans votre liste. Ses mesures sont gardées."
    ),
    "device.name_long": N_("Ce nom est trop long. Écrivez 80 caractères au plus."),
    "household.name": N_("Écrivez un prénom, par exemple : Paul."),
    "household.name_long": N_("Ce prénom est trop long. Écrivez 40 lettres au plus."),
    "household.known": N_("Ce prénom est déjà pris. Écrivez-en un autre."),
    "household.many": N_("Douze personnes au plus pour une balance."),
    "household.weight": N_("Écrivez un poids en kilos, par exemple : 54,2."),
    "household.unknown": N_("Cette personne n'est plus dans la liste."),
    "reading.absent": N_("Cette mesure n'attend plus de réponse."),
    "reading.undatable": N_("Ces mesures de capteur ne peuvent pas avoir cette date."),
    "reading.unanswered": N_("Cette mesure attend toujours votre réponse."),
    "radio.name": N_(
        "Cette radio n’existe pas. Essayez : system, lab, ou tcp-client:127.0.0.1:6402."
    ),
    "radio.lab_missing": N_(
        "Les appareils virtuels ne sont pas installés. Ajoutez-les : "
        "pip install alveole[lab]."
    ),
}
