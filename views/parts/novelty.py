"""« Nouveauté » : one thing that was added, when, and on which device."""

import flet as ft

from app.domain.state import State
from app.flows.news import Happening
from app.kinds import kind as kind_of
from views.parts.acting import going
from views.parts.documents import author_words, label_of, spine_of
from views.parts.kinds import icon_of
from views.parts.measures.address import measure_place
from views.parts.seal import ago
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import porch
from views.text import _, capital


def novelty(one: Happening) -> ft.Control:
    """Return the line of what is new; pressed, it opens."""
    entry, name = one.entry, one.entry.id.hex()
    if entry.kind == "document":
        code = entry.meta.get("category", "")
        spine, route = spine_of(code), f"/documents/{name}"
        title, icon = entry.title, spine.icon
        aside = entry.meta.get("status") == State.TO_CHECK
        place = _("À vérifier") if aside else label_of(code)
        known = " · ".join([place, author_words(entry) or _("auteur non précisé")])
        words = [known, _since(one)]
    else:
        kind = kind_of(entry.kind)
        spine, route = None, f"{measure_place(kind.code)}/{name}"
        title, icon = _(kind.label), icon_of(kind)
        words = [_since(one)]
    line = sentence("\n".join(words), quiet=True)
    return tile(
        title, [line], going(route), name=f"news-{name}", icon=icon, spine=spine
    )


def _since(one: Happening) -> str:
    """Say how long ago it was added, and where when it was elsewhere."""
    elapsed = int(porch().now().timestamp() * 1000) - one.at
    when = capital(_("ajouté {ago}").format(ago=ago(elapsed)))
    if one.depositor:
        words = _("{when}, déposé par {name}")
        return words.format(when=when, name=one.depositor)
    if not one.device:
        return when
    return _("{when}, sur {device}").format(when=when, device=one.device)
