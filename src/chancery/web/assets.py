"""Style sheets, scripts and vendored files: their address carries a hash of their content, so browsers keep them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

HERE = Path(__file__).parent
FOLDERS = {"static": HERE / "static", "vendor": HERE / "vendor"}
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> str:
    """The address of `static/…` or `vendor/…`."""
    folder, _, rest = name.partition("/")
    digest = hashlib.sha256((FOLDERS[folder] / rest).read_bytes()).hexdigest()[:12]
    return f"/{name}?v={digest}"


class Assets(StaticFiles):
    """Files of the package; one that is asked for with its hash never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at `path`."""
        response = await super().get_response(path, scope)
        if response.status_code == 200 and b"v=" in scope["query_string"]:
            response.headers["Cache-Control"] = FOR_EVER
        return response
