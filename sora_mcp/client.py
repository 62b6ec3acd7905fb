"""`VideosClient`: the operations of a Videos API server as typed async methods."""

from __future__ import annotations

import base64
import random as _random
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import anyio
import anyio.to_thread
import httpx2

from sora_mcp.answers import Answer
from sora_mcp.errors import InvalidRequestError, UploadError
from sora_mcp.exchange import Content, Exchange
from sora_mcp.forms import Parts
from sora_mcp.video import (
    Character,
    CreateRequest,
    DeletedVideo,
    FileUpload,
    ImageReference,
    Order,
    Variant,
    Video,
    VideoPage,
    VideoReference,
)

__all__ = ["Content", "VideosClient"]

ID_MAX_CHARS = 512  # LiteLLM's reach 242

_NOT_IN_IDS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class VideosClient:
    """The Videos API over HTTP.

    A GET or DELETE is repeated where that can help, within 4 attempts and 30 s. A POST makes a
    job that may cost, so it is sent once; again only after a 429, which says that nothing was made.

    Every method raises `ApiError` for what is not a success, and `InvalidRequestError`, before
    anything is sent, for an id that is none. After an `UnreachableError` with `maybe_sent`, or a
    `ServerError`, of a POST, a job may exist all the same.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        *,
        base_url: str,
        api_key: str | None = None,
        model: str | None = None,
        body: Literal["multipart", "json"] = "multipart",
        download_timeout_s: float | None = None,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
        random: Callable[[], float] = _random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`base_url` includes the prefix, mostly `/v1`; `http` brings transport and time limits.

        `model` is for requests that name none. `download_timeout_s` is how long content may stand
        still, without it as long as `http` waits for anything.

        Raises:
            ConfigurationError: the key cannot be sent, or the base URL is no address.
        """
        self._exchange = Exchange(
            http, base_url=base_url, api_key=api_key, sleep=sleep, random=random, clock=clock
        )
        self._model = model
        self._body = body
        self._download_timeout_s = download_timeout_s

    async def create(self, request: CreateRequest) -> Video:
        """Start a new video."""
        image = request.input_reference
        fields: dict[str, str | None] = {
            "prompt": request.prompt,
            "model": request.model or self._model,
            "seconds": request.seconds,
            "size": request.size,
        }
        # Objects and lists have no agreed spelling in a form: servers drop them without a word.
        needs_json = self._body == "json" or bool(request.characters)
        if not needs_json and not isinstance(image, ImageReference):
            parts: Parts = {**fields, "input_reference": image}
            return await self._exchange.post_form("/videos", Answer.video, parts)
        body = {
            **fields,
            "input_reference": await _as_object(image) if image else None,
            "characters": [{"id": _checked(id_)} for id_ in request.characters] or None,
        }
        return await self._exchange.post("/videos", Answer.video, body)

    async def edit(self, prompt: str, video: VideoReference | FileUpload) -> Video:
        """Start a changed version of a video."""
        return await self._from_video("/videos/edits", video, {"prompt": prompt})

    async def extend(self, prompt: str, video: VideoReference | FileUpload, seconds: str) -> Video:
        """Start a continuation of a video, `seconds` longer."""
        fields: Parts = {"prompt": prompt, "seconds": seconds}
        return await self._from_video("/videos/extensions", video, fields)

    async def remix(self, video_id: str, prompt: str) -> Video:
        """Start a variation of a completed video."""
        path = f"/videos/{_segment(video_id)}/remix"
        return await self._exchange.post(path, Answer.video, {"prompt": prompt})

    async def retrieve(self, video_id: str) -> Video:
        """The video as it is now; a failed one is returned, not raised."""
        return await self._exchange.get(f"/videos/{_segment(video_id)}", Answer.video)

    async def list(
        self, *, limit: int | None = None, after: str | None = None, order: Order | None = None
    ) -> VideoPage:
        """One page of videos; `after` is the `last_id` of the page before."""
        params = {"limit": limit, "after": after, "order": order}
        return await self._exchange.get("/videos", Answer.page, params)

    async def delete(self, video_id: str) -> DeletedVideo:
        """Delete a video for good."""
        await self._exchange.delete(f"/videos/{_segment(video_id)}")
        return DeletedVideo(id=video_id)

    async def create_character(self, name: str, video: FileUpload) -> Character:
        """Make a character from a short clip."""
        parts: Parts = {"name": name, "video": video}
        return await self._exchange.post_form("/videos/characters", Answer.character, parts)

    async def get_character(self, character_id: str) -> Character:
        """The character with this id."""
        path = f"/videos/characters/{_segment(character_id)}"
        return await self._exchange.get(path, Answer.character)

    async def models(self) -> tuple[str, ...]:
        """The ids of the models the server names: free, and it proves address and key."""
        return await self._exchange.get("/models", Answer.ids)

    def content(
        self, video_id: str, variant: Variant = "video"
    ) -> AbstractAsyncContextManager[Content]:
        """Open the media of a completed video; leaving the context closes the connection.

        Redirects are followed; the key stays with the configured origin.

        Raises:
            NotFoundError: unknown or, on many servers, not ready yet; the message tells which.
            DownloadError: while reading `chunks`, retryable: the body broke off.
        """
        return self._exchange.media(
            f"/videos/{_segment(video_id)}/content",
            # SGLang reads any `variant` as a number, so the default stays unsaid.
            params=None if variant == "video" else {"variant": variant},
            accept="video/*, */*;q=0.5" if variant == "video" else "image/*, */*;q=0.5",
            timeout_s=self._download_timeout_s,
        )

    async def _from_video(
        self, path: str, video: VideoReference | FileUpload, fields: Parts
    ) -> Video:
        """By id the server knows the model; for an upload it has to be told."""
        if isinstance(video, VideoReference):
            body = {**fields, "video": {"id": _checked(video.id)}}
            return await self._exchange.post(path, Answer.video, body)
        parts: Parts = {**fields, "model": self._model, "video": video}
        return await self._exchange.post_form(path, Answer.video, parts)


def _checked(id_: str) -> str:
    """An id as it came, if it can be one.

    Raises:
        InvalidRequestError: empty, only dots (a path of its own), too long, or unprintable.
    """
    if not id_.strip() or not id_.strip(".") or len(id_) > ID_MAX_CHARS or _NOT_IN_IDS.search(id_):
        raise InvalidRequestError(
            f"{id_[:40]!r} is not an id. Ids come from the server; copy one as it is."
        )
    return id_


def _segment(id_: str) -> str:
    """An id as one segment of a path."""
    return quote(_checked(id_), safe="")


async def _as_object(image: FileUpload | ImageReference) -> dict[str, str]:
    """A reference picture as JSON has it; a file travels as a data URL."""
    if isinstance(image, ImageReference):
        return {"file_id": image.file_id} if image.file_id else {"image_url": image.image_url or ""}
    return {"image_url": await anyio.to_thread.run_sync(_data_url, image)}


def _data_url(image: FileUpload) -> str:
    try:
        content = image.content
        data = content.read_bytes() if isinstance(content, Path) else content
    except OSError as error:
        raise UploadError(f"{image.filename} cannot be read any more: {error.strerror}.") from error
    return f"data:{image.mime_type};base64,{base64.b64encode(data).decode()}"
