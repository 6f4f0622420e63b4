"""Makes `src/chancery/web/shapes/countries.json` from the npm packages world-atlas and i18n-iso-countries.

Run by hand when a source has a new release: `npm install world-atlas i18n-iso-countries` in some folder, then
`python tables/make_shapes.py THAT_FOLDER/node_modules`. world-atlas (ISC) is Natural Earth (public domain) as TopoJSON
at 1:50 million: the smaller scale has no Singapore. Its numeric country codes become alpha-3 here; its lines stay.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "chancery" / "web" / "shapes" / "countries.json"
WITHOUT_CODE = {"Kosovo": "XKX"}


def main(modules: Path) -> None:
    """Reads both packages and writes the shapes."""
    codes = json.loads((modules / "i18n-iso-countries" / "codes.json").read_text("utf-8"))
    alpha3 = {numeric: code for _, code, numeric, *_ in codes}
    world = json.loads((modules / "world-atlas" / "countries-50m.json").read_text("utf-8"))
    del world["objects"]["land"]
    for shape in world["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        shape["id"] = alpha3.get(shape.get("id", ""), WITHOUT_CODE.get(name))
    TARGET.write_text(json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
