"""What this device keeps: the vault, its files, its keys."""

from app.domain.words import N_

SAID = {
    "fhir.unreadable fhir.invalid body.malformed body.too_large": N_(
        "Ce contenu est illisible. Nous l’avons mis de côté. Le reste va bien."
    ),
    "segment.malformed": N_(
        "Ces relevés sont illisibles. Rien n’a été ajouté. Le reste va bien."
    ),
    "malformed statement.malformed label.too_long": N_(
        "Ce message est illisible. Nous l’avons mis de côté. Le reste va bien."
    ),
    "prescription.unreadable stamp.unreadable": N_(
        "Ce code ne se lit pas. Le document reste là : montrez-le."
    ),
    "blob.absent": N_(
        "Ce fichier n’est pas encore sur cet appareil. Il viendra avec le réseau."
    ),
    "files.missing": N_(
        "Des fichiers manquent sur cet appareil : {missing}. Ils viendront du serveur."
    ),
    "blob.mismatch commit.mismatch": N_(
        "Ce fichier est abîmé. Nous l’avons mis de côté. Les autres vont bien."
    ),
    "store.absent": N_(
        "Il n’y a pas d’espace ici. Créez-en un, ou reliez cet appareil."
    ),
    "store.exists": N_("Un espace existe déjà ici. Il n’a pas changé."),
    "store.locked": N_(
        "Votre espace est fermé. Ouvrez-le avec votre code ou votre phrase."
    ),
    "store.key": N_("Ce n’est pas le bon code, ou la bonne phrase. Essayez encore."),
    "store.wait": N_("Trop d’essais. Attendez {delay}. Rien n’est effacé."),
    "clock.behind": N_("L’heure de cet appareil retarde. Réglez-la. Rien n’est perdu."),
    "store.busy": N_(
        "Votre espace est déjà ouvert ailleurs. Fermez l’autre fenêtre d’abord."
    ),
    "store.newer ledger_newer": N_(
        "Votre espace vient d’une version plus récente. Mettez Alvéole à jour."
    ),
    "store.damaged": N_(
        "Une page de votre espace est abîmée. Revenez avec un sac à dos, ou un "
        "autre appareil."
    ),
    "chain.broken": N_(
        "Le journal de votre espace est abîmé ici. Revenez avec un sac à dos, ou un "
        "autre appareil."
    ),
    "slots.damaged": N_(
        "Le fichier des codes est abîmé. Utilisez votre feuille de secours."
    ),
    "store.migration": N_(
        "La mise à jour n’a pas abouti. Rien n’a changé. Reprenez la version d’avant."
    ),
    "store.unavailable": N_(
        "Le coffre chiffré manque sur cette machine. Relancez « make setup »."
    ),
    "vault.absent vault.locked": N_(
        "Le coffre du système ne répond pas. Utilisez votre phrase ou votre clé."
    ),
    "kdf.floor": N_(
        "La protection de ce coffre a été affaiblie. Nous ne l’ouvrons pas."
    ),
    "disk.full disk.low storage_full": N_(
        "Le disque est plein. Rien n’est perdu. Libérez de la place."
    ),
    "disk.io storage_broken": N_(
        "Le disque ne répond pas bien. Ce qui était gardé le reste."
    ),
    "passphrase.missing": N_(
        "Indiquez le fichier de votre phrase secrète (--passphrase-file)."
    ),
    "passphrase.unreadable": N_(
        "Ce fichier de secret est vide ou illisible. Vérifiez son chemin."
    ),
    "passphrase.weak": N_(
        "Cette phrase est trop facile à deviner. Choisissez plusieurs mots rares."
    ),
    "pin.erased": N_(
        "Trop d’essais : le code est effacé. Utilisez votre feuille de secours ou un "
        "autre appareil."
    ),
    "recovery.elsewhere": N_(
        "Cet appareil ne connaît pas cette clé. Faites une nouvelle feuille."
    ),
    "pin.weak": N_("Ce code est trop facile à deviner. Choisissez-en un autre."),
    "slot.last": N_("Gardez au moins une façon d’ouvrir votre espace."),
    "recovery.mistyped enrol.malformed": N_(
        "Cette clé ou ce code comporte une faute. Recopiez chaque groupe."
    ),
    "share.mismatch": N_(
        "Ces deux feuilles ne vont pas ensemble. Essayez-en une autre."
    ),
    "backup.key": N_(
        "Cette archive ne s’ouvre pas avec ce secret. Elle n’a pas changé."
    ),
    "backup.malformed": N_(
        "Cette archive est abîmée. Rien n’a été repris. Essayez une autre copie."
    ),
    "enrol.different": N_(
        "Les signes sont différents. L’autre appareil n’est pas entré. Recommencez."
    ),
    "cancelled": N_("Rien n’a changé. Vous pouvez recommencer quand vous voulez."),
    "internal": N_(
        "Le programme s’est trompé. Vos données n’ont pas changé. Recommencez."
    ),
    "example.still": N_("Dans l’exemple, rien ne part et rien ne s’écrit."),
    "example.absent": N_("L’exemple ne s’ouvre pas ici. Créez votre espace."),
    "conflict.absent": N_("Ce choix est déjà fait. Les deux versions restent gardées."),
    "device.here": N_("C’est cet appareil. Mettez-le dehors depuis un autre."),
    "device.name_empty": N_("Donnez un nom à cet appareil. Rien n’a changé."),
    "device.unknown": N_("Cet appareil n’est pas des vôtres. Relisez la liste."),
}
