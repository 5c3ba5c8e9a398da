"""What is asked about safety, the server, copies and breakdowns."""

from typing import Final

from app.domain.words import N_
from views.answers.topic import Answer, Topic

TRUST: Final = (
    Topic(
        N_("Sécurité"),
        (
            Answer(
                N_("Qui peut lire mes documents ?"),
                N_(
                    "Vous, et ceux que vous autorisez. Le serveur garde des paquets "
                    "fermés, sans la clé."
                ),
            ),
            Answer(
                N_("J'ai oublié mon code."),
                N_(
                    "À l'ouverture, appuyez sur « J'ai oublié ». Votre feuille de "
                    "secours ouvre l'espace."
                ),
            ),
            Answer(
                N_("À quoi sert la feuille de secours ?"),
                N_(
                    "Elle ouvre votre espace si le code est perdu. Gardez-la sur "
                    "papier, chez vous."
                ),
            ),
            Answer(
                N_("J'ai perdu ma feuille de secours."),
                N_(
                    "Ouvrez « Ma feuille de secours », dans Plus. Faites-en une "
                    "nouvelle. L'ancienne ne marchera plus."
                ),
            ),
            Answer(
                N_("Pourquoi mon espace se ferme-t-il seul ?"),
                N_(
                    "Personne n'a touché l'appareil depuis un moment. C'est pour vous "
                    "protéger. Le délai est dans Réglages."
                ),
            ),
            Answer(
                N_("Quelqu'un arrive. Comment cacher vite ?"),
                N_(
                    "Ouvrez Réglages. Appuyez sur « Quitter vite ». L'espace se ferme "
                    "aussitôt."
                ),
            ),
            Answer(
                N_("J'ai perdu un appareil."),
                N_(
                    "Sur un autre appareil, ouvrez Mes appareils. Appuyez sur « Mettre"
                    " dehors »."
                ),
            ),
            Answer(
                N_("Comment ajouter un appareil ?"),
                N_(
                    "Ouvrez Alvéole sur l'appareil neuf. Appuyez sur « J'ai déjà un "
                    "espace ». Suivez les étapes."
                ),
            ),
        ),
    ),
    Topic(
        N_("Serveur et échanges"),
        (
            Answer(
                N_("Ai-je besoin d'un serveur ?"),
                N_(
                    "Non. Sans serveur, tout reste sur cet appareil. Un serveur relie "
                    "vos appareils."
                ),
            ),
            Answer(
                N_("Le serveur ne répond plus."),
                N_(
                    "Tout reste lisible ici. Vos envois attendent. Si cela dure, "
                    "faites un sac à dos."
                ),
            ),
            Answer(
                N_("Que veut dire « Un choix vous attend » ?"),
                N_(
                    "La même ligne a changé sur deux appareils. Regardez les deux "
                    "versions. Gardez la bonne."
                ),
            ),
            Answer(
                N_("Que faire devant une alerte ?"),
                N_(
                    "Lisez-la jusqu'au bout. Comparez avec un autre appareil. "
                    "N'envoyez rien en attendant."
                ),
            ),
            Answer(
                N_("Qu'est-ce qui sort de mon appareil ?"),
                N_(
                    "Ouvrez « Ce qui est sorti », dans Plus. Chaque échange y est "
                    "écrit."
                ),
            ),
        ),
    ),
    Topic(
        N_("Copies et pannes"),
        (
            Answer(
                N_("Comment garder une copie de tout ?"),
                N_(
                    "Ouvrez « Exporter et sauvegarder ». Faites un sac à dos. "
                    "Gardez-le sur une clé USB."
                ),
            ),
            Answer(
                N_("Comment tout retrouver sur un appareil neuf ?"),
                N_(
                    "Installez Alvéole. Reliez-le à un ancien appareil. Ou donnez-lui "
                    "votre sac à dos."
                ),
            ),
            Answer(
                N_("Le disque est plein."),
                N_(
                    "Rien n'est perdu. Videz la corbeille, ou libérez de la place "
                    "ailleurs."
                ),
            ),
            Answer(
                N_("L'heure de l'appareil est fausse."),
                N_(
                    "Réglez-la dans les réglages de l'appareil. Vos documents ne "
                    "changent pas."
                ),
            ),
            Answer(
                N_("Une page dit « abîmé ». Que faire ?"),
                N_(
                    "Ne supprimez rien. Fermez et rouvrez Alvéole. Votre sac à dos ou "
                    "un autre appareil garde tout."
                ),
            ),
            Answer(
                N_("Comment demander de l'aide sans rien dévoiler ?"),
                N_(
                    "Ouvrez « Signaler un problème ». Lisez le fichier proposé. Il ne "
                    "contient rien de votre santé."
                ),
            ),
        ),
    ),
)
