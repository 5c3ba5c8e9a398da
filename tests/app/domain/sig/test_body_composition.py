"""What a body is made of, in the order of the packet."""

from app.domain.sig import body_composition


def test_a_fat_and_an_impedance() -> None:
    read = body_composition.decode(bytes.fromhex("0002fa008813"))
    assert (str(read.fat), str(read.impedance)) == ("25.0", "500.0")
    assert (read.weight, read.muscle, read.user, read.more) == (None, None, None, False)


def test_a_measure_that_failed_has_no_fat() -> None:
    assert body_composition.decode(bytes.fromhex("0000ffff")).fat is None


def test_masses_are_in_the_unit_stated() -> None:
    kilos = body_composition.decode(bytes.fromhex("0004fa00a737"))
    pounds = body_composition.decode(bytes.fromhex("0104fa00483c"))
    assert (str(kilos.weight), str(kilos.kg)) == ("71.235", "71.235")
    assert (str(pounds.weight), pounds.unit) == ("154.32", "[lb_av]")
    assert str(pounds.kg) == "69.9983745384"


def test_each_flag_brings_its_own_field() -> None:
    fields = (
        "muscle",
        "muscle_mass",
        "fat_free_mass",
        "soft_lean_mass",
        "water_mass",
        "impedance",
        "weight",
        "height",
    )
    for bit, name in enumerate(fields, 4):
        raw = (1 << bit).to_bytes(2, "little") + b"\xfa\x00\xe8\x03"
        read = body_composition.decode(raw)
        assert [each for each in fields if getattr(read, each) is not None] == [name]
