"""« Profil » : how much of it is noted, or what it is for."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.parts.profile.rubric import all_topics, profile_kinds
from views.text import _, ngettext, number


def _says(house: House) -> str:
    count = sum(house.profile.count(topic.code) for topic in all_topics())
    if not count:
        return _("Notez les allergies, les maladies, les traitements.")
    words = ngettext("{count} ligne notée", "{count} lignes notées", count)
    return words.format(count=number(count, 0))


CARD = Card(
    rank=10,
    name="profile",
    title=N_("Ce que je dois dire à un médecin"),
    theirs=N_("Ce qu'un médecin doit savoir"),
    route="/sante/profil",
    icon=ft.Icons.ASSIGNMENT_IND_OUTLINED,
    says=_says,
    kinds=profile_kinds(),
)
