"""Country shapes: read from GeoJSON or TopoJSON, projected, cut where the map ends."""

from chancery.web.shapes.projection import cut, project
from chancery.web.shapes.reading import Shape, ShapesError, read_shapes
from chancery.web.shapes.sheet import Sheet, paths

__all__ = ["Shape", "ShapesError", "Sheet", "cut", "paths", "project", "read_shapes"]
