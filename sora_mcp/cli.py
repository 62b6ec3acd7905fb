"""The command line: what is served, where, and until when."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import anyio

from sora_mcp import __version__
from sora_mcp.background import background
from sora_mcp.errors import ConfigurationError

# The heavy imports wait for the command that needs them, so that --help and doctor stay quick.
if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from sora_mcp.settings import Settings
    from sora_mcp.studio import Studio

EXIT_CONFIGURATION = 2  # the same as argparse's for a wrong command line
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SHUTDOWN_S = 5  # seconds open HTTP answers may take when the server ends


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command; configuration errors are one sentence on stderr and exit code 2."""
    options = _parser().parse_args(argv)
    # Starting makes objects that stay; looking for garbage among them is a tenth of the start.
    gc.disable()
    try:
        _run(options)
    except ConfigurationError as error:
        print(f"sora-mcp: {error}", file=sys.stderr)
        sys.exit(EXIT_CONFIGURATION)
    except KeyboardInterrupt:
        sys.exit(130)  # the shell's code for Ctrl-C
    finally:
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sora-mcp",
        description="Video for AI assistants: an MCP server for any server that speaks the "
        "Videos API, with an embedded engine for offline drafts. Without a command it speaks MCP "
        "on stdin and stdout.",
    )
    parser.add_argument("--version", action="version", version=f"sora-mcp {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    http = commands.add_parser("http", help="serve MCP over Streamable HTTP at /mcp")
    http.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    http.add_argument("--port", type=int, default=8765, help="port to listen on (%(default)s)")
    engine = commands.add_parser("engine", help="serve the embedded engine's Videos API at /v1")
    engine.add_argument("--port", type=int, default=8788, help="loopback port (%(default)s)")
    commands.add_parser("doctor", help="check settings, folders and the video server")
    return parser


def _run(options: argparse.Namespace) -> None:
    from sora_mcp.settings import load

    settings = load()
    logging.basicConfig(stream=sys.stderr, level=settings.log_level)
    match options.command:
        case "http":
            anyio.run(serve_http, settings, options.host, options.port)
        case "engine":
            anyio.run(serve_engine, settings, options.port)
        case "doctor":
            sys.exit(anyio.run(examine, settings))
        case _:
            anyio.run(serve_stdio, settings)


async def serve_stdio(settings: Settings) -> None:
    """Speak MCP on stdin and stdout until the client leaves."""
    from sora_mcp.server.app import build_server
    from sora_mcp.wiring import opened_studio

    async with opened_studio(settings) as studio:
        server = build_server(
            studio, sends_links=settings.resource_links, log_level=settings.log_level
        )
        _started()
        async with background() as tasks:
            tasks.start_soon(_leave_on_signal, studio)
            await server.run_stdio_async()


async def serve_http(settings: Settings, host: str, port: int) -> None:
    """Speak MCP over HTTP at /mcp.

    Raises:
        ConfigurationError: the address is public and there is no token.
    """
    from sora_mcp.server.app import build_server, http_app
    from sora_mcp.server.links import DownloadLinks, keep_secret
    from sora_mcp.wiring import opened_studio

    if host not in LOOPBACK and settings.http_token is None:
        raise ConfigurationError(
            f"{host} is reachable from other machines, and anybody who reaches it could make "
            "videos at your cost. Set SORA_MCP_HTTP_TOKEN, or listen on 127.0.0.1."
        )
    with _bound(host, port) as listener:
        address = _address(host, listener)
        links = DownloadLinks(
            settings.output_dir,
            secret=keep_secret(settings.data_dir / "link-secret"),
            base_url=settings.public_url or address,
            ttl_s=settings.link_ttl_s,
        )
        token = settings.http_token.get_secret_value() if settings.http_token else None
        async with opened_studio(settings) as studio:
            server = build_server(
                studio,
                links=links,
                sends_links=settings.resource_links,
                log_level=settings.log_level,
            )
            print(f"sora-mcp: MCP at {address}/mcp", file=sys.stderr, flush=True)
            await _listen(http_app(server, host=host, token=token), listener, settings)


async def serve_engine(settings: Settings, port: int) -> None:
    """Serve the embedded engine's own API on loopback, for any OpenAI client."""
    from sora_mcp.wiring import build_engine

    with _bound("127.0.0.1", port) as listener:
        async with build_engine(settings).running() as engine:
            address = _address("127.0.0.1", listener)
            print(f"sora-mcp: Videos API at {address}/v1", file=sys.stderr, flush=True)
            await _listen(engine.app, listener, settings)


async def examine(settings: Settings) -> int:
    """Print what is configured and what is wrong; 0 when nothing is."""
    from sora_mcp.doctor import diagnose
    from sora_mcp.wiring import backend_of, ledger_of, opened_client

    async with opened_client(settings) as client:
        report = await diagnose(settings, client, backend_of(settings), ledger_of(settings))
    print(report.text)
    return 0 if report.is_healthy else 1


def _started() -> None:
    """From here on objects come and go; those of the start are left out of every collection."""
    gc.freeze()
    gc.enable()


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free one.

    Raises:
        ConfigurationError: the address is taken or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigurationError(
            f"Cannot listen on {host} port {port}: {reason}. Choose another with --port."
        ) from error


def _address(host: str, listener: socket.socket) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}"


async def _listen(app: ASGIApp, listener: socket.socket, settings: Settings) -> None:
    import uvicorn

    _started()

    class Server(uvicorn.Server):
        """Leaves signals to us: uvicorn raises them again, before our own doors are closed."""

        @contextmanager
        def capture_signals(self) -> Generator[None]:
            yield

    config = uvicorn.Config(
        app, log_level=settings.log_level.lower(), timeout_graceful_shutdown=SHUTDOWN_S
    )
    server = Server(config)
    async with background() as tasks:
        tasks.start_soon(_end_on_signal, server)
        await server.serve(sockets=[listener])


async def _end_on_signal(server: uvicorn.Server) -> None:
    async for _ in _signals():
        server.should_exit = True


async def _leave_on_signal(studio: Studio) -> None:
    """Go as soon as POSTs are home. A thread waits for stdin, and nothing can call it back."""
    async for number in _signals():
        await studio.settle()
        os._exit(128 + number)


async def _signals() -> AsyncGenerator[int]:
    """The signals that ask us to end; none where the system cannot tell."""
    try:
        receiver = anyio.open_signal_receiver(signal.SIGTERM, signal.SIGINT)
    except NotImplementedError:  # Windows: uvicorn and Python end as they always do
        return
    with receiver as numbers:
        async for number in numbers:
            yield number
