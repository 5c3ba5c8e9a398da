"""What is noted in the agenda, or brought to it by a file."""

from app.domain.words import N_

SAID = {
    "agenda.title_missing": N_("Il manque un titre. Écrivez-le en quelques mots."),
    "agenda.title_too_long": N_("Ce titre est trop long. Gardez cent signes au plus."),
    "agenda.line_too_long": N_(
        "Ce lieu ou ce nom est trop long. Gardez deux cents signes au plus."
    ),
    "agenda.too_long": N_("Cela dure plus d’un an. Vérifiez le jour de fin."),
    "agenda.zone_unknown": N_(
        "Ce fuseau horaire est inconnu ici. Écrivez par exemple Europe/Paris."
    ),
    "agenda.too_many_reminders": N_(
        "Dix rappels au plus pour une date. Retirez-en quelques-uns."
    ),
    "agenda.reminder_malformed": N_(
        "Ce rappel est impossible. Choisissez un moment dans l’année qui précède."
    ),
    "agenda.repeat_malformed": N_(
        "Cette répétition est impossible. Vérifiez son rythme et son dernier jour."
    ),
    "agenda.which_time": N_(
        "Cela revient plusieurs fois. Dites de quel jour il s’agit."
    ),
    "agenda.elsewhere": N_(
        "Ce rendez-vous vient d’ailleurs. Modifiez-le chez celui qui l’a noté."
    ),
    "agenda.stay_elsewhere": N_(
        "Une hospitalisation se modifie dans votre profil. Rien n’a changé."
    ),
    "agenda.too_many_events": N_(
        "Ce fichier contient trop de rendez-vous. Rien n’est repris."
    ),
}
