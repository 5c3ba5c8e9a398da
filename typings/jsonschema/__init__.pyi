from collections.abc import Mapping

class ValidationError(Exception):
    message: str

def validate(instance: object, schema: Mapping[str, object]) -> None: ...
