"""French double signs keep their spaces; apostrophes are curved."""

from views.parts.typeset import loosened, typeset


def test_the_spaces_of_double_signs_do_not_break() -> None:
    assert typeset("C'est bien cela ? Oui ; non !") == (
        "C’est bien cela\u202f? Oui\u202f; non\u202f!"
    )


def test_colons_and_quotes_take_a_wider_space() -> None:
    assert typeset("Titre : « Poids »") == "Titre\u00a0: «\u00a0Poids\u00a0»"


def test_a_time_and_an_address_stay_as_they_are() -> None:
    assert typeset("8:30 http://127.0.0.1") == "8:30 http://127.0.0.1"


def test_a_number_and_its_unit_stay_together() -> None:
    assert typeset("100 Mo au plus, il y a 2 h") == (
        "100\u202fMo au plus, il y a 2\u202fh"
    )
    assert typeset("Metformine 850 mg") == "Metformine 850\u202fmg"


def test_a_day_and_its_month_stay_together() -> None:
    assert typeset("le 12 mars 2026 à 6\u202fh\u202f30, à 3 pas") == (
        "le 12\u00a0mars 2026 à\u00a06\u202fh\u202f30, à 3 pas"
    )
    assert typeset("vendredi 1er mai 2026") == "vendredi 1er\u00a0mai 2026"
    assert typeset("le 1er jour") == "le 1er jour"


def test_a_number_and_what_it_counts_stay_together() -> None:
    assert typeset("30 jours, 1 mesure et 12 points") == (
        "30\u00a0jours, 1\u00a0mesure et 12\u00a0points"
    )
    assert typeset("2 fois, 3 journaux, 4 antécédents") == (
        "2\u00a0fois, 3 journaux, 4 antécédents"
    )


def test_a_phone_number_is_not_broken() -> None:
    assert typeset("Appeler le 06 39 98 12 34.") == (
        "Appeler le 06\u00a039\u00a098\u00a012\u00a034."
    )
    assert typeset("+33 6 39 98 12 34") == "+33\u00a06\u00a039\u00a098\u00a012\u00a034"
    assert typeset("106 39 98 12 34 56") == "106 39 98 12 34 56"


def test_numbers_to_call_stay_on_one_line() -> None:
    assert typeset("appelez le 15 ou le 112.") == (
        "appelez le 15\u00a0ou\u00a0le\u00a0112."
    )
    assert typeset("en 3 ou le matin") == "en 3 ou le matin"


def test_a_dot_between_two_facts_ends_no_line() -> None:
    assert typeset("Dr Hélène Fictif · 12 mars 2026") == (
        "Dr Hélène Fictif\u00a0·\u00a012\u00a0mars 2026"
    )
    assert typeset("Bilan\nDr A · 2 pages") == ("Bilan\nDr A\u00a0·\u00a02\u00a0pages")


def test_words_too_long_for_one_line_are_not_joined_by_a_dot() -> None:
    long = "Consultations · Établissement"
    assert typeset(long) == long
    assert typeset("Kiné · Établissement") == "Kiné · Établissement"
    dated = "Comptes rendus · 22\u00a0novembre\u00a02026"
    assert typeset(dated) == dated
    many = "un · deux · trois\nquatre · cinq · six"
    assert typeset(many) == many


def test_what_follows_a_dot_in_large_letters_may_go_to_the_next_line() -> None:
    assert loosened("Fictif\u00a0·\u00a012\u00a0mars") == "Fictif\u00a0· 12\u00a0mars"


def test_a_year_in_large_letters_may_go_to_the_next_line() -> None:
    assert (
        loosened("le 12\u00a0mars\u00a02026 à\u00a06")
        == "le 12\u00a0mars 2026 à\u00a06"
    )


def test_a_phone_number_in_large_letters_is_cut_in_its_middle_only() -> None:
    assert loosened(typeset("06 39 98 12 34")) == "06\u00a039\u00a098 12\u00a034"
    assert loosened(typeset("+33 6 39 98 12 34")) == (
        "+33\u00a06\u00a039\u00a098 12\u00a034"
    )


def test_two_figures_in_large_letters_are_cut_after_their_bar() -> None:
    assert loosened("133\u00a0/\u00a080\u202fmmHg, hier") == (
        "133\u00a0/ 80\u202fmmHg, hier"
    )
