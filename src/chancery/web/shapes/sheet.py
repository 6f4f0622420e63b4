"""All areas of a file drawn on one sheet at once: their rings lie one behind the other and are worked on together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chancery.web.shapes.projection import clip_to, cut, flat
from chancery.web.shapes.reading import Line, read_shapes

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The part of the plane that is drawn: the middle meridian, its edges, units of the map to one of the plane.

    Lines go from point to point of a grid of `step` units.
    """

    middle: float
    left: float
    top: float
    right: float
    bottom: float
    scale: float
    step: float


@dataclass(frozen=True, slots=True)
class _Rings:
    """Points of all rings; of each ring where it `starts` and `ends` among them, its owner, its size in degrees."""

    points: Line
    starts: Places
    ends: Places
    owner: Places
    size: Line


def paths(shapes: Path | None, sheet: Sheet) -> Iterator[tuple[str | None, str]]:
    """The code and the path of every country of which something is seen on the sheet, in the order of the file."""
    pieces, owners = _on_sheet(_rings(shapes), sheet)
    drawn: dict[int, list[str]] = {}
    for owner, path in zip(owners, _drawn(pieces, sheet), strict=True):
        drawn.setdefault(owner, []).append(path)
    known = read_shapes(shapes)
    return ((known[owner].code, whole) for owner, parts in drawn.items() if (whole := "".join(parts)))


@lru_cache(maxsize=4)
def _rings(shapes: Path | None) -> _Rings:
    rings = [(at, ring) for at, shape in enumerate(read_shapes(shapes)) for ring in shape.rings if len(ring)]
    starts, ends = _places([len(ring) for _, ring in rings])
    points = np.concatenate([ring for _, ring in rings])
    size = np.maximum.reduceat(points, starts) - np.minimum.reduceat(points, starts)
    return _Rings(points, starts, ends, np.array([at for at, _ in rings]), size)


def _places(lengths: Sequence[int] | Places) -> tuple[Places, Places]:
    ends = np.cumsum(np.asarray(lengths, dtype=np.int64))
    return ends - lengths, ends


def _on_sheet(rings: _Rings, sheet: Sheet) -> tuple[list[Line], list[int]]:
    """The rings as they lie on the sheet, cut where it ends, and whose each is, without those too small to be seen."""
    large = np.radians(rings.size).max(axis=1) * sheet.scale > sheet.step
    points = rings.points[np.repeat(large, rings.ends - rings.starts)]
    starts, ends = _places((rings.ends - rings.starts)[large])
    if not len(starts):
        return [], []
    east = (points[:, 0] - sheet.middle + 180) % 360 - 180
    jumps = np.abs(np.diff(east, prepend=east[:1])) > 180
    jumps[starts] = np.abs(east[ends - 1] - east[starts]) > 180
    turns = np.logical_or.reduceat(jumps, starts)  # it crosses the edge opposite the middle
    laid = flat(np.radians(east), points[:, 1])
    low, high = np.minimum.reduceat(laid, starts), np.maximum.reduceat(laid, starts)
    corner, end = (sheet.left, sheet.top), (sheet.right, sheet.bottom)
    outside = np.any((high < corner) | (low > end), axis=1)
    inside = np.all((low >= corner) & (high <= end), axis=1)
    edges = (*corner, *end)
    pieces, owners = list[Line](), list[int]()
    for at in np.flatnonzero(turns | ~outside).tolist():
        ring = slice(starts[at], ends[at])
        if turns[at]:
            seen = [clip_to(part, edges) for part in cut(points[ring], sheet.middle)]
        else:
            seen = [laid[ring] if inside[at] else clip_to(laid[ring], edges)]
        seen = [piece for piece in seen if len(piece) > 2]
        pieces += seen
        owners += [int(rings.owner[large][at])] * len(seen)
    return pieces, owners


def _drawn(pieces: Sequence[Line], sheet: Sheet) -> list[str]:
    """Closed paths over the points of the grid; an area that shrinks to a line there is an empty path.

    Neighbours share the points of their border before and after: no gap opens between them.
    """
    if not pieces:
        return []
    starts, ends = _places([len(piece) for piece in pieces])
    at_scale = (np.concatenate(pieces) - (sheet.left, sheet.top)) * sheet.scale
    grid = np.round(at_scale / sheet.step).astype(int)
    before, _ = _neighbours(starts, ends)
    grid, starts, ends = _kept(grid, np.any(grid != grid[before], axis=1), starts, ends)
    before, after = _neighbours(starts, ends)
    bends = np.any(grid[after] - grid != grid - grid[before], axis=1)
    grid, starts, ends = _kept(grid, bends, starts, ends)  # a point in the middle of a straight line says nothing
    steps = [f"{x},{y}" for x, y in np.diff(grid, axis=0).tolist()]
    return [
        f"M{grid[start][0]},{grid[start][1]}l{' '.join(steps[start : end - 1])}z" if end - start > 2 else ""
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]


def _neighbours(starts: Places, ends: Places) -> tuple[Places, Places]:
    """For each point of rings that are all closed, where the point before it stands, and where the one after it."""
    at = np.arange(ends[-1])
    before, after = at - 1, at + 1
    full = ends > starts
    before[starts[full]], after[ends[full] - 1] = ends[full] - 1, starts[full]
    return before, after


def _kept(grid: Places, kept: NDArray[np.bool_], starts: Places, ends: Places) -> tuple[Places, Places, Places]:
    """The points that are kept, and where each ring begins and ends among them."""
    counted = np.concatenate(([0], np.cumsum(kept)))
    return grid[kept], counted[starts], counted[ends]
