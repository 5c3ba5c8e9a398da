"""« À faire » : each thing that waits, in words, and where it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.words import N_
from app.flows.notices.accords import accords
from app.flows.profile.stock import running_out
from app.flows.todo import (
    Chore,
    Look,
    Todo,
    advice_look,
    backpack_look,
    boxes_look,
    check_look,
    exchange_look,
    file_look,
    messages_look,
    pages_look,
    papers_look,
    probe_look,
    proposals_look,
    readings_look,
    services_look,
    sheet_look,
    unsure_look,
    vaccines_look,
    wanted_look,
)
from app.ports.world import Clock
from views.house import House
from views.parts.acting import going
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.todo_words import COUNTED
from views.text import _, size
from views.theme import DARK, LIGHT, Spine


@dataclass(frozen=True, slots=True)
class Task:
    """How a chore is shown: title, why, route, icon, and whether it is grave."""

    title: str
    why: str
    route: str
    icon: ft.IconData
    grave: bool = False


TASKS: Final = {
    "alert": Task(
        N_("Lire l'alerte"),
        N_("Quelque chose ne va pas avec le serveur."),
        "/alerte",
        ft.Icons.GPP_MAYBE_OUTLINED,
        grave=True,
    ),
    "clock": Task(
        N_("Régler l'heure de cet appareil"),
        N_("Elle retarde. Les dates notées seraient fausses."),
        "/panne/heure",
        ft.Icons.SCHEDULE,
        grave=True,
    ),
    "room": Task(
        N_("Libérer de la place"),
        N_("Il reste {size} sur cet appareil. Rien n'est perdu."),
        "/panne/disque",
        ft.Icons.SD_STORAGE_OUTLINED,
        grave=True,
    ),
    "silent": Task(
        N_("Le serveur ne répond plus"),
        "",
        "/panne/serveur",
        ft.Icons.CLOUD_OFF_OUTLINED,
        grave=True,
    ),
    "choice": Task(
        N_("Choisir entre deux versions"),
        N_("La même ligne a changé sur deux appareils."),
        "/choix",
        ft.Icons.HELP_OUTLINE,
    ),
    "sheet": Task(
        N_("Recopier votre feuille de secours"),
        N_("Sans elle, un code oublié ferme votre espace."),
        "/secours",
        ft.Icons.KEY_OUTLINED,
    ),
    "message": Task(
        N_("Lire vos messages"), "", "/messages", ft.Icons.MARK_EMAIL_UNREAD_OUTLINED
    ),
    "proposal": Task(
        N_("Répondre à une proposition"),
        "",
        "/proches",
        ft.Icons.HANDSHAKE_OUTLINED,
    ),
    "service": Task(
        N_("Voir les accords avec des services"),
        "",
        "/services",
        ft.Icons.HUB_OUTLINED,
    ),
    "check": Task(
        N_("Vérifier un nom"),
        "",
        "/documents/a-verifier",
        ft.Icons.PERSON_SEARCH_OUTLINED,
    ),
    "paper": Task(
        N_("Renouveler un papier"),
        "",
        "/documents/papiers",
        ft.Icons.EVENT_BUSY_OUTLINED,
    ),
    "pages": Task(
        N_("Finir un document"),
        "",
        "/documents/ajouter",
        ft.Icons.PHOTO_LIBRARY_OUTLINED,
    ),
    "box": Task(
        N_("Renouveler un médicament"),
        "",
        "/sante/profil/traitements",
        ft.Icons.MEDICATION_OUTLINED,
    ),
    "vaccine": Task(
        N_("Prévoir un vaccin"),
        "",
        "/sante/vaccins",
        ft.Icons.VACCINES_OUTLINED,
    ),
    "unsure": Task(
        N_("Parler des vaccins"),
        "",
        "/sante/vaccins",
        ft.Icons.QUESTION_ANSWER_OUTLINED,
    ),
    "prevention": Task(
        N_("Prévoir un rendez-vous de prévention"),
        "",
        "/prevention",
        ft.Icons.HEALTH_AND_SAFETY_OUTLINED,
    ),
    "reading": Task(
        N_("Reconnaître des mesures"),
        "",
        "/appareils/reponses",
        ft.Icons.MONITOR_WEIGHT_OUTLINED,
    ),
    "file": Task(N_("Ranger des documents"), "", "/documents", ft.Icons.INBOX_OUTLINED),
    "backpack": Task(
        N_("Faire un sac à dos"),
        N_("C'est une copie fermée de tout votre espace."),
        "/sauvegarde",
        ft.Icons.BACKPACK_OUTLINED,
    ),
}


def todo_of(house: House, now: Clock) -> Todo:
    """Return what looks at *house*, the gravest first."""
    probes, documents = house.checkup.probes, house.documents
    wrong = {"clock": "", "room": "free"}
    return Todo(
        [
            *(
                probe_look(code, probes[code], figure)
                for code, figure in wrong.items()
                if code in probes
            ),
            exchange_look(house.courier.state, now),
            *([sheet_look(house.recovery.wanting)] if house.first else []),
            wanted_look(_told(house, "message"), messages_look(house.messages.unread)),
            proposals_look(house.entrusted.proposals.waiting),
            check_look(house.custody.count),
            readings_look(house.devices.inbox.count),
            papers_look(house.endings.soon),
            pages_look(house.gathering.pages),
            *_reminders(house, now),
            file_look(documents),
            backpack_look(house.backpack.last, documents, now),
            _unsure(house),
        ]
    )


def _reminders(house: House, now: Clock) -> Iterator[Look]:
    """Give the looks a person may switch off."""

    def ending() -> Iterator[str]:
        return accords(house.consents.every(), int(now().timestamp() * 1000))

    looks = {
        "service": services_look(ending),
        "medicine": boxes_look(partial(running_out, house.profile)),
        "vaccine": vaccines_look(house.vaccines.calendar.reminders),
        "screening": advice_look(house.prevention.waiting),
    }
    for sort, look in looks.items():
        yield wanted_look(_told(house, sort), look)


def _unsure(house: House) -> Look:
    """Look last at what nobody can be sure of: it never hides what is sure."""
    look = unsure_look(house.vaccines.calendar.unsure)
    return wanted_look(_told(house, "vaccine"), look)


def _told(house: House, sort: str) -> Callable[[], bool]:
    """Return what says whether a sort shows on « Accueil »."""
    return partial(house.news.told, sort)


def task_tile(chore: Chore) -> ft.Control:
    """Return the line of one thing to do; the whole of it is pressed."""
    task = TASKS[chore.code]
    return tile(
        _(task.title),
        [sentence(_why(chore, task), quiet=True)],
        going(task.route),
        name=f"todo-{chore.code}",
        icon=task.icon,
        spine=Spine(LIGHT.alert, DARK.alert, task.icon) if task.grave else None,
    )


def _why(chore: Chore, task: Task) -> str:
    if chore.code in COUNTED:
        return COUNTED[chore.code](chore.figure).format(count=chore.figure)
    return _(task.why).format(size=size(chore.figure))
