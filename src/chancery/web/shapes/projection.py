"""From the globe to the sheet: Equal Earth about any meridian, with areas cut where the sheet ends.

Equal Earth keeps areas (Šavrič, Patterson and Jenny, International Journal of Geographical Information Science, 2019).
An area that crosses the edge opposite the middle meridian is cut there in two: no band runs across the map.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = 3**0.5 / 2


def project(points: Line, middle: float = 0.0) -> Line:
    """Degrees (east, north) to the sheet, x to the right and y down; `middle` is the meridian at x = 0."""
    east = np.radians((points[:, 0] - middle + 180) % 360 - 180)
    return flat(east, points[:, 1])


def flat(east: Line, north: Line) -> Line:
    """Radians east of the middle meridian and degrees north to the sheet."""
    theta = np.arcsin(M * np.sin(np.radians(north)))
    square = theta * theta
    six = square**3
    x = east * np.cos(theta) / (M * (A1 + 3 * A2 * square + six * (7 * A3 + 9 * A4 * square)))
    y = theta * (A1 + A2 * square + six * (A3 + A4 * square))
    return np.column_stack((x, -y))


def cut(ring: Line, middle: float = 0.0) -> Iterator[Line]:
    """The parts of an area on the sheet about `middle`: one, or two where it crosses the edge."""
    east = (ring[:, 0] - middle + 180) % 360 - 180
    turns = np.cumsum(np.concatenate(([0.0], -360 * np.round(np.diff(east) / 360))))
    east = east + turns
    round_pole = abs(east[-1] - east[0]) > 180
    points = np.column_stack((east, ring[:, 1]))
    if round_pole:
        pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
        points = np.vstack((points, [(east[-1], pole), (east[0], pole)]))
    for shift in (-360, 0, 360):
        if points[:, 0].max() + shift <= -180 or points[:, 0].min() + shift >= 180:
            continue
        part = points + np.array((float(shift), 0.0))
        if part[:, 0].min() < -180:
            part = _clip(part, 0, -180.0, keep_above=True)
        if len(part) and part[:, 0].max() > 180:
            part = _clip(part, 0, 180.0, keep_above=False)
        if len(part) > 2:
            yield flat(np.radians(part[:, 0]), part[:, 1])


def clip_to(ring: Line, window: tuple[float, float, float, float]) -> Line:
    """The part of a flat area inside `(left, top, right, bottom)`."""
    left, top, right, bottom = window
    for axis, edge, above in ((0, left, True), (0, right, False), (1, top, True), (1, bottom, False)):
        outside = ring[:, axis] < edge if above else ring[:, axis] > edge
        if outside.all():
            return ring[:0]
        if outside.any():
            ring = _clip(ring, axis, edge, keep_above=above)
    return ring


def _clip(ring: Line, axis: int, edge: float, *, keep_above: bool) -> Line:
    """Cuts an area at a line (Sutherland and Hodgman, 1974)."""
    before = np.roll(ring, 1, axis=0)
    inside = ring[:, axis] >= edge if keep_above else ring[:, axis] <= edge
    crosses = inside != np.roll(inside, 1)
    a, b = before[crosses], ring[crosses]
    share = (edge - a[:, axis]) / (b[:, axis] - a[:, axis])
    upto = np.cumsum(crosses.astype(int) + inside)
    kept = np.empty((int(upto[-1]), 2))
    kept[upto[inside] - 1] = ring[inside]
    kept[(upto - inside)[crosses] - 1] = a + share[:, None] * (b - a)  # before the point to which the line leads
    return kept
