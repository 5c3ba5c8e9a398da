"""Who follows a page asks anew at each return of its browser, and ends with it."""

import flet as ft

from views.parts.presence import Presence


def test_each_return_is_told_until_it_is_stopped() -> None:
    presence, told = Presence(), list[str]()
    stop = presence.follow(lambda: told.append("again"), lambda: told.append("end"))
    presence.back()
    presence.back()
    stop()
    presence.back()
    presence.gone()
    assert told == ["again", "again"]


def test_who_ends_may_stop_at_that_very_moment() -> None:
    presence, stops = Presence(), list[object]()
    stop = presence.follow(lambda: None, lambda: stops.append("first"))
    presence.follow(lambda: None, stop)
    presence.follow(lambda: None, lambda: stops.append("last"))
    presence.gone()
    assert stops == ["first", "last"]


def test_a_page_is_in_front_until_its_window_is_left() -> None:
    presence = Presence()
    assert presence.front
    for state, front in (
        (ft.AppLifecycleState.INACTIVE, False),
        (ft.AppLifecycleState.RESUME, True),
        (ft.AppLifecycleState.HIDE, False),
        (ft.AppLifecycleState.SHOW, True),
        (ft.AppLifecycleState.PAUSE, False),
    ):
        presence.turn(state)
        assert presence.front is front
