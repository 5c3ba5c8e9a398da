"""`alveole doctor`: check what must hold, say what to do."""

from argparse import ArgumentParser, Namespace

from app.domain.words import N_
from app.flows.checkup import Finding
from views.commands import DONE, REFUSED, Command, Context
from views.errors import sentence_for
from views.text import _

_SAYS = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}, "code": {"type": "string"}},
    "required": ["ok"],
    "additionalProperties": {"type": "string"},
}
_ANSWER = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}},
    "required": ["ok"],
    "additionalProperties": _SAYS,
}


def _arguments(verb: ArgumentParser) -> None:
    verb.add_argument("--passphrase-file", help=_("fichier de la phrase secrète"))


def _run(context: Context, args: Namespace) -> int:
    findings = context.house(args).checkup.run()
    well = all(one.ok for one in findings)
    shown = {"ok": well} | {one.name: _shown(one) for one in findings}
    context.tell(args, shown, "\n".join(map(_sentence, findings)))
    return DONE if well else REFUSED


def _shown(finding: Finding) -> dict[str, object]:
    code = {"code": finding.code} if finding.code else {}
    return {"ok": finding.ok, **code, **finding.seen}


def _sentence(finding: Finding) -> str:
    seen = ", ".join(f"{name} {value}" for name, value in finding.seen.items())
    if finding.ok:
        return _("{name} : bien. {seen}").format(name=finding.name, seen=seen)
    said = sentence_for(finding.code, finding.seen)
    return _("{name} : à voir. {said}").format(name=finding.name, said=said)


COMMAND = Command(
    "doctor", N_("Vérifier que tout va bien"), _arguments, _run, (_ANSWER,)
)
