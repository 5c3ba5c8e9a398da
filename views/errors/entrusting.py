"""What one entrusts to others, and what others entrust."""

from app.domain.words import N_

SAID = {
    "entrusted.read_only": N_(
        "Vous pouvez lire ce qu’on vous confie, pas le changer. Rien n’a changé."
    ),
    "entrusted.ended": N_(
        "Cette personne ne vous confie plus cela. Votre propre dossier est complet."
    ),
}
