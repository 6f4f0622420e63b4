"""Country shapes: read from GeoJSON or TopoJSON, projected, cut where the map ends."""

from chancery.web.shapes.projection import cut, project
from chancery.web.shapes.reading import Shape, ShapesError, read_shapes

__all__ = ["Shape", "ShapesError", "cut", "project", "read_shapes"]
