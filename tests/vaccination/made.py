"""« Jeu d'essai » : a few rules and cases of our own, in the shape of CDSi's."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from tests.vaccination.cases import ZERO

Shot = tuple[str, str, str]
"""When, which vaccine, the answer expected."""

ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "yes": ("Valid", ""),
    "early": ("Not Valid", "Age: Too Young"),
    "soon": ("Not Valid", "Interval: too Soon"),
    "near": ("Not Valid", "Live Virus Conflict"),
    "other": ("Not Valid", "Not a preferable or allowable vaccine"),
    "mistake": ("Not Valid", "Inadvertent Vaccine"),
    "late": ("Extraneous", "Age: Too Old"),
    "over": ("Extraneous", "Series Already Complete"),
}
_BORN: Final = date(2020, 1, 1)
_ADMITTED: Final = {
    "preferableVaccine": [{"cvx": "901", "mvx": "ONE", "beginAge": "1 year"}],
    "allowableVaccine": [{"cvx": "901", "beginAge": "12 months - 4 days"}],
    "inadvertentVaccine": [{"cvx": "903"}],
    "recurringDose": "No",
}
_FIRST: Final = _ADMITTED | {
    "age": [{"absMinAge": "12 months - 4 days", "maxAge": "6 years"}]
}
_OLDER: Final = {
    "context": "Evaluation",
    "set": [{"condition": [{"conditionType": "Age", "beginAge": "4 years"}]}],
}
_NEVER: Final = _OLDER | {"context": "Forecast", "set": []}
_SECOND: Final = _ADMITTED | {
    "interval": [{"fromPrevious": "Y", "absMinInt": "12 weeks - 4 days"}],
    "allowableInterval": {"fromTargetDose": "1", "absMinInt": "4 weeks"},
    "conditionalSkip": [_OLDER, _NEVER],
}
_SELECT: Final = {"seriesGroup": "1", "seriesPreference": "1"}
_SERIES: Final = {
    "targetDisease": "Hutch",
    "seriesType": "Standard",
    "selectSeries": _SELECT,
    "seriesDose": [_FIRST, _SECOND],
}
_AT_RISK: Final = _SERIES | {"seriesType": "Risk", "seriesDose": [_ADMITTED]}
_OTHER: Final = _SERIES | {"targetDisease": "Warren", "seriesDose": [{}]}
_SCHEDULE: Final = {
    "cvxToAntigenMap": {
        "cvxMap": [
            {"cvx": code, "association": [{"antigen": antigen}]}
            for code, antigen in (
                *(("901", "Hutch"), ("902", "Hutch"), ("903", "Hutch")),
                *(("904", "Warren"), ("905", "Burrow")),
            )
        ]
    },
    "liveVirusConflicts": {
        "liveVirusConflict": [
            {
                "previous": {"cvx": "904"},
                "current": {"cvx": "901"},
                "conflictEndInterval": "28 days",
                "minConflictEndInterval": "28 days",
            }
        ]
    },
}


def made(folder: Path, *cases: list[Shot]) -> Path:
    """Write our rules and these cases, as the CDC gives its own."""
    rules = {"antigenSupportingData": {"series": [_SERIES, _AT_RISK, _OTHER]}}
    common = {"scheduleSupportingData": _SCHEDULE}
    for name, tree in (("Antigen", rules), ("Schedule", common)):
        place = folder / f"{name}SupportingData.json"
        place.write_text(json.dumps(tree), "utf-8")
    with ZipFile(folder / "cases.xlsx", "w") as book:
        table = [dict(_row(number, one)) for number, one in enumerate(cases, 1)]
        _write(book, table)
    return folder


def _row(number: int, shots: list[Shot]) -> Iterator[tuple[str, Any]]:
    yield "CDC_Test_ID", f"case-{number}"
    yield "DOB", _serial(_BORN)
    yield "gender", "F"
    yield "Vaccine_Group", "Hutch"
    yield "Assessment_Date", _serial(date(2027, 1, 1))
    for at, (day, vaccine, answer) in enumerate(shots, 1):
        code, _, maker = vaccine.partition("/")
        status, reason = ANSWERS[answer]
        yield f"Date_Administered_{at}", _serial(date.fromisoformat(day))
        yield f"CVX_{at}", code
        yield f"MVX_{at}", maker
        yield f"Evaluation_Status_{at}", status
        yield f"Evaluation_Reason_{at}", reason


def _write(book: ZipFile, table: list[dict[str, Any]]) -> None:
    """Write a workbook of one sheet, every text shared, every date a number."""
    names = list(dict.fromkeys(name for row in table for name in row))
    texts = list(names)
    lines = [_cells(1, names, texts)]
    for number, row in enumerate(table, 2):
        lines.append(_cells(number, [row.get(name) for name in names], texts))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    sheet = f"<worksheet {space}>{''.join(lines)}</worksheet>"
    book.writestr("xl/sharedStrings.xml", f"<sst {space}>{shared}</sst>")
    book.writestr("xl/worksheets/sheet1.xml", sheet)


def _cells(number: int, values: list[Any], texts: list[str]) -> str:
    cells = []
    for rank, value in enumerate(values):
        place = f'r="{_column(rank)}{number}"'
        if isinstance(value, str):
            texts.append(value)
            cells.append(f'<c {place} t="s"><v>{len(texts) - 1}</v></c>')
        elif value is not None:
            cells.append(f"<c {place}><v>{value}</v></c>")
    return f"<row>{''.join(cells)}</row>"


def _column(rank: int) -> str:
    high, low = divmod(rank, 26)
    return (chr(64 + high) if high else "") + chr(65 + low)


def _serial(day: date) -> int:
    return (day - ZERO).days
