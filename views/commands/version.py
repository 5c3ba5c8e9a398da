"""`alveole version`: which version this is."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from views.commands import DONE, Command, Context, answer


def _arguments(verb: ArgumentParser) -> None:
    """Take nothing."""


def _run(context: Context, args: Namespace) -> int:
    context.tell(args, {"version": context.version}, f"Alvéole {context.version}")
    return DONE


COMMAND = Command(
    "version",
    N_("Dire la version du programme"),
    _arguments,
    _run,
    (answer(version="string"),),
)
