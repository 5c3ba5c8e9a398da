"""What fictitious documents say: nobody and no place here exists."""

from dataclasses import dataclass

MENTION = "Document fictif, écrit pour des essais. Personne ni lieu réels."
SURNAMES = (
    *("Lebœuf", "Æschlimann", "Dœuvre", "Bézier", "Ça-Va", "Guérin", "L’Hôpital"),
    *("Noël", "Pélissier", "Sœurette", "Thiébaut", "Vœgelin", "Crèvecœur", "Ménétrier"),
)
GIVEN_NAMES = (
    *("Adélaïde", "Benoît", "Chloë", "Désiré", "Eugénie", "François", "Gaëlle"),
    *("Hélène", "Jérôme", "Lætitia", "Maëlle", "Noémie", "Théo", "Zoé"),
)
PLACES = (
    *("Centre hospitalier des Trois-Érables", "Clinique de l’Étang-Bleu"),
    *("Laboratoire du Vieux-Chêne", "Maison de santé de la Lœuvre"),
    *("Cabinet du Pré-aux-Ânes", "Hôpital Sainte-Æmilie"),
)
DRUGS = (
    *("paracétamol 1 g", "amoxicilline 500 mg", "lévothyroxine 75 µg"),
    *("metformine 850 mg", "ramipril 5 mg", "oméprazole 20 mg", "héparine"),
)
SIGNS = (
    *("œdème des chevilles", "dyspnée à l’effort", "toux sèche", "céphalée"),
    *("cœur régulier", "ecchymose du genou", "fièvre à 38,4 °C", "nævus du dos"),
    *("douleur de l’œsophage", "vertige au lever", "acouphène"),
)
PARTS = (
    *("genou gauche", "épaule droite", "poumon", "œil droit", "rachis", "fœtus"),
    *("abdomen", "cœur", "poignet", "thyroïde"),
)
DOSES = ("le matin", "matin et soir", "au coucher", "avant le dîner", "si besoin")


@dataclass(frozen=True, slots=True)
class Model:
    """One sort of document: its category, title and sentences with blanks."""

    category: str
    title: str
    sentences: tuple[str, ...]


MODELS = (
    Model(
        "ORD_SOIN",
        "Ordonnance : {drug}",
        (
            "Prescription à {person}, à renouveler deux fois.",
            "{drug} : un comprimé {dose} pendant {days} jours.",
            "Surveiller : {sign}. Revenir si le signe persiste.",
        ),
    ),
    Model(
        "CPT_REND",
        "Compte rendu de consultation : {sign}",
        (
            "J’ai reçu {person} pour le motif suivant : {sign}.",
            "À l’examen : {part} sans particularité, tension 12,8/7,4 cmHg.",
            "Conduite à tenir : {drug} {dose}, contrôle dans {days} jours.",
        ),
    ),
    Model(
        "CPT_REND",
        "Lettre de liaison : sortie de {place}",
        (
            "{person} a été hospitalisée {days} jours pour {sign}.",
            "Évolution favorable sous {drug}. Retour à domicile ce jour.",
            "Points de vigilance : {part}, état général, poids chaque semaine.",
        ),
    ),
    Model(
        "BIOLOGIE",
        "Résultats de biologie de {person}",
        (
            "Glycémie à jeun : {days},04 mmol/L. Créatinine : 72 µmol/L.",
            "Hémoglobine : 13,{days} g/dL. Protéine C réactive inférieure à 5 mg/L.",
            "Interprétation : à rapprocher de la clinique ({sign}).",
        ),
    ),
    Model(
        "RADIO_SC",
        "Imagerie : {part}",
        (
            "Indication : {sign} chez {person}.",
            "Technique : deux incidences, {part}, sans injection.",
            "Conclusion : pas de lésion récente décelée. Contrôle à {days} mois.",
        ),
    ),
    Model(
        "CERT_MED",
        "Certificat médical de {person}",
        (
            "Je certifie avoir examiné {person} ce jour.",
            "Aucun signe de contre-indication à la pratique de l’aïkido.",
            "Certificat remis en main propre, valable {days} mois.",
        ),
    ),
    Model(
        "CAR_VAC",
        "Vaccination de {person}",
        (
            "Vaccin contre le tétanos, rappel, lot essai-{days}.",
            "Bien toléré ; surveiller {sign}.",
            "Prochain rappel dans {days} ans.",
        ),
    ),
    Model(
        "DEPISTAG",
        "Bilan de prévention : {part}",
        (
            "Bilan de {person} à {place}.",
            "Dépistage proposé : {part}. Activité physique conseillée.",
            "Rappel : {sign} doit faire consulter.",
        ),
    ),
    Model(
        "SYNTHESE",
        "Synthèse médicale de {person}",
        (
            "Antécédents : {sign} ; intervention sur : {part}.",
            "Traitement au long cours : {drug} {dose}.",
            "Allergie connue : aucune. Suivi à {place}.",
        ),
    ),
    Model(
        "DOC_ADM",
        "Bulletin de situation, {place}",
        (
            "{person} est présente dans l’établissement depuis {days} jours.",
            "Prise en charge à cent pour cent. Chambre n° {days}, côté façade.",
            "Bulletin délivré pour servir et valoir ce que de droit.",
        ),
    ),
)
