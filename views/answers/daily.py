"""What is asked of everyday use: first steps, documents, measures."""

from typing import Final

from app.domain.words import N_
from views.answers.topic import Answer, Topic

DAILY: Final = (
    Topic(
        N_("Premiers pas"),
        (
            Answer(
                N_("Faut-il Internet ?"),
                N_(
                    "Non. Tout se lit et s'écrit sans réseau. Le réseau sert seulement"
                    " à relier vos appareils."
                ),
            ),
            Answer(
                N_("Faut-il une adresse e-mail ?"),
                N_("Non. Un prénom et un code suffisent."),
            ),
            Answer(
                N_("Est-ce un site de l'État ?"),
                N_(
                    "Non. Alvéole est un logiciel libre indépendant. Ce n'est pas le "
                    "site monespacesante.fr."
                ),
            ),
            Answer(
                N_("Combien cela coûte ?"),
                N_("Rien. Le logiciel est libre et gratuit."),
            ),
            Answer(
                N_("Puis-je essayer sans risque ?"),
                N_("Oui. La première page propose un exemple. Rien n'y est gardé."),
            ),
            Answer(
                N_("Comment agrandir le texte ?"),
                N_("Ouvrez Réglages. Choisissez une taille, jusqu'à 200 %."),
            ),
            Answer(
                N_("Comment changer de langue ?"),
                N_("Ouvrez Réglages. Choisissez français, français facile ou anglais."),
            ),
        ),
    ),
    Topic(
        N_("Documents"),
        (
            Answer(
                N_("Comment ajouter un document ?"),
                N_(
                    "Ouvrez Documents. Appuyez sur « Ajouter un document ». Choisissez"
                    " un ou plusieurs fichiers."
                ),
            ),
            Answer(
                N_("Comment faire de la place sur cet appareil ?"),
                N_(
                    "Ouvrez Réglages, puis « Voir la place ». Ce qui part reste sur"
                    " votre serveur. Ouvrez-le : il revient."
                ),
            ),
            Answer(
                N_("Comment être prévenu de la fin d'un papier ?"),
                N_(
                    "Ouvrez-le, puis « Modifier ». Notez sa date de fin. L'accueil vous"
                    " prévient 60 jours avant."
                ),
            ),
            Answer(
                N_("Quels fichiers puis-je ajouter ?"),
                N_(
                    "Des PDF, des photos, des textes, de l'imagerie. Les Réglages "
                    "disent la taille la plus grande."
                ),
            ),
            Answer(
                N_("Où va un document ajouté ?"),
                N_(
                    "Il attend dans « À ranger ». Choisissez sa catégorie quand vous "
                    "voulez."
                ),
            ),
            Answer(
                N_("Comment retrouver un document ?"),
                N_("Appuyez sur « Rechercher ». Écrivez un mot du titre ou du texte."),
            ),
            Answer(
                N_("J'ai jeté un document par erreur."),
                N_(
                    "Ouvrez la corbeille, dans Documents. Appuyez sur « Remettre ». "
                    "Vous avez 30 jours."
                ),
            ),
            Answer(
                N_("Comment numériser une feuille ?"),
                N_(
                    "Photographiez-la. Ouvrez « Ajouter un document ». Choisissez "
                    "« Mettre au propre ». Alvéole redresse chaque page."
                ),
            ),
            Answer(
                N_("La recherche lit-elle mes photos ?"),
                N_(
                    "Oui, si le logiciel Tesseract est installé sur l'ordinateur. Sans "
                    "lui, elle lit le titre. Rien ne sort de l'appareil."
                ),
            ),
            Answer(
                N_("Comment remplacer un document ?"),
                N_(
                    "Ouvrez-le. Ajoutez-lui une nouvelle version. L'ancienne reste "
                    "gardée."
                ),
            ),
            Answer(
                N_("Pourquoi un fichier est-il refusé ?"),
                N_(
                    "Il est abîmé ou trop gros. Un mot de passe le ferme peut-être. "
                    "L'original n'a pas changé."
                ),
            ),
            Answer(
                N_("Comment donner un document à mon médecin ?"),
                N_(
                    "Ouvrez-le. Appuyez sur « Enregistrer une copie ». Cette copie "
                    "n'est plus protégée par Alvéole."
                ),
            ),
        ),
    ),
    Topic(
        N_("Mesures"),
        (
            Answer(
                N_("Comment noter mon poids ou ma tension ?"),
                N_(
                    "Ouvrez Ma santé, puis Mesures. Choisissez la mesure. Appuyez sur "
                    "« Noter une mesure »."
                ),
            ),
            Answer(
                N_("Faut-il une virgule ou un point ?"),
                N_("Les deux marchent. Écrivez 71,2 ou 71.2."),
            ),
            Answer(
                N_("Je me suis trompé de valeur."),
                N_(
                    "Ouvrez la mesure, puis corrigez-la. L'ancienne valeur reste dans "
                    "l'historique."
                ),
            ),
            Answer(
                N_("Pourquoi me demande-t-on « C'est bien cela ? »"),
                N_(
                    "La valeur est inhabituelle. Vérifiez-la, puis confirmez. Alvéole "
                    "ne juge pas votre santé."
                ),
            ),
            Answer(
                N_("La courbe dit-elle si je vais bien ?"),
                N_(
                    "Non. Elle montre vos mesures, c'est tout. Parlez-en à votre "
                    "médecin."
                ),
            ),
        ),
    ),
)
