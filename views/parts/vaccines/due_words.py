"""The words of a line of the calendar: its title, where it stands, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.domain.vaccine import Due, Fact, Need, Reason
from app.domain.words import N_
from app.flows.vaccines.calendar import Line
from views.parts.vaccines.words import disease_names
from views.text import _, date_long, ngettext, number

_TITLES: Final[Mapping[str, str]] = {
    "dtcap-hib-hepb": N_("Vaccin hexavalent : six maladies"),
    "hepb-catch-up": N_("Hépatite B : rattrapage"),
    "hepb-exposed": N_("Hépatite B : en cas de risque"),
    "pneumococcal-infant": N_("Pneumocoque"),
    "pneumococcal-65": N_("Pneumocoque, à partir de 65 ans"),
    "mmr": N_("Rougeole, oreillons, rubéole (ROR)"),
    "menacwy-infant": N_("Méningocoques A, C, W et Y : bébé"),
    "menacwy-teen": N_("Méningocoques A, C, W et Y : adolescent"),
    "menb": N_("Méningocoque B"),
    "dtcap-6y": N_("Diphtérie, tétanos, coqueluche, polio : 6 ans"),
    "dtcap-teen": N_("Diphtérie, tétanos, coqueluche, polio : 11 à 13 ans"),
    "dtp-adult": N_("Rappel : diphtérie, tétanos, polio"),
    "pertussis-adult": N_("Coqueluche : rappel de 25 ans"),
    "pertussis-pregnancy": N_("Coqueluche : pendant la grossesse"),
    "hpv": N_("Papillomavirus"),
    "rotavirus": N_("Rotavirus : vaccin à boire"),
    "bcg": N_("Tuberculose (BCG)"),
    "influenza": N_("Grippe de la saison"),
    "zoster": N_("Zona"),
    "rsv": N_("Bronchiolite : grossesse ou nouveau-né"),
}
"""The rules of the table, in words of every day; another is told by its diseases."""

_CHECKS: Final[Mapping[Reason, str]] = {
    Reason.EARLY: N_("Une dose a peut-être été faite trop tôt."),
    Reason.PARTIAL: N_("Une date est incomplète dans le carnet."),
    Reason.INTERVAL: N_("Le délai entre deux doses est à vérifier."),
    Reason.TO_CONFIRM: N_("Cette règle est à confirmer."),
    Reason.COUNT: N_("Le nombre de doses dépend du vaccin."),
    Reason.BEYOND: N_("Nos règles ne disent rien à cet âge."),
    Reason.TERM: N_("Cela dépend de la grossesse."),
    Reason.BIRTH: N_("Il manque la date de naissance."),
}

FACTS: Final[Mapping[Fact, str]] = {
    Fact.PREGNANT: N_("Une grossesse en cours"),
    Fact.CHRONIC_ILLNESS: N_("Une maladie de longue durée"),
    Fact.OBESITY: N_("Une obésité importante"),
    Fact.EXPOSED_TUBERCULOSIS: N_("Un risque de tuberculose"),
    Fact.EXPOSED_HEPATITIS_B: N_("Un risque d'hépatite B"),
    Fact.MEN_WITH_MEN: N_("Un homme qui a des relations avec des hommes"),
}
"""What a rule may hang on, as it is asked."""

_YEARS, _MONTHS, _DAYS = "Y", "M", "D"


def title_of(due: Due) -> str:
    """Name a line in words of every day."""
    known = _TITLES.get(due.rule)
    names = disease_names(due.diseases)
    return _(known) if known else (names[:1].upper() + names[1:] or due.label)


def state_of(line: Line) -> str:
    """Say where a line stands, in one sentence that blames nobody."""
    due = line.due
    if line.until:
        return _("Nouveau rappel : {day}").format(day=_day(line.until))
    if due.need is Need.DONE:
        return _done(due)
    if due.need is Need.CHECK:
        return _(_CHECKS.get(due.reason, _CHECKS[Reason.TO_CONFIRM]))
    return _coming(due) if due.need is Need.COMING else _todo(due)


def _done(due: Due) -> str:
    if due.dose and due.dose.when.text:
        day = date_long(due.dose.when, weekday=False).replace(" ", "\u00a0")
        return _("Fait : {day}").format(day=day)
    return _("Fait, date inconnue.")


def _todo(due: Due) -> str:
    if due.reason is Reason.SEASON and due.until:
        return _("C'est la saison, jusqu'au {day}.").format(day=_day(due.until))
    if due.since:
        return _("Conseillé depuis : {day}").format(day=_day(due.since))
    return _("Conseillé maintenant.")


def _coming(due: Due) -> str:
    if due.reason is Reason.AFTER or due.since is None:
        return _("Après la dose précédente.")
    return _("À partir de : {day}").format(day=_day(due.since))


def more_of(line: Line) -> list[str]:
    """Return what else is worth knowing before acting."""
    due = line.due
    known = {
        _("Âge conseillé : {age}").format(age=age_words(due.age)): bool(due.age),
        _("Ce vaccin est obligatoire."): due.mandatory,
        _("Date approchée : la date de naissance est incomplète."): not due.exact,
        _("À confirmer : parlez-en à un professionnel."): _unsure(due),
        _("Âge limite : à confirmer avec un professionnel."): _bound_is_ours(due),
    }
    return [words for words, told in known.items() if told]


def _unsure(due: Due) -> bool:
    """Say whether a rule is not sure, where its state does not say so already."""
    told = due.need is Need.CHECK and due.reason is Reason.TO_CONFIRM
    return due.to_confirm and not told


def _bound_is_ours(due: Due) -> bool:
    """Say whether a line asks today, until an age that no source gives."""
    return due.why.own_bound and due.need in (Need.TODO, Need.CHECK)


def reasons(due: Due) -> list[str]:
    """Say why a line is shown: the rule, its source, its year, the facts used."""
    facts = [_("la date de naissance"), _("le carnet")]
    facts += [_(FACTS[one]).lower() for one in due.why.facts]
    source = ", ".join(due.why.source) or _("aucune page publique lue")
    return [
        _("Règle : {rule}").format(rule=due.label),
        _("Source : {source}").format(source=source),
        _("Année : {year}").format(year=due.why.year),
        _("Ce qui a servi : {facts}").format(facts=", ".join(facts)),
        _("Calcul fait sur cet appareil. Rien n'est envoyé."),
    ]


def age_words(text: str) -> str:
    """Write an age of the table as people say it: « 2 mois », « 65 ans »."""
    count, unit = int(text[1:-1] or 0) if text[1:-1].isdecimal() else 0, text[-1:]
    if unit == _YEARS:
        words = ngettext("{count} an", "{count} ans", count)
    elif unit == _MONTHS:
        words = ngettext("{count} mois", "{count} mois", count)
    else:
        return _("à la naissance") if unit == _DAYS else ""
    return words.format(count=number(count, 0))


def _day(day: date) -> str:
    return date_long(day, weekday=False).replace(" ", "\u00a0")
