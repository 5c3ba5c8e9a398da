"""A profession has words for screens; one we do not know is said as it came."""

from app.domain.profession import FACILITIES, PROFESSIONS, profession_label


def test_each_has_its_words() -> None:
    labels = {profession_label(one.code) for one in (*PROFESSIONS, *FACILITIES)}
    assert len(labels) == len(PROFESSIONS) + len(FACILITIES)
    assert profession_label("doctor") == "médecin"
    assert profession_label("astrologer") == "astrologer"
