"""Builds the MCP server over a studio, and its HTTP form."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import CallToolResult, GetPromptResult, InputRequiredResult, Resource, ResourceLink
from pydantic import AnyUrl
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from sora_mcp import __version__
from sora_mcp.media import sniff
from sora_mcp.server import face
from sora_mcp.server.completions import Completions
from sora_mcp.server.cutting_tools import CuttingTools
from sora_mcp.server.freshness import CACHE_HINTS
from sora_mcp.server.lately import Lately
from sora_mcp.server.links import ROUTE, DownloadLinks
from sora_mcp.server.player import URI as PLAYER_URI
from sora_mcp.server.player import player
from sora_mcp.server.prompts import Prompts, wrong
from sora_mcp.server.resources import Shelf
from sora_mcp.server.subscriptions import Subscriptions
from sora_mcp.server.tasks import Jobs, TasksExtension
from sora_mcp.server.tools import Menu
from sora_mcp.server.video_tasks import VideoTasks
from sora_mcp.studio import Studio

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")


class VideoServer(MCPServer[Any]):
    """An MCP server whose pictures carry the type that their bytes have.

    Without `sends_links` its results have no resource links, which some frameworks hand on to
    models that refuse them; the same is in the text and in the structure.
    """

    def __init__(self, name: str, *, sends_links: bool, **more: Any) -> None:
        super().__init__(name, **more)
        self._sends_links = sends_links

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; resource links are left out where they are not wanted."""
        result = await super().call_tool(name, arguments, context)
        if self._sends_links or isinstance(result, InputRequiredResult):
            return result
        kept = [block for block in result.content if not isinstance(block, ResourceLink)]
        return result.model_copy(update={"content": kept})

    async def list_resources(self) -> list[Resource]:
        """List all resources but the player.

        Hosts go by the tools' metadata, as the specification lets a server expect; and some read
        every listed resource in every turn.
        """
        return [item for item in await super().list_resources() if item.uri != PLAYER_URI]

    async def get_prompt(
        self,
        name: str,
        arguments: dict[str, Any] | None = None,
        context: Context[Any, Any] | None = None,
    ) -> GetPromptResult | InputRequiredResult:
        """Get a prompt; an unknown name is answered with the known ones."""
        known = [prompt.name for prompt in await self.list_prompts()]
        if name not in known:
            raise wrong(f"There is no prompt {name[:60]!r}; there are: {', '.join(known)}.")
        return await super().get_prompt(name, arguments, context)

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
    sends_links: bool = True,
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING",
) -> MCPServer[Any]:
    """The server with its whole menu; it serves both protocol eras on any transport.

    With `links`, downloads come with a link, and the HTTP form answers it. `jobs` are what tasks
    are about, for a server that is given more tools: videos unless said otherwise. `sends_links`
    is about resource links in results, see `VideoServer`.
    """
    tasks = TasksExtension(jobs or VideoTasks(studio))
    subscriptions = Subscriptions(studio.watcher, studio.backend)
    cutting = CuttingTools(studio, links)
    server = VideoServer(
        face.NAME,
        sends_links=sends_links,
        title=face.TITLE,
        description=face.DESCRIPTION,
        instructions=face.INSTRUCTIONS,
        icons=face.icons(),
        version=__version__,
        tools=[*Menu(studio, links).tools(), *cutting.tools()],
        log_level=log_level,
        subscriptions=subscriptions.bus,
        extensions=[tasks, player()],
        middleware=[subscriptions, tasks.listen],
        cache_hints=CACHE_HINTS,
    )
    Shelf(studio).register(server)
    cutting.register(server)
    lately = Lately(studio)
    Prompts(studio, lately).register(server)
    Completions(studio, lately).register(server)
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
