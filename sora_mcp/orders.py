"""One paid POST for each thing asked for: noted before it leaves, found again when it is lost."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio

from sora_mcp import processes
from sora_mcp.budget import Limits
from sora_mcp.client import VideosClient
from sora_mcp.detached import Detached
from sora_mcp.errors import (
    ApiError,
    ConsentError,
    DoubtError,
    ServerError,
    SoraError,
    UnreachableError,
)
from sora_mcp.ledger import DAY_S, Ledger, Operation, Order
from sora_mcp.likeness import fits
from sora_mcp.prices import Cost
from sora_mcp.video import Video

LOOK_PAUSES_S = (0.0, 1.0, 3.0)  # before each look for a lost video; hosts give up after 5 s
LOOK_LIMIT = 50  # videos of the server's list in which a lost one is looked for
TWIN_POLL_S = 0.5  # between looks at an order that another process is sending
TWIN_PATIENCE_S = 20  # then we say that it is under way
DELIVERY_S = 0.2  # in which an answer is written to the client; it takes milliseconds
ABANDONED_S = 1800  # no POST takes that long; for systems that do not tell of dead processes

ADOPTED_LATE = (
    "This is the video of an earlier, identical request whose answer never arrived; "
    "it was not ordered again."
)
ADOPTED_FOUND = "The server's answer was lost, but the video is in its list: it was made once."


@dataclass(frozen=True)
class Wanted:
    """What is asked for, before anybody pays.

    `details` is all that makes this request differ from another; `depth` and `total_s` are the
    lineage it will have.
    """

    operation: Operation
    prompt: str
    details: Mapping[str, Any]
    cost: Cost
    model: str | None = None
    seconds: str | None = None
    size: str | None = None
    source_id: str | None = None
    depth: int = 0
    total_s: float | None = None
    inputs: str | None = None
    continues: Path | None = None
    composed: str | None = None


@dataclass(frozen=True)
class Placed:
    """A video that was asked for; `adopted` says in a sentence why it was not ordered anew."""

    video: Video
    adopted: str | None = None


class Orders:
    """Places orders with one backend. `owner` is who asks; `clock` gives Unix seconds.

    `on_made` hears of every video at once, also of those whose caller has given up.
    """

    def __init__(
        self,
        client: VideosClient,
        ledger: Ledger,
        detached: Detached,
        *,
        backend: str,
        limits: Limits,
        owner: str = "local",
        process: str | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[Any]] = anyio.sleep,
        new_key: Callable[[], str] = lambda: secrets.token_hex(16),
        on_made: Callable[[Video], None] = lambda _: None,
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._detached = detached
        self._backend = backend
        self._limits = limits
        self._owner = owner
        self._process = process or processes.current()
        self._clock = clock
        self._sleep = sleep
        self._new_key = new_key
        self._on_made = on_made
        self._sending: set[str] = set()
        self._answered: set[str] = set()

    async def place(
        self, wanted: Wanted, post: Callable[[], Awaitable[Video]], *, is_agreed: bool
    ) -> Placed:
        """The video of `wanted`: sent once with `post`, or the one an identical call lost.

        Raises:
            BudgetError, ConsentError: nothing was sent.
            DoubtError: it was sent, and nobody knows what became of it.
            SoraError: the server said no; nothing was made.
        """
        order = self._new_order(wanted)
        for twin in await self._ledger.undelivered(order, since=self._clock() - DAY_S):
            if twin.key in self._answered:
                continue
            adopted = await self._adopted(twin, is_agreed=is_agreed)
            if adopted is not None:
                return adopted
        self._limits.check(wanted.cost, is_agreed=is_agreed)
        await self._ledger.intend(order, day_cap_usd=self._limits.per_day_usd)
        placed = await self._detached.run(lambda: self._send(order, post))
        self._answer(order)  # not reached when the caller gave up: the next one gets this video
        return placed

    async def recover(self) -> list[Video]:
        """Settle what a crash left open; the videos that were found. Run once at the start."""
        found = []
        for order in await self._ledger.in_doubt(self._backend, since=self._clock() - DAY_S):
            if self._is_under_way(order):
                continue
            video = await self._look(order)
            if video is None:
                await self._ledger.doubt(order.key)
            else:
                found.append(video)
        return found

    def _answer(self, order: Order) -> None:
        """Count the answer as delivered; durably once it had time to leave this process.

        A crash before that hands the video to the next identical call: rather that than pay twice.
        """
        self._answered.add(order.key)

        async def note() -> None:
            await self._sleep(DELIVERY_S)
            await self._ledger.deliver(order.key)

        self._detached.start(note)

    def _new_order(self, wanted: Wanted) -> Order:
        return Order(
            key=self._new_key(),
            owner=self._owner,
            backend=self._backend,
            operation=wanted.operation,
            fingerprint=_fingerprint(wanted),
            process=self._process,
            asked_at=self._clock(),
            prompt=wanted.prompt,
            model=wanted.model,
            seconds=wanted.seconds,
            size=wanted.size,
            source_id=wanted.source_id,
            cost_usd=wanted.cost.usd,
            depth=wanted.depth,
            total_s=wanted.total_s,
            inputs=wanted.inputs,
            continues=wanted.continues,
            composed=wanted.composed,
        )

    async def _send(self, order: Order, post: Callable[[], Awaitable[Video]]) -> Placed:
        """Send the POST, once, and note what came of it."""
        self._sending.add(order.key)
        try:
            video = await post()
            await self._ledger.made(order.key, video)
            self._on_made(video)
            return Placed(video)
        except SoraError as error:
            if _is_ambiguous(error):
                return await self._found_or_doubt(order, str(error))
            await self._ledger.refuse(order.key)
            raise
        finally:
            self._sending.discard(order.key)

    async def _found_or_doubt(self, order: Order, why: str) -> Placed:
        for pause_s in LOOK_PAUSES_S:
            await self._sleep(pause_s)
            found = await self._look(order)
            if found is not None:
                return Placed(found, ADOPTED_FOUND)
        await self._ledger.doubt(order.key)
        raise DoubtError(why)

    async def _adopted(self, twin: Order, *, is_agreed: bool) -> Placed | None:
        """The video of an identical order whose answer nobody got; None to order anew."""
        order = await self._settled(twin)
        if order.video is not None:
            video = await self._client.retrieve(order.video.id)
            self._answer(order)
            return Placed(video, ADOPTED_LATE)
        if order.state == "refused":
            return None
        found = await self._look(order)
        if found is not None:
            self._answer(order)
            return Placed(found, ADOPTED_LATE)
        await self._ledger.doubt(order.key)
        if not is_agreed:
            raise ConsentError(
                "The same was asked for before, the answer was lost, and the video is not in the "
                "server's list: ordering it again may pay for it twice."
            )
        await self._ledger.deliver(order.key)  # the person knows of it now
        return None

    async def _settled(self, order: Order) -> Order:
        """The order once whoever is sending it is through.

        Raises:
            ConsentError: it is still being sent after a while.
        """
        waited_s = 0.0
        while self._is_under_way(order):
            if waited_s >= TWIN_PATIENCE_S:
                raise ConsentError("The same request is still being sent.")
            await self._sleep(TWIN_POLL_S)
            waited_s += TWIN_POLL_S
            order = await self._ledger.order(order.key) or order
        return order

    def _is_under_way(self, order: Order) -> bool:
        """Whether some process is sending it right now."""
        if order.state != "intended" or order.asked_at < self._clock() - ABANDONED_S:
            return False
        if order.process == self._process:
            return order.key in self._sending
        return not processes.is_dead(order.process)

    async def _look(self, order: Order) -> Video | None:
        """The order's video in the server's list, noted as made; None if it is not there."""
        for video in await self._listed():
            if fits(video, order) and await self._ledger.made(order.key, video):
                return video
        now = await self._ledger.order(order.key)  # somebody else may have found it meanwhile
        return now.video if now else None

    async def _listed(self) -> list[Video]:
        """The server's videos that no order has, oldest first; none where it does not list."""
        try:
            page = await self._client.list(limit=LOOK_LIMIT, order="desc")
        except ApiError:
            return []
        taken = await self._ledger.ours(self._backend, [video.id for video in page.data])
        return [video for video in reversed(page.data) if video.id not in taken]


def _fingerprint(wanted: Wanted) -> str:
    told = [wanted.operation, wanted.prompt, dict(wanted.details)]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_ambiguous(error: SoraError) -> bool:
    """Whether a video may have been made although there was no answer with one."""
    if isinstance(error, UnreachableError):
        return error.maybe_sent
    return isinstance(error, ServerError)
