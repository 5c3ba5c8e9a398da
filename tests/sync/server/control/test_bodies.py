"""The JSON that devices send: nothing more, nothing longer."""

import pytest
from pydantic import ValidationError

from sync.server.control.bodies import Claim, Knock, NewVault


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"device": bytes(16).hex(), "more": 1})


@pytest.mark.parametrize("device", ["", "AB" * 16, "ab" * 15, "zz" * 16])
def test_an_id_is_32_lower_case_digits(device: str) -> None:
    with pytest.raises(ValidationError):
        Claim(device=device)


def test_a_vault_has_a_size_and_a_version() -> None:
    assert NewVault(version=1, vault="aa" * 65536).recovery is None
    for version, vault in ((0, "aa"), (1, "aa" * 65537), (1, "a")):
        with pytest.raises(ValidationError):
            NewVault(version=version, vault=vault)


def test_a_typed_code_has_no_dash() -> None:
    with pytest.raises(ValidationError):
        Knock(find="ABCD-EFGH", card="aa")
