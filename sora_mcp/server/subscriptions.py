"""Resources that speak: who subscribes hears of every change, in both eras of the protocol.

Clients of 2026-07-28 open a stream with `subscriptions/listen`, which the SDK serves from a bus.
Earlier ones send `resources/subscribe`, which the SDK's `MCPServer` lacks. Both keep the video that
they name followed, whoever made it, for as long as they are subscribed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import anyio
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.subscriptions import InMemorySubscriptionBus, ResourcesListChanged, ResourceUpdated
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, INVALID_PARAMS
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from sora_mcp.backend import Backend
from sora_mcp.errors import NotFoundError, SoraError
from sora_mcp.server import uris, views
from sora_mcp.server.freshness import with_freshness
from sora_mcp.server.sessions import URIS_MAX, Sessions
from sora_mcp.video import Phase, Video
from sora_mcp.watcher import Watcher

HELD_MAX = 4096  # subscriptions to single videos, of all clients together
NEWS_S = 1.0  # seconds an answer waits for the news it made; listeners take milliseconds

Context = ServerRequestContext[Any, Any]


class Subscriptions:
    """Middleware of an MCP server, and a listener of the watcher. `bus` belongs to the server."""

    def __init__(self, watcher: Watcher, backend: Backend) -> None:
        self.bus = InMemorySubscriptionBus()
        self._watcher = watcher
        self._backend = backend
        self._sessions = Sessions(self._held)
        self._spellings: dict[str, Counter[str]] = {}
        self._held_count = 0
        self._phases: dict[str, Phase] = {}
        watcher.add_listener(self._changed, on_new=self._appeared, on_lost=self._lost)

    async def __call__(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        """Serve what the SDK does not, and pass everything else on."""
        is_modern = ctx.protocol_version in MODERN_PROTOCOL_VERSIONS
        match ctx.method:
            case "subscriptions/listen":
                return await self._listen(ctx, call_next)
            case "resources/read" if is_modern:
                return await self._read(ctx, call_next)
            case "tools/call" if not is_modern:
                return await self._call(ctx, call_next)
            case "initialize":
                return await self._initialize(ctx, call_next)
            case "resources/subscribe" if not is_modern:
                self._sessions.subscribe(ctx.session, _speaking(ctx.params))
                return {}
            case "resources/unsubscribe" if not is_modern:
                self._sessions.unsubscribe(ctx.session, _uri(ctx.params))
                return {}
        return await call_next(ctx)

    async def _listen(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        """Follow the videos of the filter while the stream is open."""
        params = ctx.params or {}
        match params:
            case {"notifications": {"resourceSubscriptions": [*asked]} as wanted} if all(
                isinstance(uri, str) for uri in asked
            ):
                pass
            case _:
                return await call_next(ctx)
        if len(asked) > URIS_MAX:
            raise MCPError(INVALID_PARAMS, f"A filter names at most {URIS_MAX} resources.")
        # What cannot change is left out: the acknowledgement says what is honoured.
        speaking = [uri for uri in dict.fromkeys(asked) if _speaks(uri)]
        honoured = {**params, "notifications": {**wanted, "resourceSubscriptions": speaking}}
        with ExitStack() as stack:
            for uri in speaking:
                stack.enter_context(self._held(uri))
            return await call_next(replace(ctx, params=honoured))

    async def _read(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        result = await call_next(ctx)
        if isinstance(result, dict) and result.get("resultType") == "complete":
            return with_freshness(_uri(ctx.params), result, self._backend)
        return result

    async def _call(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        """An answer, after the news it made."""
        # Some clients close at the answer, and break at a notification then (python-sdk #1960).
        result = await call_next(ctx)
        with anyio.move_on_after(NEWS_S):
            await self._watcher.told()
        return result

    async def _initialize(self, ctx: Context, call_next: CallNext) -> HandlerResult:
        result = await call_next(ctx)
        if isinstance(result, dict) and self._sessions.open(ctx.session):
            resources = result["capabilities"].setdefault("resources", {})
            resources.update(subscribe=True, listChanged=True)
        return result

    @contextmanager
    def _held(self, uri: str) -> Iterator[None]:
        """Follow the video that `uri` names, and publish its changes under this spelling too.

        Raises:
            MCPError: too many are held.
        """
        video_id = uris.video_id(uri)
        if video_id is None:
            yield
            return
        if self._held_count >= HELD_MAX:
            raise MCPError(INTERNAL_ERROR, "There are too many subscriptions; end some first.")
        self._held_count += 1
        spellings = self._spellings.setdefault(video_id, Counter())
        spellings[uri] += 1
        try:
            with self._watcher.interest(video_id):
                yield
        finally:
            self._held_count -= 1
            spellings[uri] -= 1
            if not spellings[uri]:
                del spellings[uri]
            if not spellings:
                del self._spellings[video_id]

    async def _appeared(self, _video: Video) -> None:
        await self._list_changed()

    async def _changed(self, video: Video) -> None:
        before = self._phases.get(video.id)
        self._phases[video.id] = video.phase
        await self._publish_video(video.id)
        if video.phase != before:
            await self._publish(uris.VIDEOS_URI)
        if video.is_terminal:
            self._end(video.id)

    async def _lost(self, video_id: str, error: SoraError) -> None:
        await self._publish_video(video_id)
        if isinstance(error, NotFoundError):
            await self._publish(uris.VIDEOS_URI)
            await self._list_changed()
        self._end(video_id)

    async def _publish_video(self, video_id: str) -> None:
        for uri in self._uris(video_id):
            await self._publish(uri)

    async def _publish(self, uri: str) -> None:
        await self.bus.publish(ResourceUpdated(uri=uri))
        await self._sessions.updated(uri)

    async def _list_changed(self) -> None:
        await self.bus.publish(ResourcesListChanged())
        await self._sessions.list_changed()

    def _end(self, video_id: str) -> None:
        """The video has nothing more to say."""
        self._phases.pop(video_id, None)
        for uri in self._uris(video_id):
            self._sessions.end(uri)

    def _uris(self, video_id: str) -> dict[str, None]:
        """Every spelling under which the video is known to somebody, ours first."""
        spellings = self._spellings.get(video_id, ())
        return dict.fromkeys([views.video_uri(video_id), *spellings])


def _speaks(uri: str) -> bool:
    return uri == uris.VIDEOS_URI or uris.video_id(uri) is not None


def _speaking(params: Mapping[str, Any] | None) -> str:
    uri = _uri(params)
    if not _speaks(uri):
        raise MCPError(
            INVALID_PARAMS,
            f"{uri[:200]} never changes. Subscribe to {uris.VIDEOS_URI} or to "
            f"{uris.VIDEOS_URI}/ and a video's id.",
        )
    return uri


def _uri(params: Mapping[str, Any] | None) -> str:
    uri = (params or {}).get("uri")
    if not isinstance(uri, str):
        raise MCPError(INVALID_PARAMS, "The uri of a resource is missing.")
    return uri
