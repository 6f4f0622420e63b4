"""Shapes from a file: GeoJSON as anybody draws it, or TopoJSON (its arcs are put together)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
"""Points in order, each degrees east and north."""
CODES = ("ISO_A3_EH", "iso_a3_eh", "ADM0_A3", "adm0_a3", "ISO_A3", "iso_a3", "alpha3", "code", "id")
"""Properties under which files have a country's alpha-3 code; Natural Earth writes -99 where it gives none."""


class ShapesError(Exception):
    """The file has no shapes that can be drawn; the message names it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country (alpha-3, `None` where the file gives none) and the rings of its area."""

    code: str | None
    rings: tuple[Line, ...]


@lru_cache(maxsize=4)
def read_shapes(path: Path | None = None) -> tuple[Shape, ...]:
    """The shapes of `path`, or those of the package. Raises `ShapesError`."""
    try:
        if path is None:
            text = (resources.files("chancery.web.shapes") / "countries.json").read_text("utf-8")
        else:
            text = path.read_text("utf-8")
        found = tuple(_shapes(json.loads(text)))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise ShapesError(f"{path} cannot be read as GeoJSON or TopoJSON: {error}") from error
    if not any(shape.rings for shape in found):
        raise ShapesError(f"{path} has no areas: give polygons of countries as GeoJSON or TopoJSON")
    return found


def _shapes(data: dict[str, Any]) -> Iterator[Shape]:
    if data["type"] == "Topology":
        arcs = _arcs(data)
        for thing in data["objects"].values():
            for geometry in thing.get("geometries", [thing]):
                rings = _rings(geometry.get("type"), geometry.get("arcs", ()))
                yield Shape(_code(geometry), tuple(_joined(ring, arcs) for ring in rings))
        return
    for feature in data.get("features", [data]):
        geometry = feature.get("geometry") or feature
        rings = _rings(geometry.get("type"), geometry.get("coordinates", ()))
        yield Shape(_code(feature), tuple(np.array([point[:2] for point in ring], dtype=float) for ring in rings))


def _rings(kind: str | None, nested: Any) -> list[Any]:
    if kind == "Polygon":
        return list(nested)
    return [ring for polygon in nested for ring in polygon] if kind == "MultiPolygon" else []


def _code(thing: dict[str, Any]) -> str | None:
    properties = thing.get("properties") or {}
    told = [properties.get(name) for name in CODES] + [thing.get("id")]
    return next((code for code in told if isinstance(code, str) and len(code) == 3 and code.isalpha()), None)


def _arcs(data: dict[str, Any]) -> list[Line]:
    lines = [np.array(arc, dtype=float) for arc in data["arcs"]]
    if "transform" not in data:
        return lines
    scale, translate = (np.array(data["transform"][name], dtype=float) for name in ("scale", "translate"))
    return [np.cumsum(line, axis=0) * scale + translate for line in lines]


def _joined(ring: list[int], arcs: list[Line]) -> Line:
    lines = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
    return np.concatenate([line if n == 0 else line[1:] for n, line in enumerate(lines)])
