"""« Lien » : who somebody is to a person (HL7 RoleCode, TRE_R216)."""

from app.domain.topic import Option
from app.domain.words import N_

FAMILY = (
    Option("MTH", N_("Mère")),
    Option("FTH", N_("Père")),
    Option("SIS", N_("Sœur")),
    Option("BRO", N_("Frère")),
    Option("DAUC", N_("Fille")),
    Option("SONC", N_("Fils")),
    Option("GRMTH", N_("Grand-mère")),
    Option("GRFTH", N_("Grand-père")),
    Option("AUNT", N_("Tante")),
    Option("UNCLE", N_("Oncle")),
    Option("FAMMEMB", N_("Autre membre de la famille")),
)
"""Relatives by blood, whose illnesses may matter."""

CIRCLE = (
    Option("SPS", N_("Mari, femme, conjoint ou conjointe")),
    Option("DAUC", N_("Fille")),
    Option("SONC", N_("Fils")),
    Option("MTH", N_("Mère")),
    Option("FTH", N_("Père")),
    Option("SIS", N_("Sœur")),
    Option("BRO", N_("Frère")),
    Option("GRNDCHILD", N_("Petit-fils ou petite-fille")),
    Option("FAMMEMB", N_("Autre membre de la famille")),
    Option("FRND", N_("Ami ou amie")),
    Option("NBOR", N_("Voisin ou voisine")),
)
"""Those who may be called, or who help."""
