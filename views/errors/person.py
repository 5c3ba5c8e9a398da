"""What was typed, chosen or given to read."""

from app.domain.words import N_

SAID = {
    "usage": N_("Commande incomprise. Essayez « alveole --help »."),
    "date.malformed": N_(
        "Cette date est incomprise. Écrivez par exemple 12/03/2026 ou 2026-03-12."
    ),
    "date.clock_malformed": N_("Cette heure est incomprise. Écrivez par exemple 8:30."),
    "date.clock_alone": N_(
        "Une heure demande son jour. Écrivez le jour, ou effacez-la."
    ),
    "id.malformed": N_("Cet identifiant est incompris. Recopiez-le depuis une liste."),
    "kind.unknown": N_(
        "Cette sorte d’élément n’existe pas. Essayez « alveole list --help »."
    ),
    "kind.no_value": N_(
        "Cette sorte d’élément ne se mesure pas. Choisissez une mesure."
    ),
    "measure.not_a_number": N_("Ce n’est pas un nombre. Écrivez par exemple 71,2."),
    "measure.value_count": N_(
        "Il manque une valeur, ou il y en a trop. Nombre attendu : {expected}."
    ),
    "measure.not_whole": N_("Un nombre entier est attendu, sans virgule."),
    "measure.unit_unknown": N_(
        "Cette unité est inconnue pour cette mesure. Choisissez-en une autre."
    ),
    "measure.out_of_range": N_(
        "Valeur impossible. Vérifiez le nombre, attendu en {unit}. Rien n’est noté."
    ),
    "measure.order": N_(
        "Le premier chiffre doit être le plus haut. Vérifiez les deux."
    ),
    "measure.confirm": N_(
        "Cette valeur est inhabituelle. C’est bien cela ? Confirmez pour la garder."
    ),
    "measure.future": N_(
        "Cette date n’est pas encore venue. Vérifiez le jour et l’heure."
    ),
    "measure.withdrawn": N_(
        "Cette mesure est déjà retirée. Les autres ne changent pas."
    ),
    "measure.standing": N_("Cette mesure compte déjà. Rien n’a changé."),
    "measure.computed": N_(
        "Cette valeur est calculée. Corrigez le poids ou la taille."
    ),
    "measure.circumstance": N_(
        "Cette précision ne va pas avec cette mesure. Choisissez-en une autre."
    ),
    "target.out_of_range": N_(
        "Cet objectif est impossible pour cette mesure. Vérifiez le nombre et l'unité."
    ),
    "target.backwards": N_(
        "Le plus petit nombre vient en premier. Vérifiez les deux champs."
    ),
    "sensor.too_little": N_(
        "Le capteur a trop peu lu pour une moyenne. Portez-le 14 jours."
    ),
    "measure.note_too_long": N_(
        "Votre note est trop longue. Gardez {limit} signes au plus."
    ),
    "measure.day_taken": N_(
        "Ce jour a déjà une valeur : {value}. Remplacez-la, ou ajoutez la vôtre."
    ),
    "measure.day_needed": N_(
        "Cette valeur vaut pour un jour. Écrivez-le, par exemple 12/03/2026."
    ),
    "period.backwards": N_("La fin vient avant le début. Vérifiez les deux dates."),
    "document.end_malformed": N_(
        "Cette date de fin n'est pas claire. Écrivez-la ainsi : 31/12/2027."
    ),
    "document.comment_too_long": N_(
        "Ce commentaire est trop long. Gardez 3 000 caractères au plus."
    ),
    "emergency.empty": N_("Choisissez d’abord au moins une ligne."),
    "emergency.answer": N_("Cette réponse n’existe pas. Rien n’a changé."),
    "emergency.altered": N_("Cette fiche a été changée : ne vous y fiez pas."),
    "emergency.unreadable": N_(
        "Ce n’est pas une fiche d’urgence. Vérifiez le carré ou le fichier."
    ),
    "wish.empty": N_("Répondez au moins à une question, ou revenez plus tard."),
    "wish.too_long": N_("Ce texte est trop long. Gardez l’essentiel."),
    "wish.unknown": N_("Cette réponse n’existe plus. Choisissez-en une autre."),
    "topic.unknown": N_("Cette rubrique n’existe pas. Revenez au profil."),
    "line.needed": N_("Remplissez cette ligne. Rien n’est perdu."),
    "line.either": N_("Répondez à une seule des deux questions, pas aux deux."),
    "line.too_long": N_("Ce texte est trop long. Gardez {most} caractères au plus."),
    "line.choice": N_("Choisissez une des réponses proposées."),
    "line.phone": N_("Ce numéro n’est pas clair. Écrivez-le ainsi : 06 12 34 56 78."),
    "line.digits": N_("Il faut {most} chiffres. Relisez-les un par un."),
    "line.money": N_("Ce montant n’est pas clair. Écrivez-le ainsi : 26,50."),
    "line.future": N_("Cette date n’est pas encore arrivée. Vérifiez l’année."),
    "line.alone": N_("Une seule ligne est possible ici. Modifiez celle qui existe."),
    "line.endless": N_("Cette ligne ne peut pas être terminée. Rien n’a changé."),
    "line.withdrawn": N_("Cette ligne est retirée. Remettez-la d’abord."),
    "line.moved": N_("Cette ligne a changé depuis. Annulez, puis relisez-la."),
    "line.not_yours": N_(
        "Un professionnel a écrit cette ligne. Vous pouvez la retirer, pas la changer."
    ),
    "box.unreadable": N_("Ce code ne se lit pas. Écrivez le nom du médicament."),
    "proposal.absent": N_("Cette proposition n’existe plus. Rien n’a changé."),
    "box.foreign": N_("Cette boîte n'a pas de code français. Écrivez le nom."),
    "answer.unknown": N_("Cette réponse n’existe pas ici. Rien n’a changé."),
    "answer.lines": N_("Des lignes sont déjà notées ici. Retirez-les d’abord."),
    "stay.empty": N_("Dites au moins une date, un lieu ou un motif."),
    "stay.line_too_long": N_(
        "Ce texte est trop long. Gardez 200 caractères au plus par ligne."
    ),
    "appointment.past": N_("Ce jour est passé. Choisissez un autre jour."),
    "person.born": N_("Cette date de naissance est impossible. Vérifiez l’année."),
    "dependent.known": N_("Vous gardez déjà son espace. Ouvrez « Mes proches »."),
    "person.unknown": N_("Vous ne gardez pas l’espace de cette personne ici."),
    "person.ambiguous": N_(
        "Deux personnes portent ce nom. Choisissez avec « alveole people »."
    ),
    "certificate.list": N_("Cette liste de confiance est illisible. Rien n’a changé."),
    "vaccine.unnamed": N_("Dites quel vaccin, par exemple : ROR."),
    "vaccine.future": N_("Cette date n’est pas encore venue. Vérifiez le jour."),
    "vaccine.rank": N_("Écrivez le numéro de la dose en chiffres, par exemple 2."),
    "vaccine.line_too_long": N_(
        "Ce texte est trop long. Gardez 200 caractères au plus par ligne."
    ),
    "vaccine.not_yours": N_(
        "Un professionnel a noté ce vaccin. Vous pouvez le retirer, pas le changer."
    ),
    "link.kind": N_("Ces deux éléments ne peuvent pas être liés. Rien n’a changé."),
    "visit.too_long": N_(
        "Vos questions sont trop longues. Raccourcissez-les. Rien n’est perdu."
    ),
    "synthesis.empty": N_("Choisissez au moins une ligne. Rien n’a changé."),
    "search.name_empty": N_("Donnez un nom à cette recherche. Rien n’a changé."),
    "search.name_long": N_("Ce nom est trop long. Gardez 80 caractères au plus."),
    "search.name_taken": N_("Une recherche porte déjà ce nom. Choisissez-en un autre."),
    "folder.name_empty": N_("Donnez un nom à ce dossier. Rien n’a changé."),
    "folder.name_taken": N_("Un dossier porte déjà ce nom. Choisissez-en un autre."),
    "document.title_empty": N_("Donnez un titre à ce document. Rien n’a changé."),
    "document.category_unknown": N_(
        "Cette catégorie n’existe pas. Choisissez-en une dans la liste."
    ),
    "document.not_yours": N_(
        "Ce document vient d’un professionnel. Lui seul peut le changer."
    ),
    "import.not_a_document": N_(
        "Ce fichier est fait pour les machines. Il n’y a rien à lire."
    ),
    "document.no_file": N_(
        "Cet élément n’a pas de fichier. Son contenu est à l’écran."
    ),
    "recognition.absent": N_("Aucun lecteur de texte n'est installé sur cet appareil."),
    "recognition.failed": N_(
        "Le texte de cette page n'a pas pu être lu. Le document est intact."
    ),
    "recognition.too_slow": N_(
        "Lire ce texte prend trop de temps. Le document est intact."
    ),
    "recognition.nothing": N_("Aucun mot n'a été reconnu. Le document est intact."),
    "pages.other": N_(
        "Vous avez commencé un autre document. Ces pages ne peuvent pas revenir."
    ),
    "entry.absent not_found": N_(
        "Cet élément n’est pas ici. Il a peut-être été retiré."
    ),
    "import.unknown_format": N_(
        "Nous ne savons pas lire ce fichier. L’original n’a pas changé."
    ),
    "import.damaged": N_(
        "Ce fichier est abîmé. Nous ne l’avons pas gardé. Essayez une autre copie."
    ),
    "import.limit": N_("Cette taille n'est pas possible. Choisissez-en une autre."),
    "import.too_large": N_("Ce fichier est trop gros. L’original n’a pas changé."),
    "import.too_slow": N_(
        "Ce fichier est trop long à lire. L’original n’a pas changé."
    ),
    "import.password": N_(
        "Ce fichier a un mot de passe. Ajoutez-le seul : l’écran le demande."
    ),
    "import.password_wrong": N_("Ce mot de passe n’ouvre pas ce fichier. Réessayez."),
    "import.locked": N_(
        "Cette archive a un mot de passe. Ajoutez ses fichiers un par un."
    ),
    "import.unsafe": N_(
        "Ce fichier est fait de façon dangereuse. Nous l’avons laissé fermé."
    ),
    "import.empty": N_("Ce fichier est vide. Choisissez-en un autre."),
    "import.no_page": N_("Cette page n’existe pas dans le document."),
    "import.no_image": N_("Ce document ne contient pas d’image d’examen."),
    "import.unknown_coding": N_(
        "Nous ne savons pas lire ces images. L’original n’a pas changé."
    ),
    "import.no_part": N_("Ce fichier n’existe pas dans le document."),
    "import.not_a_file": N_(
        "Ce n’est pas un fichier. Choisissez un fichier, pas un dossier."
    ),
    "import.no_file": N_("Ce fichier n’existe pas. Vérifiez son nom."),
    "import.unreadable": N_(
        "Ce fichier ne s’ouvre pas. Vérifiez que vous avez le droit de le lire."
    ),
    "file.changed": N_("Ce fichier changeait pendant la lecture. Recommencez."),
    "copy.unfinished": N_(
        "Le fichier n’est pas arrivé en entier. Effacez-le, puis recommencez."
    ),
    "file.unwritable": N_("Impossible d’écrire ici. Choisissez un autre dossier."),
    "airlock.unavailable": N_(
        "La lecture protégée ne marche pas ici. Reprenez sur un ordinateur."
    ),
    "child.adult": N_("Ce carnet est pour un enfant de moins de 18 ans."),
    "child.birth_date": N_("La date de naissance manque. Notez-la dans « Ma santé »."),
    "child.before_birth": N_("Cette date est avant la naissance. Vérifiez l'année."),
    "child_note.empty": N_("Cette note est vide. Écrivez au moins quelques mots."),
    "newborn.number": N_("Écrivez un nombre, par exemple 3250."),
    "newborn.range": N_("Valeur impossible. Écrivez un nombre entre {low} et {high}."),
    "growth.unreadable": N_(
        "Un fichier de courbes est illisible. Il est laissé de côté."
    ),
    "growth.unsourced": N_(
        "Un fichier de courbes ne dit pas son origine. Il est laissé de côté."
    ),
    "card.mistyped": N_(
        "Ce code n’est pas complet, ou une lettre est fausse. Recopiez-le."
    ),
    "card.own": N_("Ce code est le vôtre. Tapez celui de l’autre personne."),
    "card.unknown": N_(
        "Personne n’a ce code sur votre serveur. Vérifiez que vous avez le même."
    ),
    "mandate.rubrics": N_("Choisissez au moins une rubrique à confier."),
    "rubric.unknown": N_(
        "Cette rubrique n’est pas de celles qu’on confie. Écrivez l’une de "
        "celles-ci : {expected}. Rien n’a changé."
    ),
    "mandate.until": N_("Choisissez un dernier jour à venir, dans un an au plus."),
    "mandate.absent": N_("Ce que vous aviez confié n’est plus dans la liste."),
    "name.missing": N_("Donnez un nom ou un prénom."),
}
