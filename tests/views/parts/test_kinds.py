"""Each kind of measure has an icon."""

from dataclasses import replace

import flet as ft
import pytest

from app.kinds import Kind, kind, measure_kinds
from views.parts.kinds import icon_of


@pytest.mark.parametrize("one", measure_kinds(), ids=lambda one: one.code)
def test_each_kind_names_an_icon_that_exists(one: Kind) -> None:
    assert icon_of(one) is not ft.Icons.SHOW_CHART


def test_an_unknown_icon_is_a_plain_curve() -> None:
    odd = replace(kind("body-weight"), icon="no_such_icon")
    assert icon_of(odd) is ft.Icons.SHOW_CHART
