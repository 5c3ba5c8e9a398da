"""« Copie prête » : what a copy anybody may read holds, and what to do with it."""

import flet as ft

from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.parts.saving import Saved
from views.parts.sentence import sentence
from views.text import _, ngettext, size


def copied(saved: Saved, back: Act, *, name: str) -> list[ft.Control]:
    """Say what a copy holds and lacks; the button *name* does *back*."""
    words = _("Votre copie est prête : {holding}.").format(holding=holding(saved))
    missing = lacking(saved)
    return [
        banner(words, tone="calm"),
        *([banner(missing)] if missing else []),
        sentence(_("Effacez ce fichier quand il ne sert plus.")),
        sentence(_("Cette copie est notée dans « Ce qui est sorti ».")),
        side_by_side([quiet_action(_("Retour"), back, name=name)]),
    ]


def holding(saved: Saved) -> str:
    """Say what a copy holds: « 214 documents, 3 Mo »."""
    count = saved.packed.documents
    words = ngettext("{count} document", "{count} documents", count)
    counted = words.format(count=count).replace(" ", "\u00a0")
    return f"{counted}, {size(saved.size)}"


def lacking(saved: Saved) -> str:
    """Say which files are not in a copy, "" when all of them are."""
    count = saved.packed.missing
    if not count:
        return ""
    words = ngettext(
        "{count} fichier manque : il n'est pas sur cet appareil.",
        "{count} fichiers manquent : ils ne sont pas sur cet appareil.",
        count,
    )
    return words.format(count=count)
