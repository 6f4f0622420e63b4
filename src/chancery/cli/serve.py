"""The command that serves the web edition: `serve`."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.places import RecordOption, record_path

if TYPE_CHECKING:
    import socket

    from chancery.web import Edition

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def register(app: typer.Typer) -> None:
    """Adds the commands of this module to `app`."""
    app.command()(serve)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8421,
    host: Annotated[str, typer.Option(help="The address to listen on; the default is this machine alone.")] = LOOPBACK[
        0
    ],
    curate: Annotated[bool, typer.Option("--curate", help="Let readers confirm, dismiss, merge and split.")] = False,
    trusted: Annotated[
        bool,
        typer.Option("--trusted-network", help="Let everybody who reaches --host curate: it asks for no password."),
    ] = False,
    shapes: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Country shapes of your own for the maps, as GeoJSON or TopoJSON."),
    ] = None,
    record: RecordOption = None,
) -> None:
    """Serves the record as web pages and an HTTP API, to this machine alone unless told otherwise."""
    open_to_others = host not in LOOPBACK
    if curate and open_to_others and not trusted:
        raise typer.BadParameter(
            f"{host} can be reached from other machines, and --curate asks for no password: add --trusted-network"
            " if everybody there may change the record",
            param_hint="--curate",
        )
    try:
        import uvicorn

        from chancery.web import Edition, create_app
        from chancery.web.edition import LOOPBACK as NAMES
        from chancery.web.shapes import ShapesError
    except ModuleNotFoundError as error:
        raise _Unservable(
            f"the web edition needs {error.name}, which is not installed: pip install 'chancery[web]'"
        ) from None
    names = None if open_to_others else NAMES
    edition = Edition(record_path(context, record), curate=curate, hosts=names, shapes=shapes)
    try:
        app = create_app(edition)
    except ShapesError as error:
        raise _Unservable(f"{error} (--shapes)") from None
    with _listen(host, port) as listener:
        _announce(edition, host, listener.getsockname()[1])
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
        Thread(target=_open_home, args=(host, listener.getsockname()[1]), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listener])


class _Unservable(typer.Exit):
    def __init__(self, message: str) -> None:
        typer.echo(f"chancery: {message}", err=True)
        super().__init__(1)


def _listen(host: str, port: int) -> socket.socket:
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise _Unservable(f"cannot listen on {host}, port {port}: {why}; choose another with --port") from None


def _open_home(host: str, port: int) -> None:
    """Asks for the first page before a reader does: it counts the whole record, and is kept then."""
    import socket

    with suppress(OSError), socket.create_connection((host, port), timeout=60) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        while asking.recv(65536):
            pass


def _announce(edition: Edition, host: str, port: int) -> None:
    address = f"[{host}]" if ":" in host else host
    writing = ", and may be curated" if edition.curate else ""
    typer.echo(f"{edition.path} is served at http://{address}:{port}/{writing} (Ctrl-C ends it)")
