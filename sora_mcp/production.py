"""What it takes to make a video: inputs checked, cost and lineage known, then ordered once."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import anyio

from sora_mcp.client import VideosClient
from sora_mcp.errors import InvalidRequestError
from sora_mcp.keepsakes import Keepsakes
from sora_mcp.ledger import Ledger, Operation
from sora_mcp.orders import Orders, Placed, Wanted
from sora_mcp.pictures import Fit
from sora_mcp.prices import FREE, Cost, Prices
from sora_mcp.uploads import Uploads, is_path
from sora_mcp.video import (
    CHARACTERS_MAX,
    PROMPT_MAX_CHARS,
    CreateRequest,
    FileUpload,
    ImageReference,
    Video,
    VideoReference,
)

EXTENSIONS_MAX = 6  # published guide: a video can be extended six times
TOTAL_MAX_S = 120  # published guide: and to 120 seconds in all
DEFAULT_SECONDS = 4.0  # reference: seconds defaults to 4


@dataclass(frozen=True)
class Made:
    """A video that was asked for, with what it costs as far as that is known."""

    video: Video
    cost: Cost
    adopted: str | None = None
    composed: str | None = None
    reference_note: str | None = None


@dataclass(frozen=True)
class Source:
    """The video that another is made from, as far as anything is known of it."""

    sent: VideoReference | FileUpload
    model: str | None = None
    size: str | None = None
    seconds: float | None = None
    depth: int = 0

    @property
    def id(self) -> str | None:
        """Its id, None for an uploaded file."""
        return self.sent.id if isinstance(self.sent, VideoReference) else None


@dataclass(frozen=True)
class Instead:
    """What a new video stands in for, where the server lacks the operation; see `composition`."""

    operation: Operation
    source_id: str | None = None
    depth: int = 0
    total_s: float | None = None
    continues: Path | None = None
    because: str | None = None


class Production:
    """The four ways to make a video. `is_agreed` says that the person agreed to the cost.

    Every method raises what `Orders.place` raises, and `InvalidRequestError` or `UploadError` for
    what can be known to be wrong; in all these cases nothing was sent.
    """

    def __init__(
        self,
        client: VideosClient,
        uploads: Uploads,
        orders: Orders,
        ledger: Ledger,
        keepsakes: Keepsakes,
        *,
        prices: Prices,
        backend: str,
        is_free: bool,
        model: str | None,
    ) -> None:
        self._client = client
        self._uploads = uploads
        self._orders = orders
        self._ledger = ledger
        self._keepsakes = keepsakes
        self._prices = prices
        self._backend = backend
        self._is_free = is_free
        self._model = model

    async def create(
        self,
        prompt: str,
        *,
        model: str | None,
        seconds: str | None,
        size: str | None,
        input_reference: str | None,
        reference_fit: Fit,
        characters: Sequence[str],
        extra: Mapping[str, Any],
        is_agreed: bool,
    ) -> Made:
        """A new video. `input_reference` is a path, URL, data URL or file id.

        A picture that is sent from here is fitted to `size`, where that is given.
        """
        check_prompt(prompt)
        if len(characters) > CHARACTERS_MAX:
            raise InvalidRequestError(f"A video takes at most {CHARACTERS_MAX} characters.")
        reference = None
        if input_reference:
            reference = await self._uploads.image(input_reference, size=size, fit=reference_fit)
        request = CreateRequest(prompt, model, seconds, size, reference, tuple(characters), extra)
        made = await self.create_as(request, is_agreed=is_agreed)
        note = reference.note if isinstance(reference, FileUpload) else None
        return replace(made, reference_note=note)

    async def create_as(
        self, request: CreateRequest, *, instead: Instead | None = None, is_agreed: bool
    ) -> Made:
        """A new video as `request` says, `instead` of something the server cannot do itself."""
        model = request.model or self._model
        length_s = _number(request.seconds) if request.seconds else DEFAULT_SECONDS
        instead = instead or Instead("create", total_s=length_s)
        details = {
            "model": request.model,
            "seconds": request.seconds,
            "size": request.size,
            "reference": await _digest(request.input_reference),
            "characters": list(request.characters),
            "source": instead.source_id,
            "extra": dict(request.extra),
        }
        inputs = None if self._is_free else await self._keepsakes.keep(request)
        wanted = Wanted(
            instead.operation, request.prompt, details, self._cost(model, request.size, length_s),
            model=model, seconds=request.seconds, size=request.size,
            source_id=instead.source_id, depth=instead.depth, total_s=instead.total_s,
            inputs=inputs, continues=instead.continues, composed=instead.because,
        )  # fmt: skip
        return await self._ordered(
            wanted, is_agreed=is_agreed, post=lambda: self._client.create(request)
        )

    async def edit(self, video: str, prompt: str, *, is_agreed: bool) -> Made:
        """A changed copy of `video`, a video id or a path to a video file."""
        check_prompt(prompt)
        source = await self._source(video)
        wanted = await self._from_source("edit", prompt, source, source.seconds)
        return await self._ordered(
            wanted, is_agreed=is_agreed, post=lambda: self._client.edit(prompt, source.sent)
        )

    async def extend(self, video: str, prompt: str, seconds: str, *, is_agreed: bool) -> Made:
        """A longer version of `video`, a video id or a path to a video file."""
        check_prompt(prompt)
        source = await self._source(video)
        more_s = _number(seconds)
        total_s = source.seconds + more_s if source.seconds and more_s else None
        if source.depth >= EXTENSIONS_MAX:
            raise InvalidRequestError(
                f"This video was extended {EXTENSIONS_MAX} times already, which is the most."
            )
        if total_s is not None and total_s > TOTAL_MAX_S:
            raise InvalidRequestError(
                f"The video would be {total_s:g} s long; {TOTAL_MAX_S} s is the most."
            )
        wanted = await self._from_source(
            "extend", prompt, source, more_s,
            seconds=seconds, depth=source.depth + 1, total_s=total_s,
        )  # fmt: skip
        return await self._ordered(
            wanted,
            is_agreed=is_agreed,
            post=lambda: self._client.extend(prompt, source.sent, seconds),
        )

    async def remix(self, video_id: str, prompt: str, *, is_agreed: bool) -> Made:
        """A variation of a completed video with a new prompt."""
        check_prompt(prompt)
        source = await self._known(VideoReference(video_id))
        wanted = await self._from_source("remix", prompt, source, source.seconds)
        return await self._ordered(
            wanted, is_agreed=is_agreed, post=lambda: self._client.remix(video_id, prompt)
        )

    async def _ordered(
        self, wanted: Wanted, *, is_agreed: bool, post: Callable[[], Awaitable[Video]]
    ) -> Made:
        placed: Placed = await self._orders.place(wanted, post, is_agreed=is_agreed)
        return Made(placed.video, wanted.cost, placed.adopted)

    async def _source(self, video: str) -> Source:
        if is_path(video):
            return Source(await self._uploads.video_file(video))
        return await self._known(VideoReference(video))

    async def _known(self, reference: VideoReference) -> Source:
        """What is known of a source here, or from the server where its price matters."""
        order = await self._ledger.order_of(self._backend, reference.id)
        video = order.video if order else None
        if video is None and not self._is_free:
            video = await self._client.retrieve(reference.id)
        if video is None:
            return Source(reference)
        total_s = order.total_s if order else None
        return Source(
            reference,
            model=video.model,
            size=video.size,
            seconds=_number(video.seconds) or total_s,
            depth=order.depth if order else 0,
        )

    async def _from_source(
        self,
        operation: Operation,
        prompt: str,
        source: Source,
        paid_s: float | None,
        *,
        seconds: str | None = None,
        depth: int = 0,
        total_s: float | None = None,
    ) -> Wanted:
        """An order that inherits what its source is; `paid_s` are the seconds that are billed."""
        details: dict[str, Any] = {"source": source.id or await _digest(source.sent)}
        return Wanted(
            operation, prompt, details | {"seconds": seconds},
            FREE if self._is_free else self._inherited_cost(source, paid_s),
            seconds=seconds, size=source.size, source_id=source.id,
            depth=depth, total_s=total_s or source.seconds,
        )  # fmt: skip

    def _inherited_cost(self, source: Source, paid_s: float | None) -> Cost:
        if source.size is None or paid_s is None:
            return self._prices.estimate(model=None, size=None, seconds=None)
        return self._cost(source.model or self._model, source.size, paid_s)

    def _cost(self, model: str | None, size: str | None, seconds: float | None) -> Cost:
        if self._is_free:
            return FREE
        return self._prices.estimate(model=model, size=size, seconds=seconds)


def check_prompt(prompt: str) -> None:
    """Pass a prompt that can be sent.

    Raises:
        InvalidRequestError: it is empty or too long.
    """
    if not prompt.strip():
        raise InvalidRequestError("The prompt is empty: describe what is to be seen.")
    if len(prompt) > PROMPT_MAX_CHARS:
        raise InvalidRequestError(
            f"The prompt has {len(prompt)} characters; at most {PROMPT_MAX_CHARS} are taken."
        )


def _number(text: str | None) -> float | None:
    """Seconds as a number, None where the text is none; the server has the last word on it."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 < number < float("inf") else None


async def _digest(upload: FileUpload | ImageReference | VideoReference | None) -> Any:
    """What tells one input from another: the bytes of pictures, the face of large files."""
    if not isinstance(upload, FileUpload):
        return None if upload is None else list(vars(upload).values())
    if isinstance(upload.content, Path):
        with suppress(OSError):  # gone since it was checked: sending it will tell
            there = await anyio.Path(upload.content).stat()
            return [str(upload.content), there.st_size, there.st_mtime_ns]
        return str(upload.content)
    return hashlib.sha256(upload.content).hexdigest()
