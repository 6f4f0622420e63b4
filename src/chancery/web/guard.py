"""What keeps the edition to itself: security headers on every answer, and no strange host."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Adds the headers to every answer, errors included, and turns away requests under a name that is not ours
    and what pages of other places would send."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if self._strange(Headers(scope=scope).get("host", "")):
            refusal = PlainTextResponse("This edition is not served under that name.\n", status_code=421)
            await refusal(scope, receive, guarded)
            return
        if scope["method"] not in ("GET", "HEAD") and _foreign(Headers(scope=scope)):
            refusal = PlainTextResponse("A page of another place may not send this.\n", status_code=403)
            await refusal(scope, receive, guarded)
            return
        if scope["method"] == "HEAD":  # the server sends the head of what a GET would answer
            scope = dict(scope, method="GET")
        await self.app(scope, receive, guarded)

    def _strange(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        return self.hosts is not None and name.lower() not in self.hosts


def _foreign(headers: Headers) -> bool:
    """True when a browser says that the page of another place sends the request; other programs say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")
