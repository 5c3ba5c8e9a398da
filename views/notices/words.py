"""The sentences of notices: all of them, and nothing is ever added to one."""

from app.domain.notice import Notice, Word
from views.text import _, ngettext


def sentence_of(notice: Notice) -> str:
    """Return what the system shows: who speaks, and how many, in any language."""
    return {
        Word.NEWS: ngettext(
            "Alvéole : {count} nouveauté",
            "Alvéole : {count} nouveautés",
            notice.count,
        ),
        Word.REMINDER: ngettext(
            "Alvéole : {count} rappel", "Alvéole : {count} rappels", notice.count
        ),
        Word.ALERT: _("Alvéole : une alerte vous attend"),
        Word.TRIAL: _("Alvéole : ceci est un essai"),
    }[Word(notice.word)].format(count=notice.count)
