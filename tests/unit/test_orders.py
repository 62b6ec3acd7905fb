"""One paid POST for each thing asked for, whatever happens to its answer."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from sora_mcp.errors import (
    BudgetError,
    ConsentError,
    DoubtError,
    InvalidRequestError,
    RejectedError,
    UnreachableError,
)
from sora_mcp.ledger import Order
from sora_mcp.orders import ADOPTED_FOUND, ADOPTED_LATE
from sora_mcp.sqlite_ledger import SqliteLedger
from sora_mcp.studio import Studio
from tests.fake_api import NOW, FakeApi, studio_over

DEAD = "another-machine-that-is-gone|1|"


class Trouble:
    """Answers creates badly: the request arrives, perhaps makes a video, and the answer is lost."""

    def __init__(self, api: FakeApi, *answers: httpx2.Response | Exception, makes: bool) -> None:
        self._api = api
        self._answers = list(answers)
        self._makes = makes
        api.before = self

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.method != "POST" or not self._answers:
            return None  # type: ignore[return-value]
        if self._makes:
            self._api.add(f"made_{len(self._api.posts())}", status="queued")
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


LOST = [
    httpx2.ReadError("reset"),
    httpx2.RemoteProtocolError("closed"),
    httpx2.ReadTimeout("slow"),
    httpx2.Response(500, text="oops"),
    httpx2.Response(502, text="<html>bad gateway</html>"),
    httpx2.Response(200, text="not json"),
    httpx2.Response(200, json={"object": "video"}),
]
each_loss = pytest.mark.parametrize("loss", LOST, ids=lambda loss: repr(loss)[:40])


def ledger_of(folder: Path) -> SqliteLedger:
    return SqliteLedger(folder / "data" / "ledger.sqlite3")


@each_loss
async def test_a_lost_answer_is_found_in_the_list(tmp_path: Path, loss: Any) -> None:
    api = FakeApi()
    Trouble(api, loss, makes=True)
    async with studio_over(api, tmp_path) as studio:
        state = await studio.create_video("a fox", seconds="4")
        listed = await studio.list_videos()
    assert state.video.id == "made_1"
    assert state.adopted == ADOPTED_FOUND
    assert len(api.posts()) == 1
    assert len(listed.states) == 1


@each_loss
async def test_a_lost_answer_without_a_video_is_told_and_never_sent_again(
    tmp_path: Path, loss: Any
) -> None:
    api, pauses = FakeApi(), list[float]()
    api.add("an_old_one", created_at=NOW - 10_000)
    Trouble(api, loss, makes=False)
    async with studio_over(api, tmp_path, pauses=pauses) as studio:
        with pytest.raises(DoubtError):
            await studio.create_video("a fox")
        with pytest.raises(ConsentError, match="twice"):
            await studio.create_video("a fox")
        assert len(api.posts()) == 1
        again = await studio.create_video("a fox", is_agreed=True)
    assert again.adopted is None
    assert len(api.posts()) == 2
    assert {0.0, 1.0, 3.0} <= set(pauses)


async def test_a_video_that_appears_late_is_handed_to_the_next_same_request(
    tmp_path: Path,
) -> None:
    api = FakeApi()
    Trouble(api, httpx2.ReadError("reset"), makes=False)
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(DoubtError):
            await studio.create_video("a fox")
        api.add("late", status="queued")
        state = await studio.create_video("a fox")
    assert (state.video.id, state.adopted) == ("late", ADOPTED_LATE)
    assert len(api.posts()) == 1


async def test_a_server_without_a_list_leaves_the_doubt(tmp_path: Path) -> None:
    api = FakeApi()

    async def bare(request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            raise httpx2.ReadError("reset")
        return httpx2.Response(405, json={"detail": "Method Not Allowed"})

    api.before = bare
    async with studio_over(api, tmp_path) as studio:
        with pytest.raises(DoubtError):
            await studio.create_video("a fox")
    assert len(api.posts()) == 1


async def test_a_refusal_is_no_order(tmp_path: Path) -> None:
    api = FakeApi()
    no = httpx2.Response(400, json={"error": {"message": "Blocked."}})
    Trouble(api, no, httpx2.ConnectError("refused"), makes=False)
    async with studio_over(api, tmp_path, max_usd_per_day=0.4, model="sora-2") as studio:
        with pytest.raises(RejectedError, match="Blocked"):
            await studio.create_video("a fox")
        with pytest.raises(UnreachableError):
            await studio.create_video("a fox")
        state = await studio.create_video("a fox")
    assert state.adopted is None
    assert state.cost is not None
    assert state.cost.usd == 0.4


async def test_a_busy_server_is_asked_again_with_one_order(tmp_path: Path) -> None:
    api = FakeApi()
    Trouble(api, httpx2.Response(429, headers={"Retry-After": "2"}), makes=False)
    async with studio_over(api, tmp_path) as studio:
        await studio.create_video("a fox")
    assert len(api.posts()) == 2
    assert len(api.videos) == 1


@asynccontextmanager
async def abandoned(api: FakeApi, studio: Studio, prompt: str) -> AsyncGenerator[anyio.Event]:
    """A create whose caller gave up while the server was still thinking; set the event to go on."""
    asked, answer = anyio.Event(), anyio.Event()

    async def slow(request: httpx2.Request) -> httpx2.Response | None:
        if request.method == "POST" and not answer.is_set():
            asked.set()
            await answer.wait()
        return None

    api.before = slow  # type: ignore[assignment]
    async with anyio.create_task_group() as callers:
        callers.start_soon(studio.create_video, prompt)
        await asked.wait()
        callers.cancel_scope.cancel()
    yield answer


async def test_the_same_request_gets_the_video_whose_answer_nobody_took(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        async with abandoned(api, studio, "a fox") as answer:
            answer.set()
        while not api.videos:
            await anyio.lowlevel.checkpoint()
        other = await studio.create_video("a wolf")
        same = await studio.create_video("a fox")
        new = await studio.create_video("a fox")
    assert same.adopted == ADOPTED_LATE
    assert other.adopted is None
    assert new.adopted is None
    assert len({same.video.id, other.video.id, new.video.id}) == 3
    assert len(api.posts()) == 3


async def test_the_same_request_joins_one_that_is_still_being_sent(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio, anyio.create_task_group() as tasks:
        async with abandoned(api, studio, "a fox") as answer:
            results: list[Any] = []

            async def again() -> None:
                results.append(await studio.create_video("a fox"))

            tasks.start_soon(again)
            for _ in range(20):
                await anyio.lowlevel.checkpoint()
            answer.set()
            with anyio.fail_after(5):
                while not results:
                    await anyio.lowlevel.checkpoint()
    assert results[0].adopted == ADOPTED_LATE
    assert len(api.posts()) == 1


async def test_a_request_that_hangs_elsewhere_is_told(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        async with abandoned(api, studio, "a fox") as answer:
            with pytest.raises(ConsentError, match="still being sent"):
                await studio.create_video("a fox")
            answer.set()
    assert len(api.posts()) == 1


async def test_three_wishes_make_three_videos(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        made = [await studio.create_video("a fox") for _ in range(3)]
    assert len({state.video.id for state in made}) == 3


def intended(**changed: Any) -> Order:
    order = Order(
        key="k",
        owner="local",
        backend="test",
        operation="create",
        fingerprint="f",
        process=DEAD,
        asked_at=NOW - 2000,
        prompt="a fox",
        size="1280x720",
    )
    return replace(order, **changed)


async def test_a_start_settles_what_a_crash_left_between_post_and_answer(tmp_path: Path) -> None:
    ledger, api = ledger_of(tmp_path), FakeApi()
    await ledger.intend(intended(key="found"))
    await ledger.intend(intended(key="lost", size="720x1280"))
    api.add("video_9", status="queued", created_at=NOW - 1990)
    async with studio_over(api, tmp_path):
        with anyio.fail_after(5):
            while await ledger.in_doubt("test", since=0) != [
                intended(key="lost", size="720x1280", state="unknown")
            ]:
                await anyio.lowlevel.checkpoint()
    found = await ledger.order_of("test", "video_9")
    assert found is not None
    assert found.key == "found"
    assert api.posts() == []


async def test_what_another_process_is_sending_is_left_alone(tmp_path: Path) -> None:
    ledger, api = ledger_of(tmp_path), FakeApi()
    sending = intended(asked_at=NOW - 1)
    await ledger.intend(sending)
    async with studio_over(api, tmp_path):
        for _ in range(50):
            await anyio.lowlevel.checkpoint()
    assert await ledger.in_doubt("test", since=0) == [sending]


async def test_the_daily_cap_is_shared_and_nothing_is_sent_beyond_it(tmp_path: Path) -> None:
    api = FakeApi()
    settings: dict[str, Any] = {"max_usd_per_day": 1.0, "model": "sora-2"}
    outcomes: list[object] = []

    async def ask(studio: Studio, number: int) -> None:
        try:
            outcomes.append(await studio.create_video(f"fox {number}", seconds="4"))
        except BudgetError as error:
            outcomes.append(error)

    async with (
        studio_over(api, tmp_path, **settings) as one,
        studio_over(api, tmp_path, **settings) as other,
        anyio.create_task_group() as tasks,
    ):
        for number in range(20):
            tasks.start_soon(ask, (one, other)[number % 2], number)
    refused = [error for error in outcomes if isinstance(error, BudgetError)]
    assert len(api.posts()) == 2
    assert len(refused) == 18
    assert all("SORA_MCP_MAX_USD_PER_DAY" in str(error) for error in refused)


async def test_edits_and_extensions_cost_what_their_source_tells(tmp_path: Path) -> None:
    api = FakeApi()
    api.add("video_9", model="sora-2-pro", seconds="8", size="1280x720")
    async with studio_over(api, tmp_path) as studio:
        edited = await studio.edit_video("video_9", "make it night")
        longer = await studio.extend_video("video_9", "go on", "4")
        remixed = await studio.remix_video("video_9", "as a watercolour")
    costs = [state.cost.usd if state.cost else None for state in (edited, longer, remixed)]
    assert costs == [2.4, 1.2, 2.4]


async def test_a_seventh_extension_and_a_121st_second_are_refused_unsent(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path) as studio:
        state = await studio.create_video("a fox", seconds="4")
        api.videos[state.video.id]["status"] = "completed"
        for _ in range(6):
            state = await studio.extend_video(state.video.id, "go on", "4")
        with pytest.raises(InvalidRequestError, match="6 times"):
            await studio.extend_video(state.video.id, "go on", "4")
        long = api.add("long", seconds="112")
        with pytest.raises(InvalidRequestError, match="124 s"):
            await studio.extend_video(long["id"], "go on", "12")
    assert len(api.posts()) == 7


async def test_the_person_is_asked_above_the_threshold(tmp_path: Path) -> None:
    api = FakeApi()
    async with studio_over(api, tmp_path, confirm_above_usd=1.0, model="sora-2-pro") as studio:
        with pytest.raises(ConsentError, match=r"\$1\.20"):
            await studio.create_video("a fox")
        assert api.requests == []
        state = await studio.create_video("a fox", is_agreed=True)
    assert state.cost is not None
    assert state.cost.basis == "estimated"
