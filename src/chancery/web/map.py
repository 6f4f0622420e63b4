"""A map of places as geometry: the window that holds them, countries as paths, places as dots with names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from chancery.answer.places import Place, Places
from chancery.web.shapes import Sheet, paths, project

WIDTH = 720.0
STEP = 0.8
"""Size of the grid to which lines are drawn, in the map's units: finer than the eye sees on a page."""
NEAR = 24.0
"""Degrees around the places that are shown at least."""
GRID = 6.0
"""Windows begin and end at multiples of this many degrees, so that maps of neighbouring places are drawn once."""
NAMED = 14


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the globe that is shown: middle meridian, and degrees from it west to east and south to north."""

    middle: float
    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class Area:
    """A country's path; `code` is its alpha-3 code."""

    code: str | None
    path: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; its name stands at `label` (`end`: it ends there), or nowhere when there is no room."""

    place: Place
    x: float
    y: float
    r: float
    label: float | None
    end: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The geometry of a map; `weights` has how strongly a country is shaded, 1 to 3."""

    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]
    weights: dict[str, int]
    height: float
    width: float = WIDTH
    step: float = STEP


WORLD = Window(0.0, -180.0, 180.0, -58.0, 84.0)


def drawn(told: Places, shapes: Path | None = None) -> Map:
    """The map of `told`: of the region that holds the places, or of the world."""
    window = _window(told.places)
    areas, (scale, left, top), height = _areas(window, shapes)
    spots = [(place, _spot(place, window, scale, (left, top))) for place in told.places]
    most = max((place.events for place in told.places), default=1)
    dots = _dots([(p, x, y) for p, (x, y) in spots if 0 <= x <= WIDTH and 0 <= y <= height], most)
    highest = max((number for _, number in told.countries), default=1)
    weights = {code: 1 + (3 * number > highest) + (3 * number > 2 * highest) for code, number in told.countries}
    return Map(areas, dots, weights, height)


def _window(places: Sequence[Place]) -> Window:
    """The smallest window about the places, over the date line where that is shorter."""
    if not places:
        return WORLD
    easts = sorted(place.longitude for place in places)
    gaps = [(after - at, at, after) for at, after in zip(easts, [*easts[1:], easts[0] + 360], strict=True)]
    widest, last, first = max(gaps)
    span = 360 - widest
    middle = (first % 360 + span / 2 + 180) % 360 - 180 if len(places) > 1 else easts[0]
    del last
    if span > 150:
        return WORLD
    middle = round(middle / GRID) * GRID
    half = _up(max(span / 2 + GRID * 1.5, NEAR))
    norths = [place.latitude for place in places]
    south, north = min(norths) - GRID * 1.5, max(norths) + GRID * 1.5
    if north - south < half:
        south, north = (south + north - half) / 2, (south + north + half) / 2
    return Window(middle, -half, half, max(-_up(-south), -70.0), min(_up(north), 84.0))


def _up(degrees: float) -> float:
    return float(np.ceil(degrees / GRID) * GRID)


@lru_cache(maxsize=32)
def _areas(window: Window, shapes: Path | None) -> tuple[tuple[Area, ...], tuple[float, float, float], float]:
    """Countries in the window as paths, the scale and corner of the sheet, and the map's height."""
    west, east = max(window.west, -179.99), min(window.east, 179.99)
    norths = [window.south, window.north, *([0.0] if window.south < 0 < window.north else [])]
    edge = project(
        np.array([(window.middle + at, north) for at in (west, 0.0, east) for north in norths]), window.middle
    )
    (left, top), (right, bottom) = edge.min(axis=0), edge.max(axis=0)
    scale = WIDTH / (right - left)
    sheet = Sheet(window.middle, left, top, right, bottom, scale, STEP)
    areas = tuple(Area(code, path) for code, path in paths(shapes, sheet))
    return areas, (float(scale), float(left), float(top)), round(float((bottom - top) * scale), 1)


def _spot(place: Place, window: Window, scale: float, corner: tuple[float, float]) -> tuple[float, float]:
    x, y = (project(np.array([(place.longitude, place.latitude)]), window.middle)[0] - corner) * scale
    return round(float(x), 1), round(float(y), 1)


def _dots(spots: Sequence[tuple[Place, float, float]], most: int) -> tuple[Dot, ...]:
    """Dots by number of events; names from the most told on, where no other name or dot stands."""
    taken = [(x - 5, y - 6, x + 5, y + 6) for _, x, y in spots]
    dots = []
    for at, (place, x, y) in enumerate(spots):
        r = round(3.5 + 7 * (place.events / most) ** 0.5, 1)
        wide = 7.2 * len(place.name)
        end = x + r + wide > WIDTH
        label = x - r - 3 if end else x + r + 3
        box = (label - wide if end else label, y - 8, label if end else label + wide, y + 8)
        others = taken[:at] + taken[at + 1 :]
        room = at < NAMED and not any(_overlap(box, other) for other in others)
        if room:
            taken.append(box)
        dots.append(Dot(place, x, y, r, round(label, 1) if room else None, end))
    return tuple(dots)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
