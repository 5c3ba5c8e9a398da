"""« Suivi des mesures » : every flow of this room, as a house holds it."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import TypedDict

from app.flows.measures import Measures
from app.flows.measuring.sensor import Sensor
from app.flows.measuring.spreadsheet import Spreadsheet
from app.flows.measuring.targets import Targets
from app.flows.measuring.trends import Trends
from app.flows.preferences import Preferences
from app.flows.traces.traces import Traces


@dataclass(frozen=True, slots=True)
class Measuring:
    """What a person makes of their measures, beside noting them."""

    sensor: Sensor
    trends: Trends
    spreadsheet: Spreadsheet


class Followed(TypedDict):
    """What a house holds of measures."""

    measures: Measures
    traces: Traces
    measuring: Measuring


def follow(preferences: Preferences, zone: tzinfo) -> Followed:
    """Return the measures of a space, its traces, and what is made of them."""
    vault, world, space = preferences.vault, preferences.world, preferences.space
    measures = Measures(vault, space, now=world.now, new_id=world.new_id, zone=zone)
    traces, targets = Traces(vault, world, space, zone), Targets(preferences)
    sensor = Sensor(traces, targets, measures, world.now, zone)
    trends = Trends(measures, targets, world.now, zone)
    measuring = Measuring(sensor, trends, Spreadsheet(measures, traces, zone))
    return Followed(measures=measures, traces=traces, measuring=measuring)
