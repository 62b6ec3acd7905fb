"""Builds the MCP server over a studio, and its HTTP form."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import InputRequiredResult
from pydantic import AnyUrl
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from sora_mcp import __version__
from sora_mcp.media import sniff
from sora_mcp.server.freshness import CACHE_HINTS
from sora_mcp.server.links import ROUTE, DownloadLinks
from sora_mcp.server.resources import Shelf
from sora_mcp.server.subscriptions import Subscriptions
from sora_mcp.server.tasks import Jobs, TasksExtension
from sora_mcp.server.tools import Menu
from sora_mcp.server.video_tasks import VideoTasks
from sora_mcp.studio import Studio

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")

INSTRUCTIONS = """\
Make videos with these tools in this order: create_video starts one and answers at once; \
wait_for_videos follows it (call it again while `done` is false); download_video saves it and \
tells where. Every result has a `next_step`: follow it.
A video is a job that goes on by itself. Never repeat create_video, edit_video, extend_video or \
remix_video to check on one or after a time-out: each call makes, and may bill, another video. \
After an interrupted call look in list_videos first.
To change what exists: edit_video keeps the footage and changes it, remix_video makes a new take \
with the same settings, extend_video goes on from its end. A character from create_character can \
appear in later videos: pass its id and use its name in the prompt.
sora://videos/{id} is the same job as a resource; sora://backend says which server answers and \
what it takes. The embedded engine draws drafts (animatics) on this machine, free and offline: \
say so to the person, it is not generated footage.
Tell the person the saved path or link, not the id.
"""


class VideoServer(MCPServer[Any]):
    """An MCP server whose pictures carry the type that their bytes have."""

    async def read_resource(
        self, uri: AnyUrl | str, context: Context[Any, Any] | None = None
    ) -> Iterable[ReadResourceContents] | InputRequiredResult:
        """Read a resource; servers differ in the picture formats they send."""
        contents = await super().read_resource(uri, context)
        if isinstance(contents, InputRequiredResult):
            return contents
        return [_truly_typed(item) for item in contents]


def build_server(
    studio: Studio,
    *,
    links: DownloadLinks | None = None,
    jobs: Jobs | None = None,
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING",
) -> MCPServer[Any]:
    """The server with its whole menu; it serves both protocol eras on any transport.

    With `links`, downloads come with a link, and the HTTP form answers it. `jobs` are what tasks
    are about, for a server that is given more tools: videos unless said otherwise.
    """
    tasks = TasksExtension(jobs or VideoTasks(studio))
    subscriptions = Subscriptions(studio.watcher, studio.backend)
    server = VideoServer(
        "sora",
        title="Sora video",
        description="Makes, follows and saves videos over any server that speaks the Videos API.",
        instructions=INSTRUCTIONS,
        version=__version__,
        tools=Menu(studio, links).tools(),
        log_level=log_level,
        subscriptions=subscriptions.bus,
        extensions=[tasks],
        middleware=[subscriptions, tasks.listen],
        cache_hints=CACHE_HINTS,
    )
    Shelf(studio).register(server)
    if links is not None:
        server.custom_route(ROUTE, methods=["GET", "HEAD"])(links.answer)
    return server


def http_app(server: MCPServer[Any], *, host: str, token: str | None) -> ASGIApp:
    """The server as an ASGI app with the endpoint `/mcp`, behind `token` if there is one."""
    app = server.streamable_http_app(host=host, transport_security=_host_check(host))
    return BearerGate(app, token) if token else app


class BearerGate:
    """Lets requests through that carry the token. Download links are their own permission."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401 to everybody else."""
        if scope["type"] != "http" or scope["path"].startswith("/downloads/"):
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("authorization", "").encode()
        if hmac.compare_digest(given, self._expected):
            await self._app(scope, receive, send)
            return
        refusal = JSONResponse(
            {"error": "unauthorized", "message": "Send the token as Authorization: Bearer."},
            status_code=401,
            headers={"WWW-Authenticate": 'Bearer realm="sora-mcp"'},
        )
        await refusal(scope, receive, send)


def _host_check(host: str) -> TransportSecuritySettings | None:
    """None is the SDK's own rule for loopback: only local Host and Origin headers.

    A public address has names we cannot know; there the token keeps strangers out.
    """
    if host in LOOPBACK_HOSTS:
        return None
    return TransportSecuritySettings(enable_dns_rebinding_protection=False)


def _truly_typed(item: ReadResourceContents) -> ReadResourceContents:
    if isinstance(item.content, str):
        return item
    return replace(item, mime_type=sniff(item.content) or item.mime_type)
