"""What is said of the conversations with professionals."""

from app.domain.words import N_

SAID = {
    "message.not_a_professional": N_(
        "Ce code n’est pas celui d’un professionnel de santé. Vérifiez-le auprès de "
        "lui."
    ),
    "message.not_certified": N_(
        "Votre serveur ne garantit pas ce professionnel. Rien ne lui est envoyé."
    ),
    "message.until": N_("Choisissez un dernier jour à venir, dans un an au plus."),
    "message.subject": N_("Écrivez d’abord le sujet de la conversation."),
    "message.no_thread": N_("Cette conversation n’est plus dans la liste."),
    "message.absent": N_("Ce message n’est plus dans la conversation."),
    "message.ended": N_(
        "Cette conversation est terminée. Vous pouvez la relire, ou en ouvrir une "
        "autre."
    ),
    "message.blocked": N_(
        "Vous avez bloqué ce professionnel. Débloquez-le d’abord depuis une "
        "conversation avec lui."
    ),
    "message.no_reply": N_(
        "Ce professionnel n’attend pas de réponse à son dernier message. Vous pouvez "
        "ouvrir une autre conversation."
    ),
    "message.no_template": N_("Ce modèle n’est plus dans la liste."),
    "message.too_many_templates": N_(
        "Vous gardez déjà 50 modèles. Retirez-en un pour en garder un autre."
    ),
    "message.empty": N_("Écrivez quelques mots, ou joignez un document."),
    "message.too_long": N_(
        "Ce message dépasse 5 000 caractères. Raccourcissez-le, ou faites-en deux."
    ),
    "message.too_many_files": N_(
        "Un message porte cinq fichiers au plus. Envoyez les autres dans un second "
        "message."
    ),
    "message.file_type": N_(
        "Ce fichier ne peut pas partir dans un message. Choisissez un PDF, une photo "
        "ou un texte."
    ),
    "message.file_too_large": N_(
        "Ce fichier dépasse 50 Mo. Il ne peut pas partir dans un message."
    ),
}
