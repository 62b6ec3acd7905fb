"""The command line, and the one place where settings become objects."""

from __future__ import annotations

import argparse
import gc
import logging
import socket
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from sora_mcp import __version__
from sora_mcp.errors import ConfigurationError

# The heavy imports wait for the command that needs them, so that --help and doctor stay quick.
if TYPE_CHECKING:
    import httpx2
    from starlette.types import ASGIApp

    from sora_mcp.client import VideosClient
    from sora_mcp.engine.engine import Engine
    from sora_mcp.settings import Settings
    from sora_mcp.studio import Backend, Studio

EXIT_CONFIGURATION = 2  # the same as argparse's for a wrong command line
ENGINE_URL = "http://engine/v1"  # never dialled: the engine is called in process
ENGINE_POLL_S = 0.3  # first pause between looks; a draft takes seconds
ENGINE_POLL_MAX_S = 1.0
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
    import anyio

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


@asynccontextmanager
async def opened_studio(settings: Settings) -> AsyncGenerator[Studio]:
    """A studio over what the settings name: the embedded engine, or a server elsewhere."""
    from sora_mcp.downloads import Downloads
    from sora_mcp.fetch import PublicFetcher
    from sora_mcp.ledger import Ledger
    from sora_mcp.studio import Studio
    from sora_mcp.uploads import Uploads

    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(opened_client(settings))
        backend = _backend(settings)
        # The engine works offline, so pictures behind a URL are fetched before they reach it.
        fetch = PublicFetcher() if backend.is_embedded else None
        studio = Studio(
            client,
            Uploads(settings.readable_dirs, fetch=fetch),
            Downloads(settings.output_dir),
            Ledger(settings.data_dir / "ledger.sqlite3"),
            backend,
        )
        yield await stack.enter_async_context(studio.running())


@asynccontextmanager
async def opened_client(settings: Settings) -> AsyncGenerator[VideosClient]:
    """A client of the configured server, or of the embedded engine in this process."""
    import httpx2

    from sora_mcp.client import VideosClient

    async with AsyncExitStack() as stack:
        transport: httpx2.AsyncBaseTransport | None = None
        if settings.base_url is None:
            engine = await stack.enter_async_context(_engine(settings).running())
            transport = httpx2.ASGITransport(app=engine.app, raise_app_exceptions=False)
        http = await stack.enter_async_context(
            httpx2.AsyncClient(transport=transport, timeout=settings.timeout_s)
        )
        key = settings.api_key.get_secret_value() if settings.api_key else None
        yield VideosClient(
            http,
            base_url=settings.base_url or ENGINE_URL,
            api_key=key if settings.base_url else None,
            model=settings.model,
            body=settings.body,
            download_timeout_s=settings.download_timeout_s,
        )


async def serve_stdio(settings: Settings) -> None:
    """Speak MCP on stdin and stdout until the client leaves."""
    from sora_mcp.server.app import build_server

    async with opened_studio(settings) as studio:
        server = build_server(studio, log_level=settings.log_level)
        _started()
        await server.run_stdio_async()


async def serve_http(settings: Settings, host: str, port: int) -> None:
    """Speak MCP over HTTP at /mcp.

    Raises:
        ConfigurationError: the address is public and there is no token.
    """
    from sora_mcp.server.app import build_server, http_app
    from sora_mcp.server.links import DownloadLinks, keep_secret

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
            server = build_server(studio, links=links, log_level=settings.log_level)
            print(f"sora-mcp: MCP at {address}/mcp", file=sys.stderr, flush=True)
            await _listen(http_app(server, host=host, token=token), listener, settings)


async def serve_engine(settings: Settings, port: int) -> None:
    """Serve the embedded engine's own API on loopback, for any OpenAI client."""
    with _bound("127.0.0.1", port) as listener:
        async with _engine(settings).running() as engine:
            address = _address("127.0.0.1", listener)
            print(f"sora-mcp: Videos API at {address}/v1", file=sys.stderr, flush=True)
            await _listen(engine.app, listener, settings)


async def examine(settings: Settings) -> int:
    """Print what is configured and what is wrong; 0 when nothing is."""
    from sora_mcp.doctor import diagnose

    async with opened_client(settings) as client:
        report = await diagnose(settings, client)
    print(report.text)
    return 0 if report.is_healthy else 1


def _backend(settings: Settings) -> Backend:
    from sora_mcp.studio import Backend

    if settings.base_url is None:
        return Backend("embedded", None, settings.model, ENGINE_POLL_S, ENGINE_POLL_MAX_S)
    return Backend(settings.base_url, settings.base_url, settings.model)


def _engine(settings: Settings) -> Engine:
    from sora_mcp.engine.engine import Engine
    from sora_mcp.engine.runner import SubprocessRunner
    from sora_mcp.settings import without_secrets

    return Engine(settings.data_dir, runner=SubprocessRunner(env=without_secrets()))


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
    config = uvicorn.Config(
        app, log_level=settings.log_level.lower(), timeout_graceful_shutdown=SHUTDOWN_S
    )
    await uvicorn.Server(config).serve(sockets=[listener])
