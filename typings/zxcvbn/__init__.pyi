from decimal import Decimal
from typing import TypedDict

class Result(TypedDict):
    guesses: Decimal

def zxcvbn(password: str) -> Result: ...
