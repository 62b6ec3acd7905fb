"""The server that the conformance suite talks to: ours, over a fake studio, with fixtures on it.

`python -m tests.conformance.server` builds it with `build_server` and `http_app`, so that
middleware, bus, tasks and transport are the product's, and only the fixtures are not. It prints
the address it listens on.
"""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import anyio
import uvicorn
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from sora_mcp.background import background
from sora_mcp.server.app import build_server, http_app
from sora_mcp.server.uris import VIDEOS_URI
from tests.conformance import contents, jobs, questions
from tests.fake_api import FakeApi, studio_over

HOST = "127.0.0.1"
WATCHED = "test://watched-resource"
SUBSCRIBING = ("resources/subscribe", "resources/unsubscribe")


async def fixtures(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Middleware: what the suite wants beside tools, resources and prompts.

    Ours has no log levels, since logging is deprecated. Ours refuses subscriptions to what never
    changes, so the suite's watched resource is the list of videos under another name.
    """
    params = dict(ctx.params or {})
    if ctx.method == "logging/setLevel" and ctx.protocol_version not in MODERN_PROTOCOL_VERSIONS:
        return {}
    if ctx.method in SUBSCRIBING and params.get("uri") == WATCHED:
        ctx = replace(ctx, params=params | {"uri": VIDEOS_URI})
    result = await call_next(ctx)
    if isinstance(result, dict) and ctx.method == "tools/list":
        for tool in result["tools"]:
            if tool["name"] == contents.SCHEMA_TOOL:
                tool["inputSchema"] = contents.SCHEMA
    if isinstance(result, dict) and ctx.method == "initialize":
        result["capabilities"]["logging"] = {}
    return result


async def serve() -> None:
    """Serve until the process is ended."""
    with TemporaryDirectory() as folder, socket.create_server((HOST, 0)) as listener:
        async with studio_over(FakeApi(), Path(folder)) as studio, background() as tasks:
            server = build_server(studio, jobs=jobs.FixtureJobs(tasks))
            server.middleware.insert(0, fixtures)
            for module in (contents, questions, jobs):
                module.register(server)
            app = http_app(server, host=HOST, token=None)
            print(f"http://localhost:{listener.getsockname()[1]}/mcp", flush=True)
            config = uvicorn.Config(app, log_level="warning")
            await uvicorn.Server(config).serve(sockets=[listener])


if __name__ == "__main__":
    anyio.run(serve)
