"""What comes from the server and the other devices."""

from app.domain.words import N_

SAID = {
    "peer.silent": N_(
        "Pas de réseau, ou serveur muet. Tout reste lisible. Vos envois attendent."
    ),
    "peer.busy overloaded draining rate_limited": N_(
        "Le serveur est occupé. Vos envois attendent et repartiront seuls."
    ),
    "peer.malformed": N_(
        "Le serveur a répondu de travers. Rien n’est perdu. Réessayez plus tard."
    ),
    "deposit.no_directory": N_(
        "Ce serveur ne connaît aucun soignant. Rien n'a changé."
    ),
    "deposit.not_yet": N_(
        "Votre espace n'est pas encore arrivé au serveur. Réessayez plus tard."
    ),
    "deposit.address": N_(
        "Cette adresse de dépôt est incomprise. Recopiez-la en entier."
    ),
    "deposit.letter": N_(
        "Ce fichier ne peut pas être déposé. Il faut un PDF ou un CDA, et son type."
    ),
    "deposit.former": N_(
        "Le document d'avant a été refusé : il n'est pas arrivé. "
        "Déposez-le de nouveau, puis celui-ci."
    ),
    "deposit.closed": N_("Cet espace ne reçoit pas ce type de document."),
    "deposit.refused deposit_refused": N_(
        "Ce dépôt est refusé. La personne n'a pas ouvert, ou rien ne vous connaît."
    ),
    "deposit.full": N_(
        "Cette conversation est pleine : votre réponse n'est pas partie. "
        "La personne peut en ouvrir une autre."
    ),
    "server.none": N_("Aucun serveur n’est choisi. Tout reste sur cet appareil."),
    "server.address": N_(
        "Cette adresse de serveur n’est pas bonne. Écrivez-la avec https://."
    ),
    "file.unsent": N_("Le serveur n'a pas encore ce document. Il reste ici."),
    "update_needed": N_(
        "Le serveur demande une version plus récente. Mettez Alvéole à jour."
    ),
    "session_expired": N_(
        "La connexion au serveur a expiré. Recommencez. Rien n’est perdu."
    ),
    "signup_closed": N_(
        "Le serveur n’accepte pas de nouvel inscrit. Tout reste sur cet appareil."
    ),
    "courier.paused": N_("Les envois sont en pause. Reprenez-les sur Accueil."),
    "quota_exceeded": N_(
        "Votre place sur le serveur est pleine. Tout reste sur cet appareil."
    ),
    "refused conflict run_invalid ctr_reused parts_missing duplicate_item": N_(
        "Le serveur a refusé cet envoi. Il attend ici. Rien n’est perdu."
    ),
    "hash_mismatch card_invalid right_missing type_refused body_invalid": N_(
        "Le serveur a refusé un élément. Il reste ici. Rien n’est perdu."
    ),
    "seen_unknown epoch_stale": N_(
        "Cet appareil a du retard sur le serveur. Recommencez l’échange."
    ),
    "clock_ahead": N_("L’heure de cet appareil avance. Réglez-la, puis recommencez."),
    "journal.frozen journal.moved": N_(
        "Un envoi était déjà en route. Il repartira seul. Rien n’est perdu."
    ),
    "log.rollback account.rollback": N_(
        "Le serveur montre un journal plus ancien. N’envoyez rien. Comparez "
        "avec un autre appareil."
    ),
    "log.fork": N_(
        "Le serveur montre deux journaux différents. N’envoyez rien. Comparez "
        "avec un autre appareil."
    ),
    "log.gap log.withheld": N_(
        "Une page du journal manque. N’envoyez rien. Comparez avec un autre appareil."
    ),
    "log.tamper lane.mismatch digest.mismatch": N_(
        "Une page du journal a été changée. N’envoyez rien. Comparez avec un "
        "autre appareil."
    ),
    "log.replay item.stale": N_(
        "Le serveur répète une ancienne page. Nous l’avons refusée. Vos "
        "données restent ici."
    ),
    "root.absent": N_(
        "La clé principale de cet espace n’est pas ici. Rien n’est perdu."
    ),
    "space.quarantined": N_(
        "Les échanges sont arrêtés par prudence. Tout reste lisible. Comparez "
        "avec un autre appareil."
    ),
    "sig.invalid run.invalid space.swapped": N_(
        "Une signature est fausse. Cet élément est refusé. Le reste va bien."
    ),
    "wrap.invalid epoch.stale": N_(
        "Une clé ne correspond pas. Cet élément est mis de côté. Le reste va bien."
    ),
    "version.unread": N_(
        "Une version venue d’ailleurs ne s’ouvre pas. La vôtre la remplace."
    ),
    "grant.forged grant.expired writer.revoked": N_(
        "Un droit d’accès est faux ou fini. Cet élément est refusé. Le reste va bien."
    ),
    "key.changed": N_(
        "L’identité de cette personne ou de cet appareil a changé. Comparez vos "
        "codes avant de continuer."
    ),
    "directory.changed": N_(
        "Votre serveur ne montre plus le même annuaire. Rien n’est envoyé. Pour "
        "accepter le nouveau, ouvrez « Recevoir de vos soignants »."
    ),
    "suite.floor": N_(
        "Une protection trop faible a été proposée. Nous l’avons refusée."
    ),
    "format.unknown": N_(
        "Ce format est plus récent que cette version. Mettez Alvéole à jour."
    ),
    "device.retired device_retired": N_(
        "Cet appareil a été mis dehors. Il garde ses données mais n’échange plus."
    ),
    "enrol.expired": N_("Personne n’a répondu. Redemandez un code. Rien n’a changé."),
    "enrol.unknown": N_(
        "Aucun appareil n’attend sous ce code. Vérifiez-le, puis recommencez."
    ),
    "enrol.unreadable": N_("Cette photo ne montre pas de code. Tapez-le."),
    "enrol.stranger": N_("Ce n’est pas la bonne personne. Rien n’a été ouvert."),
    "recovery.unknown": N_(
        "Ce serveur ne connaît pas cette clé. Vérifiez son adresse."
    ),
    "owner.unknown": N_(
        "Votre espace n’est pas encore arrivé ici. Vérifiez le réseau, puis rouvrez."
    ),
    "space.none": N_("Ce compte n’a pas encore d’espace. Créez-en un."),
    "signature_invalid": N_(
        "Le serveur ne connaît pas cet appareil, ou l’heure est fausse. "
        "Vérifiez l’heure et l’adresse du serveur."
    ),
    "too_large": N_("Cet envoi est trop gros pour le serveur. Il reste ici."),
    "listen.exposed": N_(
        "Hors de cette machine, un serveur doit être chiffré. Choisissez 127.0.0.1."
    ),
    "listen.failed listen.port": N_(
        "Ce port est pris ou interdit. Choisissez-en un autre, ou 0."
    ),
    "server.running": N_("Un serveur utilise déjà ce dossier. Arrêtez-le d’abord."),
    "server.key": N_(
        "La clé de ce serveur est abîmée. Remettez le dossier sauvegardé."
    ),
    "server.signup": N_(
        "Cette règle d’inscription n’existe pas. Relisez la documentation."
    ),
    "server.unknown": N_(
        "Ce serveur ne connaît pas cet espace. Vérifiez son adresse dans les "
        "réglages. Rien n’est perdu."
    ),
    "server.same": N_("C’est déjà votre serveur. Rien n’a changé."),
    "server.shared": N_(
        "Un autre appareil a déjà écrit ici. Cet espace ne peut plus changer de "
        "serveur. Rien n’a changé."
    ),
    "server.entrusted": N_(
        "Vous confiez encore des rubriques à un proche, qui n’est connu que de ce "
        "serveur. Mettez-y fin, puis recommencez. Rien n’a changé."
    ),
    "server.deposits": N_(
        "Un soignant a déjà écrit ici. Cet espace ne peut pas encore changer de "
        "serveur. Rien n’a changé."
    ),
    "server.taken": N_(
        "Ce serveur garde autre chose sous votre nom. Rien n’a changé. "
        "Choisissez-en un autre."
    ),
    "server.unfaithful": N_(
        "Ce serveur n’a pas gardé une copie exacte. Rien n’a changé. "
        "Choisissez-en un autre."
    ),
    "server.moved": N_("Votre serveur est choisi. Fermez puis rouvrez votre espace."),
    "server.silent": N_(
        "Le serveur local ne démarre pas. Tout reste lisible sur cet appareil."
    ),
}
