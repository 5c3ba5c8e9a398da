"""A line of the calendar says where it stands and why, and blames nobody."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.vaccine import Dose, Due, Fact, Need, Reason, Why
from app.domain.when import When
from app.flows.vaccines.calendar import Line
from app.rules.vaccination.table import table
from tests.screens.fletunit import plain
from views.parts.vaccines import due_words

DAY = date(2026, 3, 12)
WHY = Why("dtp-adult", ("Une page publique",), 2025)
DUE = Due(
    "dtp-adult",
    1,
    "dTP, rappels de l'adulte",
    frozenset({"tetanus", "polio"}),
    Need.TODO,
    Reason.AGE,
    WHY,
    since=DAY,
    age="P65Y",
)
DOSE = Dose(frozenset({"tetanus"}), When.parse("2024-03"))


def test_every_rule_every_doubt_and_every_fact_has_its_words() -> None:
    assert {one.id for one in table().rules} == due_words._TITLES.keys()
    assert set(Fact) == due_words.FACTS.keys()
    doubts = set(Reason) - {
        *(Reason.DOSE, Reason.SAID, Reason.AGE, Reason.SEASON, Reason.FACT),
        *(Reason.AFTER, Reason.COHORT, Reason.SEX, Reason.COVERED),
    }
    assert doubts == due_words._CHECKS.keys()


@pytest.mark.covers("C-044")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line(DUE), "Conseillé depuis : 12 mars 2026"),
        (Line(replace(DUE, since=None)), "Conseillé maintenant."),
        (
            Line(replace(DUE, reason=Reason.SEASON, until=date(2026, 12, 21))),
            "C'est la saison, jusqu'au 21 décembre 2026.",
        ),
        (Line(replace(DUE, need=Need.COMING)), "À partir de : 12 mars 2026"),
        (
            Line(replace(DUE, need=Need.COMING, reason=Reason.AFTER)),
            "Après la dose précédente.",
        ),
        (
            Line(replace(DUE, need=Need.CHECK, reason=Reason.EARLY)),
            "Une dose a peut-être été faite trop tôt.",
        ),
        (
            Line(replace(DUE, need=Need.DONE, reason=Reason.DOSE, dose=DOSE)),
            "Fait : mars 2024",
        ),
        (Line(replace(DUE, need=Need.DONE)), "Fait, date inconnue."),
        (Line(DUE, until=date(2026, 12, 21)), "Nouveau rappel : 21 décembre 2026"),
    ],
)
def test_where_a_line_stands_is_said(line: Line, said: str) -> None:
    assert plain(due_words.state_of(line)) == said


def test_what_binds_or_is_unsure_is_said() -> None:
    unsure = replace(
        DUE, mandatory=True, exact=False, why=replace(WHY, to_confirm=True)
    )
    assert [plain(one) for one in due_words.more_of(Line(unsure))] == [
        "Âge conseillé : 65 ans",
        "Ce vaccin est obligatoire.",
        "Date approchée : la date de naissance est incomplète.",
        "À confirmer : parlez-en à un professionnel.",
    ]
    check = replace(unsure, need=Need.CHECK, reason=Reason.TO_CONFIRM)
    assert plain(due_words.state_of(Line(check))) == "Cette règle est à confirmer."
    assert not any("À confirmer" in one for one in due_words.more_of(Line(check)))
    ours = replace(DUE, age="", why=replace(WHY, own_bound=True))
    limit = ["Âge limite : à confirmer avec un professionnel."]
    assert [plain(one) for one in due_words.more_of(Line(ours))] == limit
    assert due_words.more_of(Line(replace(ours, need=Need.DONE))) == []
    assert due_words.more_of(Line(replace(DUE, age=""))) == []


@pytest.mark.covers("C-044")
def test_why_names_the_rule_its_source_its_year_and_the_facts() -> None:
    due = replace(DUE, why=replace(WHY, facts=(Fact.PREGNANT,)))
    assert due_words.reasons(due) == [
        "Règle : dTP, rappels de l'adulte",
        "Source : Une page publique",
        "Année : 2025",
        "Ce qui a servi : la date de naissance, le carnet, une grossesse en cours",
        "Calcul fait sur cet appareil. Rien n'est envoyé.",
    ]
    alone = replace(DUE, why=replace(WHY, source=()))
    assert "Source : aucune page publique lue" in due_words.reasons(alone)


def test_an_unknown_rule_is_named_by_its_diseases() -> None:
    assert due_words.title_of(DUE) == "Rappel : diphtérie, tétanos, polio"
    assert due_words.title_of(replace(DUE, rule="x")) == "Tétanos, poliomyélite"
    bare = replace(DUE, rule="x", diseases=frozenset())
    assert due_words.title_of(bare) == DUE.label


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("P2M", "2 mois"),
        ("P65Y", "65 ans"),
        ("P1Y", "1 an"),
        ("P0D", "à la naissance"),
        ("", ""),
    ],
)
def test_an_age_is_said_as_people_do(text: str, said: str) -> None:
    assert plain(due_words.age_words(text)) == said
