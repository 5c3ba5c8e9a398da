"""What stands beside an image: its series, its greys, a ruler, what it is."""

from functools import partial
from typing import Final

import flet as ft

from app.domain.imaging import Scale, Series, Study
from app.flows.imaging import is_reported
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side
from views.parts.heading import heading
from views.parts.imaging.measure import measuring
from views.parts.imaging.place import LEVELS, Place
from views.parts.imaging.shown import Exam, Setter, Shown
from views.parts.imaging.tone import tone
from views.parts.pair import roomy
from views.parts.pills import pills
from views.parts.sentence import sentence
from views.text import _, ngettext


def panel(
    exam: Exam, shown: Shown, scale: Scale | None, setter: Setter
) -> list[ft.Control]:
    """Return the settings of the image, one under the other; a report known first."""
    study, report = exam.study, exam.report()
    series, read = study.series[shown.series], is_reported(exam.entry)
    return [
        *([report] if read else []),
        *_series(study, shown, setter),
        heading(2, _("Voir de plus près")),
        side_by_side(_zooming(shown.place, setter)),
        *_settings(series, shown, scale, setter),
        *([] if read else [report]),
        heading(2, _("Ce que contient cet examen")),
        *map(sentence, _contents(study)),
        *_naming(study, shown, setter),
        *_keys(),
    ]


def series_words(series: Series, rank: int) -> str:
    """Name a series as its machine does, else by its rank."""
    return series.title or _("Série {rank}").format(rank=rank + 1)


def _series(study: Study, shown: Shown, setter: Setter) -> list[ft.Control]:
    if len(study.series) == 1:
        return []
    names = {
        str(rank): series_words(one, rank) for rank, one in enumerate(study.series)
    }

    def choose(key: str) -> None:
        setter.change(series=int(key), rank=0, place=Place(), ruler=None)

    chosen = pills(names, str(shown.series), choose, name="imaging-series")
    return [heading(2, _("Les séries d'images")), chosen]


def _zooming(place: Place, setter: Setter) -> list[ft.Control]:
    turns = (
        (_("Agrandir"), 1, "larger", ft.Icons.ZOOM_IN, place.level < LEVELS[-1]),
        (_("Réduire"), -1, "smaller", ft.Icons.ZOOM_OUT, place.level > LEVELS[0]),
    )
    drawn = [
        quiet_action(
            label, doing(partial(setter.zoom, step)), name=f"imaging-{name}", icon=icon
        )
        for label, step, name, icon, may in turns
        if may
    ]
    if place != Place():
        whole = doing(lambda: setter.change(place=Place()))
        drawn.append(
            quiet_action(_("Voir l'image entière"), whole, name="imaging-whole")
        )
        drawn += _moves(place, setter)
    return drawn


_STRIDE: Final = 80


def _moves(place: Place, setter: Setter) -> list[ft.Control]:
    """Return what a finger does by dragging."""
    ways = (
        (_("Vers la gauche"), (_STRIDE, 0), "left", ft.Icons.ARROW_BACK),
        (_("Vers la droite"), (-_STRIDE, 0), "right", ft.Icons.ARROW_FORWARD),
        (_("Vers le haut"), (0, _STRIDE), "up", ft.Icons.ARROW_UPWARD),
        (_("Vers le bas"), (0, -_STRIDE), "down", ft.Icons.ARROW_DOWNWARD),
    )
    return [
        quiet_action(
            label,
            doing(partial(setter.change, place=place.moved(*pixels))),
            name=f"imaging-{name}",
            icon=icon,
        )
        for label, pixels, name, icon in ways
    ]


def _settings(
    series: Series, shown: Shown, scale: Scale | None, setter: Setter
) -> list[ft.Control]:
    if scale is None:
        return []
    changed = tone(
        series.modality, scale, shown.look, lambda look: setter.change(look=look)
    )
    beside = [heading(2, _("Mesurer")), _ruler(shown, scale, setter)]
    return [
        heading(2, _("Régler les tons")),
        changed,
        *(beside if roomy() else []),
    ]


def near(shown: Shown, scale: Scale | None, setter: Setter) -> list[ft.Control]:
    """Return what must lie within reach of the image where the panel is under it."""
    if scale is None or roomy():
        return []
    return [_ruler(shown, scale, setter)]


def _ruler(shown: Shown, scale: Scale, setter: Setter) -> ft.Control:
    return measuring(shown.ruler, scale, lambda one: setter.change(ruler=one))


def _contents(study: Study) -> list[str]:
    """Say how many series and images there are, and files that are none."""
    images = sum(len(one.slices) for one in study.series)
    several = ngettext("{count} série", "{count} séries", len(study.series))
    all_ = ngettext("{count} image", "{count} images", images)
    said = [f"{several.format(count=len(study.series))}, {all_.format(count=images)}."]
    if study.ignored:
        words = ngettext(
            "{count} fichier n'est pas une image.",
            "{count} fichiers ne sont pas des images.",
            study.ignored,
        )
        said.append(words.format(count=study.ignored))
    return said


def _keys() -> list[ft.Control]:
    """Say what the keys do, where there is likely a keyboard."""
    if not roomy():
        return []
    told = (
        _("Au clavier, les flèches changent d'image."),
        _("Les touches + et - agrandissent ou réduisent."),
        _("En mesurant, les flèches visent et Entrée pose un point."),
    )
    return [heading(2, _("Au clavier")), *(sentence(one, quiet=True) for one in told)]


def _naming(study: Study, shown: Shown, setter: Setter) -> list[ft.Control]:
    """Return what writes the name of the patient over the image, off at first."""
    if not study.patient:
        return []
    label = _("Cacher le nom") if shown.named else _("Montrer le nom sur l'image")
    act = doing(lambda: setter.change(named=not shown.named))
    icon = ft.Icons.BADGE_OUTLINED
    return [side_by_side([quiet_action(label, act, name="imaging-name", icon=icon)])]
