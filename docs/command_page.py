"""Writes `docs/commands.md`: each verb, what it takes, what it answers."""

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator

from views.commands import Command, all_commands

HEAD = """# Ligne de commande

Écrit par `make docs` à partir de `views/commands`. Avec `--json`, chaque réponse est un
objet JSON sur une ligne. Code de sortie : 0 fait, 1 refusé, 2 commande incomprise ou
espace fermé. Une erreur est une ligne sur la sortie d'erreur, avec son code entre
crochets. `ALVEOLE_HOME` dit où est l'espace, `ALVEOLE_PASSPHRASE_FILE` où est la phrase
secrète.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(_verb(one) for one in all_commands().values())])


def _verb(command: Command) -> str:
    parser = ArgumentParser(add_help=False)
    command.arguments(parser)
    lines = [f"## `alveole {command.name}`", "", f"{command.help}.", ""]
    lines += _arguments(parser)
    if command.answers:
        lines += ["Avec `--json` :", ""]
        lines += [_answer(dict(schema)) for schema in command.answers]
        lines.append("")
    return "\n".join(lines)


def _arguments(parser: ArgumentParser) -> Iterator[str]:
    rows = [row for one in parser._actions for row in _rows(one)]  # noqa: SLF001 - read only
    if rows:
        yield from ("| argument | sens |", "|---|---|", *rows, "")


def _rows(action: Action) -> Iterator[str]:
    if action.help == SUPPRESS:
        return
    if isinstance(action.choices, dict):
        for name, inner in action.choices.items():
            given = [one.metavar for one in inner._get_positional_actions()]  # noqa: SLF001 - read only
            yield f"| `{' '.join([name, *map(str, given)])}` | |"
        return
    name = ", ".join(action.option_strings) or str(action.metavar)
    yield f"| `{name}` | {action.help or ''} |"


def _answer(schema: dict[str, object]) -> str:
    properties, required = schema["properties"], schema["required"]
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise TypeError
    keys = (
        f"`{key}` ({kind['type']}{'' if key in required else ', facultatif'})"
        for key, kind in properties.items()
    )
    return f"- {', '.join(keys)}"
