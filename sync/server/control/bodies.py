"""The JSON that devices send, field by field."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Hex = Annotated[str, Field(pattern="^([0-9a-f]{2})*$", max_length=8192)]
Id = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
Key = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Vault = Annotated[str, Field(pattern="^([0-9a-f]{2})*$", max_length=131072)]
Find = Annotated[str, Field(pattern="^[0-9A-Za-z]{24,64}$")]


class Body(BaseModel):
    """A JSON object with these fields and no other."""

    model_config = ConfigDict(extra="forbid")


class Papers(Body):
    """Who one is, and the device that speaks."""

    card: Hex
    device_card: Hex
    certificate: Hex
    invitation: str = Field(default="", max_length=128)


class Card(Body):
    """A later version of an identity card."""

    card: Hex


class Sheet(Body):
    """The recovery sheet in force: its handle and the key that signs with it."""

    handle: Id
    key: Key


class NewVault(Body):
    """The next version of an account vault."""

    version: int = Field(ge=1, lt=1 << 32)
    vault: Vault
    recovery: Sheet | None = None


class Knock(Body):
    """A new device at the door."""

    find: Find
    card: Hex
    nonce: Annotated[str, Field(pattern="^([0-9a-f]{32})?$")] = ""
    url: str = Field(default="", max_length=512)


class Answer(Body):
    """What an old device gives a new one."""

    envelope: Hex
    certificate: Hex
    identity_card: Hex


class Claim(Body):
    """The key that will sign next: a device id or a recovery handle."""

    device: Id


class Gone(Body):
    """A signed retirement."""

    retirement: Hex
