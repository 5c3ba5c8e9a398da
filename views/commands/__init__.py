"""The command line: one file per verb, the shape and the runner here."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, Self

from app.domain.errors import AlveoleError, Refused
from app.domain.folding import visible
from app.registry import collect
from views.errors import sentence_for
from views.house import House
from views.launchers import Launchers
from views.text import _
from views.way_in import Door, DoorState
from views.whose import meant

DONE, REFUSED, USAGE = 0, 1, 2
_PORTS = 1 << 16
_FILE_VARIABLE = "ALVEOLE_PASSPHRASE_FILE"
_USUAL = {(): ("app",), ("--version",): ("version",)}
"""What is understood without its verb."""
_USAGE_CODES = {
    *("usage", "store.locked", "store.key", "passphrase.missing"),
    *("person.unknown", "person.ambiguous"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """The world of one command: the door, the two outputs, what `main` can start.

    *out* and *err* write one line, *raw* writes bytes to standard output. *ask*
    puts a question on a terminal and is None without one. *environment* is
    that of the process.
    """

    door: Door
    launchers: Launchers
    out: Callable[[str], None]
    err: Callable[[str], None]
    raw: Callable[[bytes], None]
    environment: Mapping[str, str]
    version: str
    ask: Callable[[str], str] | None = None

    @classmethod
    def of_process(
        cls,
        door: Door,
        launchers: Launchers,
        environment: Mapping[str, str],
        version: str,
    ) -> Self:
        """Speak UTF-8 on the standard outputs, ask on a terminal only."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

        def raw(content: bytes) -> None:
            sys.stdout.buffer.write(content)

        return cls(
            door,
            launchers,
            lambda line: print(line, flush=True),
            lambda line: print(line, file=sys.stderr),
            raw,
            environment,
            version,
            input if sys.stdin.isatty() else None,
        )

    def house(self, args: Namespace) -> House:
        """Open the space of whom the line is for.

        Raises Refused("person.unknown" | "person.ambiguous"), and as `_opened`.
        """
        house, wanted = self._opened(args), getattr(args, "person", None)
        if wanted is None:
            return house
        whose = meant(self.door.people(), wanted)
        if not args.json:
            self.err(visible(_("Pour {name}.").format(name=whose.name)))
        return self.door.turn_to(whose.id)

    def _opened(self, args: Namespace) -> House:
        """Open: already open, by the passphrase file, or by the system.

        Raises Refused("store.absent" | "store.locked" | "store.key" | "store.busy").
        """
        state = self.door.state()
        if state is DoorState.ABSENT:
            raise Refused("store.absent")
        if state is DoorState.OPEN:
            return self.door.open()
        if self.passphrase_file(args):
            return self.door.unlock("passphrase", self.passphrase(args))
        if any(way.kind == "keyring" for way in self.door.ways()):
            return self.door.unlock("keyring", "")
        raise Refused("store.locked")

    def passphrase_file(self, args: Namespace) -> str:
        """Return the path given on the line, else by the environment, else ""."""
        given = getattr(args, "passphrase_file", None)
        return str(given or self.environment.get(_FILE_VARIABLE, ""))

    def passphrase(self, args: Namespace) -> str:
        """Read the passphrase. Raises Refused("passphrase.missing" | …)."""
        path = self.passphrase_file(args)
        if not path:
            raise Refused("passphrase.missing")
        return read_secret(path)

    def same_signs(self, args: Namespace, check: str) -> bool:
        """Show the signs to compare; ask, where somebody is there to answer."""
        said = _("Comparez ces signes avec l’autre appareil : {check}")
        self.tell(args, {"check": check}, said.format(check=check))
        if self.ask is None or args.json:
            return True
        asked = self.ask(_("Les signes sont-ils les mêmes ? (oui ou non) "))
        return asked.strip().casefold() in {_("oui"), "o", "y"}

    def tell(
        self, args: Namespace, answer: Mapping[str, object], sentence: str
    ) -> None:
        """Give one answer: a JSON object on one line, or a sentence in French."""
        self.out(as_json(answer) if args.json else visible(sentence))


@dataclass(frozen=True, slots=True)
class Command:
    """A verb: its arguments, what it does, and the JSON schemas of its answers.

    *run* returns the exit code. *answers* are the properties of each kind of
    line it prints with `--json`.
    """

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Context, Namespace], int]
    answers: tuple[Mapping[str, Any], ...] = field(default=())


class _Parser(ArgumentParser):
    """Speaks French, and says in one line what was not understood."""

    def __init__(self, prog: str, description: str = "", **options: Any) -> None:  # noqa: ANN401 - argparse's own
        options |= {"add_help": False, "allow_abbrev": False}
        super().__init__(prog, description=description, **options)
        self._positionals.title = _("à donner")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def error(self, message: str) -> NoReturn:
        raise Refused("usage", message=message)


@cache
def all_commands() -> Mapping[str, Command]:
    """Every verb, by name."""
    import views.commands as package

    return {command.name: command for command in collect(package, "COMMAND")}


def parser() -> ArgumentParser:
    """Return the parser of the whole command line; without a verb, the app opens."""
    whole = _Parser("alveole", description=_("Votre espace de santé."))
    verbs = whole.add_subparsers(dest="verb", required=True, metavar="VERBE")
    for command in all_commands().values():
        text = _(command.help)
        verb = verbs.add_parser(command.name, help=text, description=text)
        verb.add_argument("--json", action="store_true", help=_("réponses en JSON"))
        command.arguments(verb)
    return whole


def run(words: Sequence[str], context: Context) -> int:
    """Do what the line says; return 0 done, 1 refused, 2 misused or locked.

    Whatever happens is one line on the error output: never a traceback.
    """
    try:
        args = parser().parse_args(_USUAL.get(tuple(words), words))
        return all_commands()[args.verb].run(context, args)
    except AlveoleError as error:
        return _failed(context, error)
    except (KeyboardInterrupt, BrokenPipeError):
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the command runner isolates
        return _failed(context, Refused("internal", error=type(error).__name__))


def _failed(context: Context, error: AlveoleError) -> int:
    said = sentence_for(error.code, error.details)
    context.err(f"alveole: {' '.join(said.split())} [{error.code}]")
    return USAGE if error.code in _USAGE_CODES else REFUSED


def as_json(answer: Mapping[str, object]) -> str:
    """Return one line of JSON, readable whatever the terminal."""
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return text


def read_secret(path: str) -> str:
    """Read a secret on the first line of a file.

    Raises Refused("passphrase.unreadable") when there is none.
    """
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("passphrase.unreadable") from error
    if not lines or not lines[0]:
        raise Refused("passphrase.unreadable")
    return lines[0]


def port(text: str) -> int:
    """Read the number of a port; 0 is any free one."""
    number = int(text)
    if number not in range(_PORTS):
        raise ArgumentTypeError
    return number


def answer(**properties: str) -> Mapping[str, Any]:
    """Return the JSON schema of a line: each key and its type (`?` when optional)."""
    types = {name: {"type": kind.rstrip("?")} for name, kind in properties.items()}
    return {
        "type": "object",
        "properties": types,
        "required": [name for name in types if not properties[name].endswith("?")],
        "additionalProperties": False,
    }
