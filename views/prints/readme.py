"""« LISEZMOI » : the text that goes inside a backpack or a copy in clear."""

from views.text import _


def readme() -> str:
    """Return what it is, what it holds, and how to use it again."""
    lines = [
        _("Ceci est une copie de votre espace de santé Alvéole."),
        _("Gardez-la en lieu sûr. Elle parle de votre santé."),
        "",
        _("Sac à dos : choisissez « Retrouver un sac à dos » au premier écran."),
        _("Il s'ouvre avec sa phrase, ou avec votre feuille de secours."),
        "",
        _("Copie sans protection : vos documents sont dans « documents »."),
        _("Pour la lire, ouvrez « index.html » dans un navigateur."),
        _("Le fichier « fhir.ndjson » contient vos données, au format FHIR."),
        _("Le fichier « fhir.json » dit la même chose en un seul bloc."),
        _("Le fichier « agenda.ics » s'ouvre dans un autre agenda."),
        _("Chaque fichier a son empreinte dans « manifest.json »."),
        "",
        _("Logiciel libre indépendant, sous licence EUPL-1.2."),
    ]
    return "\n".join(lines) + "\n"
