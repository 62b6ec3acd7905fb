"""`VideosClient`: the operations of a Videos API server as typed async methods."""

from __future__ import annotations

import random as _random
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Literal, TypeVar

import anyio
import httpx2

from sora_mcp.answers import Answer
from sora_mcp.capabilities import Capabilities
from sora_mcp.content import Content, ContentSource
from sora_mcp.errors import ApiError, NotFoundError
from sora_mcp.exchange import Exchange
from sora_mcp.forms import Parts, as_object, as_text, checked_extra
from sora_mcp.ids import checked, segment
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


NEW_S = 10.0  # in which a server may not find yet what it just made
NEW_MAX = 200  # ids kept for that

_NAMED = ("prompt", "model", "seconds", "size", "input_reference", "characters")


T = TypeVar("T")


class VideosClient:
    """The Videos API over HTTP.

    A GET or DELETE is repeated where that can help, within 4 attempts and 30 s. A POST makes a
    job that may cost, so it is sent once; again only after a 429, which says that nothing was made.

    Every method raises `ApiError` for what is not a success, and `InvalidRequestError`, before
    anything is sent, for an id that is none. After an `UnreachableError` with `maybe_sent`, or a
    `ServerError`, of a POST, a job may exist all the same. What the server lacks is an
    `UnsupportedError` that names the operation; `capabilities` remembers it.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        *,
        base_url: str,
        api_key: str | None = None,
        model: str | None = None,
        body: Literal["multipart", "json"] = "multipart",
        headers: Mapping[str, str] | None = None,
        download_timeout_s: float | None = None,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
        random: Callable[[], float] = _random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`base_url` includes the prefix, mostly `/v1`; `http` brings transport and time limits.

        `model` is for requests that name none. `headers` go to the origin of the base URL with
        every request. `download_timeout_s` is how long content may stand
        still, without it as long as `http` waits for anything.

        Raises:
            ConfigurationError: the key cannot be sent, or the base URL is no address.
        """
        self._exchange = Exchange(
            http, base_url=base_url, api_key=api_key, headers=headers,
            sleep=sleep, random=random, clock=clock,
        )  # fmt: skip
        self.capabilities = Capabilities(clock=clock)
        self._content = ContentSource(
            self._exchange, self.capabilities, self._look,
            sleep=sleep, timeout_s=download_timeout_s,
        )  # fmt: skip
        self._model = model
        self._body = body
        self._clock = clock
        self._new: dict[str, float] = {}  # id to the time until which it counts as new
        self.characters: dict[str, Character] = {}  # met by this client; no server lists them

    async def create(self, request: CreateRequest) -> Video:
        """Start a new video."""
        image = request.input_reference
        extra = checked_extra(request.extra, _NAMED)
        fields: dict[str, str | None] = {
            "prompt": request.prompt,
            "model": request.model or self._model,
            "seconds": request.seconds,
            "size": request.size,
        }
        # Objects and lists have no agreed spelling in a form: servers drop them without a word.
        needs_json = self._body == "json" or bool(request.characters)
        if not needs_json and not isinstance(image, ImageReference):
            texts = {name: as_text(value) for name, value in extra.items()}
            parts: Parts = {**texts, **fields, "input_reference": image}
            return self._made(await self._exchange.post_form("/videos", Answer.video, parts))
        body = {
            **extra,
            **fields,
            "seconds": self._seconds(request.seconds),
            "input_reference": await as_object(image) if image else None,
            "characters": [{"id": checked(id_)} for id_ in request.characters] or None,
        }
        return self._made(await self._exchange.post("/videos", Answer.video, body))

    async def edit(self, prompt: str, video: VideoReference | FileUpload) -> Video:
        """Start a changed version of a video."""
        return await self._from_video("edit", "/videos/edits", video, {"prompt": prompt})

    async def extend(self, prompt: str, video: VideoReference | FileUpload, seconds: str) -> Video:
        """Start a continuation of a video, `seconds` longer."""
        fields: Parts = {"prompt": prompt, "seconds": seconds}
        return await self._from_video("extend", "/videos/extensions", video, fields)

    async def remix(self, video_id: str, prompt: str) -> Video:
        """Start a variation of a completed video."""
        path = f"/videos/{segment(video_id)}/remix"
        return await self._make(
            "remix", video_id, lambda: self._exchange.post(path, Answer.video, {"prompt": prompt})
        )

    async def retrieve(self, video_id: str) -> Video:
        """The video as it is now; a failed one is returned, not raised."""
        is_new = self._clock() < self._new.get(video_id, 0.0)
        path = f"/videos/{segment(video_id)}"
        video = await self._exchange.get(path, Answer.video, is_new=is_new)
        # Gateways wrap ids in their own; everybody here knows the one that was asked for.
        return video if video.id == video_id else video.model_copy(update={"id": video_id})

    async def list(
        self, *, limit: int | None = None, after: str | None = None, order: Order | None = None
    ) -> VideoPage:
        """One page of videos; `after` is the `last_id` of the page before."""
        params = {"limit": limit, "after": after, "order": order}

        async def is_lack(error: ApiError) -> bool:
            # With a cursor, the complaint may be about that.
            return after is None and error.status in (400, 404)

        return await self.capabilities.attempt(
            "list", lambda: self._exchange.get("/videos", Answer.page, params), is_lack
        )

    async def delete(self, video_id: str) -> DeletedVideo:
        """Delete a video for good."""
        path = f"/videos/{segment(video_id)}"
        self._new.pop(video_id, None)
        await self._on("delete", video_id, lambda: self._exchange.delete(path))
        return DeletedVideo(id=video_id)

    async def create_character(self, name: str, video: FileUpload) -> Character:
        """Make a character from a short clip."""
        # LiteLLM sends a clip without this to OpenAI's address, whatever the proxy is set to.
        parts: Parts = {"name": name, "target_model_names": self._model, "video": video}

        async def is_lack(error: ApiError) -> bool:
            return error.status == 404

        made = await self.capabilities.attempt(
            "characters",
            lambda: self._exchange.post_form("/videos/characters", Answer.character, parts),
            is_lack,
        )
        return self._met(made)

    async def get_character(self, character_id: str) -> Character:
        """The character with this id."""
        path = f"/videos/characters/{segment(character_id)}"
        found = await self.capabilities.attempt(
            "characters", lambda: self._exchange.get(path, Answer.character), _never
        )
        return self._met(found)

    def _met(self, character: Character) -> Character:
        if len(self.characters) >= NEW_MAX:
            del self.characters[next(iter(self.characters))]
        self.characters[character.id] = character
        return character

    async def models(self) -> tuple[str, ...]:
        """The ids of the models the server names: free, and it proves address and key."""
        return await self._exchange.get("/models", Answer.ids)

    def content(
        self,
        video_id: str,
        variant: Variant = "video",
        *,
        offset_bytes: int = 0,
        validator: str | None = None,
    ) -> AbstractAsyncContextManager[Content]:
        """Open the media of a completed video; leaving the context closes the connection.

        With an offset they begin there, where the server can do that and still has the version
        that `validator` names; else at 0: `Content` tells.

        Where the server has no file of it, but names an address, that is opened. Redirects are
        followed; the key stays with the configured origin.

        Raises:
            NotFoundError: unknown or, on many servers, not ready yet; the message tells which.
            UnsupportedError: the server makes no such pictures.
            DownloadError: while reading `chunks`, retryable: the body broke off.
        """
        return self._content.open(
            f"/videos/{segment(video_id)}/content",
            video_id,
            variant,
            offset_bytes=offset_bytes,
            validator=validator,
        )

    async def _from_video(
        self, operation: str, path: str, video: VideoReference | FileUpload, fields: Parts
    ) -> Video:
        """By id the server knows the model; for an upload it has to be told."""
        if isinstance(video, VideoReference):
            body = {**fields, "video": {"id": checked(video.id)}}
            return await self._make(
                operation, video.id, lambda: self._exchange.post(path, Answer.video, body)
            )
        parts: Parts = {**fields, "model": self._model, "video": video}
        return await self._make(
            operation, None, lambda: self._exchange.post_form(path, Answer.video, parts)
        )

    async def _make(
        self, operation: str, source_id: str | None, call: Callable[[], Awaitable[Video]]
    ) -> Video:
        return self._made(await self._on(operation, source_id, call))

    async def _on(
        self, operation: str, source_id: str | None, call: Callable[[], Awaitable[T]]
    ) -> T:
        """`call`, which works on a video of the server, or on an upload.

        "Not found" means that the route is missing if the video is there. No text is read for
        that. An upload that is not found says nothing about ids: gateways drop files on the way.
        """

        async def is_lack(error: ApiError) -> bool:
            return error.status == 404 and source_id is not None and await self._has(source_id)

        try:
            return await self.capabilities.attempt(operation, call, is_lack)
        except NotFoundError as error:
            if source_id is None:
                raise self.capabilities.named(operation, error) from error
            raise

    async def _has(self, video_id: str) -> bool:
        try:
            await self._look(video_id)
        except ApiError:
            return False
        return True

    async def _look(self, video_id: str) -> Video:
        """The video as it is now, asked for once."""
        return await self._exchange.get_once(f"/videos/{segment(video_id)}", Answer.video)

    def _made(self, video: Video) -> Video:
        """Note a new video: a server of several replicas may not find it everywhere yet."""
        while len(self._new) >= NEW_MAX:
            self._new.pop(next(iter(self._new)))
        self._new[video.id] = self._clock() + NEW_S
        return video

    def _seconds(self, seconds: str | None) -> str | int | None:
        """The API has text here; the gateways that take nothing but JSON want a number."""
        if self._body == "json" and seconds and seconds.isascii() and seconds.isdigit():
            return int(seconds)
        return seconds


async def _never(_error: ApiError) -> bool:
    return False
