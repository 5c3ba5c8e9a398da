"""The files of a message: each is looked at, and filed among one's documents."""

import asyncio

import flet as ft

from app.domain.entry import Attachment
from app.domain.message import Message
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.fact import fact
from views.parts.kept import use_kept
from views.parts.messages.words import page_of
from views.parts.watching import here, porch
from views.parts.whose import said_of
from views.text import _, size

_SORTS = {"image/jpeg": ft.Icons.IMAGE_OUTLINED, "image/png": ft.Icons.IMAGE_OUTLINED}


@ft.component
def MessageFile(one: Message, file: Attachment) -> ft.Control:
    """Name one file, and what can be done with it; one's own is here already."""
    name = file.id.hex()
    icon = _SORTS.get(file.media_type, ft.Icons.DESCRIPTION_OUTLINED)
    told = fact(icon, file.name, [size(file.plain_size)])
    look = going(f"{page_of(one.thread)}/{name}")
    eye = ft.Icons.VISIBILITY_OUTLINED
    ways = [quiet_action(_("Voir le fichier"), look, name=f"see-{name}", icon=eye)]
    ways += [] if one.mine else [Filing(one, file)]
    return stack([told, side_by_side(ways)], spacing=8)


@ft.component
def Filing(one: Message, file: Attachment) -> ft.Control:
    """File it in one press; then lead to the document it made."""
    house, around = here(), porch()
    name = file.id.hex()
    filed, note = use_kept(f"filed:{name}", "")

    async def keep() -> None:
        entry = await asyncio.to_thread(house.messages.keep, one.id, file.id)
        note(entry.id.hex())
        words = said_of(
            _("« {title} » est dans vos documents."),
            _("« {title} » est dans les documents de {name}."),
            title=entry.title,
        )
        around.tell(words)

    if filed:
        go, icon = going(f"/documents/{filed}"), ft.Icons.FOLDER_OPEN
        label = _("Ouvrir le document")
        return quiet_action(label, go, name=f"filed-{name}", icon=icon)
    icon = ft.Icons.CREATE_NEW_FOLDER_OUTLINED
    label = said_of(
        _("Ranger dans mes documents"), _("Ranger dans les documents de {name}")
    )
    return quiet_action(label, keep, name=f"file-{name}", icon=icon)
