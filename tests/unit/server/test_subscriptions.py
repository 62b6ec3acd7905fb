"""Resources that speak, in both eras of the protocol, in simulated time."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Literal

import anyio
import anyio.lowlevel
import httpx2
import pytest
from farm import URL, Farm
from mcp import Client, MCPError
from mcp.server.mcpserver import MCPServer
from mcp_types import (
    EmptyResult,
    ResourceListChangedNotification,
    ResourceUpdatedNotification,
    UnsubscribeRequest,
    UnsubscribeRequestParams,
)
from simulated_time import simulated

from sora_mcp.backend import Backend
from sora_mcp.client import VideosClient
from sora_mcp.news import OnVideo
from sora_mcp.server import sessions, subscriptions
from sora_mcp.server.subscriptions import Subscriptions
from sora_mcp.server.uris import video_id
from sora_mcp.video import Video
from sora_mcp.watcher import Watcher

Era = Literal["auto", "legacy"]
HOUR_S = 3600
LIST = "sora://videos"

both_eras = pytest.mark.parametrize("era", ["auto", "legacy"])
pytestmark = pytest.mark.filterwarnings(
    "ignore:resources/:mcp.shared.exceptions.MCPDeprecationWarning"
)


def in_simulated_time(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    @wraps(test)
    def run(**fixtures: Any) -> None:
        simulated(lambda: test(**fixtures))

    return run


class Desk:
    """A server over a farm, with nothing but subscriptions, and what its clients heard."""

    def __init__(self, farm: Farm, watcher: Watcher) -> None:
        self.farm = farm
        self.watcher = watcher
        speaking = Subscriptions(watcher, Backend("farm", URL))
        self.server: MCPServer[Any] = MCPServer(
            "desk", subscriptions=speaking.bus, middleware=[speaking], log_level="WARNING"
        )
        self.heard: list[str] = []

    async def hear(self, message: object) -> None:
        if isinstance(message, ResourceUpdatedNotification):
            self.heard.append(message.params.uri)
        elif isinstance(message, ResourceListChangedNotification):
            self.heard.append("list changed")

    @asynccontextmanager
    async def connected(self, era: Era) -> AsyncGenerator[Client]:
        async with Client(self.server, mode=era, message_handler=self.hear) as client:
            yield client

    @asynccontextmanager
    async def subscribed(self, era: Era, *uris: str) -> AsyncGenerator[Client]:
        async with self.connected(era) as client:
            if era == "auto":
                async with client.listen(
                    resource_subscriptions=list(uris), resources_list_changed=True
                ):
                    yield client
                return
            for uri in uris:
                await client.session.subscribe_resource(uri)
            yield client
            for uri in uris:
                await client.session.unsubscribe_resource(uri)

    async def refusal(self, era: Era, *uris: str) -> str:
        """Why a client may not subscribe."""
        async with self.connected(era) as client:
            with pytest.raises(MCPError) as raised:
                if era == "auto":
                    async with client.listen(resource_subscriptions=list(uris)):
                        raise AssertionError
                for uri in uris:
                    await client.session.subscribe_resource(uri)
        return str(raised.value)


@asynccontextmanager
async def opened(*, before: OnVideo | None = None) -> AsyncGenerator[Desk]:
    """`before` hears all news first."""
    farm = Farm(anyio.current_time)
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(farm)) as http:
        client = VideosClient(http, base_url=URL, clock=anyio.current_time)
        watcher = Watcher(client, first_pause_s=3, longest_pause_s=20, random=lambda: 0.0)
        if before:
            watcher.add_listener(before)
        async with watcher.running():
            yield Desk(farm, watcher)


@both_eras
@in_simulated_time
async def test_every_change_is_heard_up_to_the_end(era: Era) -> None:
    async with opened() as desk:
        desk.farm.add("video_1", ends_s=300, steps=3)
        async with desk.subscribed(era, "sora://videos/video_1"):
            await anyio.sleep(HOUR_S)
        assert desk.heard == ["sora://videos/video_1"] * 4  # 0, 33, 66 and 100 %
        assert 300 <= desk.farm.asked[-1][0] <= 320


@both_eras
@in_simulated_time
async def test_the_list_is_heard_when_a_video_comes_changes_status_or_goes(era: Era) -> None:
    async with opened() as desk:
        async with desk.subscribed(era, LIST):
            desk.farm.add("video_1", ends_s=60)
            desk.watcher.follow(Video(id="video_1", status="queued"))
            await anyio.sleep(1)
            assert desk.heard == ["list changed", LIST]
            await anyio.sleep(HOUR_S)
            assert desk.heard == ["list changed", LIST, LIST, LIST]  # in progress, completed
            desk.watcher.forget("video_1")
            await anyio.sleep(1)
            assert desk.heard[4:] == [LIST, "list changed"]


@both_eras
@in_simulated_time
async def test_nothing_is_asked_after_the_last_subscriber_left(era: Era) -> None:
    async with opened() as desk:
        desk.farm.add("video_1", steps=1000)
        async with desk.subscribed(era, "sora://videos/video_1"):
            async with desk.subscribed(era, "sora://videos/video_1"):
                await anyio.sleep(60)
            await anyio.sleep(60)
        left_at = anyio.current_time()
        await anyio.sleep(HOUR_S)
        assert 90 < desk.farm.asked[-1][0] <= left_at


@both_eras
@in_simulated_time
async def test_a_client_that_vanishes_is_forgotten(era: Era) -> None:
    async with opened() as desk:
        desk.farm.add("video_1")
        async with desk.connected(era) as client:
            if era == "legacy":
                await client.session.subscribe_resource("sora://videos/video_1")
                await anyio.sleep(60)
            else:
                with anyio.move_on_after(60):
                    async with client.listen(resource_subscriptions=["sora://videos/video_1"]):
                        await anyio.sleep_forever()
        await anyio.sleep(HOUR_S)
        assert desk.farm.asked[-1][0] <= 60


@both_eras
@in_simulated_time
async def test_a_subscriber_to_a_finished_video_hears_it_once(era: Era) -> None:
    async with opened() as desk:
        desk.farm.add("video_1", ends_s=0)
        async with desk.subscribed(era, "sora://videos/video_1"):
            await anyio.sleep(HOUR_S)
        assert desk.heard == ["sora://videos/video_1"]
        assert len(desk.farm.asked) == 1


@both_eras
@in_simulated_time
async def test_a_subscriber_to_a_video_that_is_not_there_hears_that_too(era: Era) -> None:
    async with opened() as desk:
        async with desk.subscribed(era, "sora://videos/nobody"):
            await anyio.sleep(HOUR_S)
        assert desk.heard[0] == "sora://videos/nobody"
        assert len(desk.farm.asked) == 1


@both_eras
@in_simulated_time
async def test_a_video_that_is_given_up_is_heard_without_a_change_of_the_list(era: Era) -> None:
    async with opened() as desk:
        desk.farm.add("video_1")
        async with desk.subscribed(era, "sora://videos/video_1"):
            await anyio.sleep(HOUR_S)
        assert desk.heard == ["sora://videos/video_1"] * 2


@both_eras
@in_simulated_time
async def test_each_subscriber_hears_the_spelling_it_used(era: Era) -> None:
    ours, theirs = "sora://videos/a%2Fb", "sora://videos/%61%2fb"
    async with opened() as desk:

        def one(request: httpx2.Request) -> httpx2.Response | None:
            is_it = request.url.raw_path == b"/v1/videos/a%2Fb"
            return (
                httpx2.Response(200, json={"id": "a/b", "status": "completed"}) if is_it else None
            )

        desk.farm.before = one
        async with desk.subscribed(era, theirs):
            await anyio.sleep(1)
            assert desk.heard == [theirs]
        async with desk.subscribed(era, ours):
            await anyio.sleep(1)
            assert desk.heard == [theirs, ours]


@in_simulated_time
async def test_subscribing_twice_is_subscribing_once() -> None:
    async with opened() as desk, desk.connected("legacy") as client:
        desk.farm.add("video_1")
        for _ in range(3):
            await client.session.subscribe_resource("sora://videos/video_1")
        await anyio.sleep(1)
        await client.session.unsubscribe_resource("sora://videos/video_1")
        await client.session.unsubscribe_resource("sora://videos/video_1")
        await anyio.sleep(HOUR_S)
        assert desk.heard == ["sora://videos/video_1"]
        assert len(desk.farm.asked) == 1


@in_simulated_time
async def test_old_clients_are_told_that_they_may_subscribe() -> None:
    async with opened() as desk, desk.connected("legacy") as client:
        assert client.server_capabilities.resources is not None
        assert client.server_capabilities.resources.subscribe is True
        assert client.server_capabilities.resources.list_changed is True


@pytest.mark.parametrize(
    "uri", ["sora://backend", "sora://videos/", "sora://videos/a/thumbnail", "sora://videos/a?b"]
)
@in_simulated_time
async def test_what_never_changes_cannot_be_subscribed_to(uri: str) -> None:
    async with opened() as desk:
        async with desk.connected("legacy") as client:
            with pytest.raises(MCPError, match="never changes"):
                await client.session.subscribe_resource(uri)
        async with desk.connected("auto") as client:
            async with client.listen(resource_subscriptions=[uri, LIST]) as subscription:
                assert subscription.honored.resource_subscriptions == [LIST]


@in_simulated_time
async def test_a_stream_without_resources_passes_through() -> None:
    async with opened() as desk, desk.connected("auto") as client:
        async with client.listen(resources_list_changed=True) as subscription:
            assert subscription.honored.resources_list_changed is True


@both_eras
@in_simulated_time
async def test_the_number_of_subscriptions_of_one_client_is_bounded(era: Era) -> None:
    uris = [f"sora://videos/video_{number}" for number in range(sessions.URIS_MAX + 1)]
    async with opened() as desk:
        desk.farm.before = lambda _: httpx2.Response(503)  # so that none is told to be gone
        assert await desk.refusal(era, *uris) in (
            "A filter names at most 256 resources.",
            "There are too many subscriptions; end some first.",
        )
        await anyio.sleep(1)
        desk.farm.asked.clear()
        await anyio.sleep(HOUR_S)
        assert desk.farm.asked == []


@both_eras
@in_simulated_time
async def test_the_number_of_subscriptions_of_all_clients_is_bounded(era: Era) -> None:
    uris = [f"sora://videos/video_{number}" for number in range(sessions.URIS_MAX)]
    async with opened() as desk, anyio.create_task_group() as tasks:

        async def crowd() -> None:
            async with desk.subscribed(era, *uris):
                await anyio.sleep_forever()

        desk.farm.before = lambda _: httpx2.Response(503)  # so that all of them stay
        for _ in range(subscriptions.HELD_MAX // sessions.URIS_MAX):
            tasks.start_soon(crowd)
        await anyio.sleep(0.1)
        assert "too many" in await desk.refusal(era, "sora://videos/one_more")
        tasks.cancel_scope.cancel()


@in_simulated_time
async def test_the_number_of_old_clients_for_one_resource_is_bounded() -> None:
    async with opened() as desk, anyio.create_task_group() as tasks:

        async def one() -> None:
            async with desk.subscribed("legacy", LIST):
                await anyio.sleep_forever()

        for _ in range(sessions.SUBSCRIBERS_MAX):
            tasks.start_soon(one)
        await anyio.sleep(0.1)
        assert "too many" in await desk.refusal("legacy", LIST)
        tasks.cancel_scope.cancel()


@in_simulated_time
async def test_a_subscription_without_a_uri_is_refused() -> None:
    nothing = UnsubscribeRequestParams.model_construct()  # type: ignore[call-arg]
    async with opened() as desk, desk.connected("legacy") as client:
        with pytest.raises(MCPError, match="uri of a resource is missing"):
            await client.session.send_request(UnsubscribeRequest(params=nothing), EmptyResult)


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("sora://videos/video_1", "video_1"), ("sora://videos/a%2Fb%20c", "a/b c"),
        ("sora://videos", None), ("sora://videos/", None), ("sora://videos/a/b", None),
        ("sora://characters/a", None), ("xsora://videos/a", None), ("sora://videos/a#b", None),
    ],
)  # fmt: skip
def test_a_uri_names_a_video_or_none(uri: str, expected: str | None) -> None:
    assert video_id(uri) == expected


@pytest.mark.parametrize(
    ("first_listener_s", "answered_s"), [(0.5, 0.5), (5, subscriptions.NEWS_S)]
)
@in_simulated_time
async def test_old_clients_have_the_news_of_a_call_before_its_answer_or_are_not_kept_waiting(
    first_listener_s: float, answered_s: float
) -> None:
    async def listens_slowly(_video: Video) -> None:
        await anyio.sleep(first_listener_s)

    async with opened(before=listens_slowly) as desk:

        async def make() -> str:
            desk.watcher.follow(Video(id="video_1", status="completed"))
            return "made"

        desk.server.add_tool(make)
        async with desk.connected("legacy") as client:
            asked_s = anyio.current_time()
            await client.call_tool("make", {})
            assert anyio.current_time() - asked_s == answered_s
            assert ("list changed" in desk.heard) is (first_listener_s == answered_s)
