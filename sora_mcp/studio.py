"""The use cases: make a video, follow it, save it, over any server that speaks the Videos API."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, Self

import anyio

from sora_mcp.backend import Backend
from sora_mcp.background import background
from sora_mcp.client import VideosClient
from sora_mcp.composition import Composition
from sora_mcp.cutting_room import CuttingRoom
from sora_mcp.detached import Detached
from sora_mcp.downloads import SavedFile
from sora_mcp.errors import ApiError, ConsentError, InvalidRequestError, UnsupportedError
from sora_mcp.keeper import Keeper
from sora_mcp.ledger import DAY_S, Ledger
from sora_mcp.orders import Orders
from sora_mcp.pictures import Fit
from sora_mcp.production import Made, Production
from sora_mcp.saving import Saving
from sora_mcp.showing import Showing
from sora_mcp.states import StatePage, VideoState, state_of
from sora_mcp.uploads import Uploads
from sora_mcp.video import Character, DeletedVideo, Order, Variant, Video
from sora_mcp.watcher import OnLook, Until, Watcher

WAIT_IDS_MAX = 20  # videos in one wait; a larger batch is two calls
OWN_LIST_LIMIT = 20  # as the API's own lists
OWN_LIST = "This server does not list: these are the videos asked for from this machine."
MODELS_WAIT_S = 3  # seconds for a list that is only a hint


class Studio:
    """What people do with videos. Use inside `async with studio.running()`.

    A call that makes a job outlives the caller: whoever gives up waiting loses the answer, never
    the job. `clock` returns Unix seconds; `sleep` takes seconds.
    """

    def __init__(
        self,
        client: VideosClient,
        production: Production,
        uploads: Uploads,
        composition: Composition,
        saving: Saving,
        ledger: Ledger,
        watcher: Watcher,
        detached: Detached,
        orders: Orders,
        backend: Backend,
        showing: Showing,
        cutting_room: CuttingRoom,
        *,
        saves_expiring: bool = True,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.client = client
        self.backend = backend
        self.ledger = ledger
        self.watcher = watcher
        self.showing = showing
        self.cutting_room = cutting_room
        self._production = production
        self._uploads = uploads
        self._composition = composition
        self._saving = saving
        self._detached = detached
        self._orders = orders
        self._clock = clock
        self._saves_expiring = saves_expiring
        watcher.add_listener(self._note)
        self._keeper = Keeper(ledger, saving.save, backend=backend.name, clock=clock)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[Self]:
        """Open the studio; leaving it lets POSTs under way come home, for a bounded time."""
        async with self._detached.running(), self.watcher.running(), background() as tasks:
            tasks.start_soon(self._catch_up)
            if self._saves_expiring:
                tasks.start_soon(self._keeper.run)
            yield self

    async def settle(self) -> None:
        """Let POSTs under way come home, for a bounded time; for a program that has to go."""
        await self._detached.drain()

    async def create_video(
        self,
        prompt: str,
        *,
        model: str | None = None,
        seconds: str | None = None,
        size: str | None = None,
        input_reference: str | None = None,
        reference_fit: Fit = "crop",
        characters: Sequence[str] = (),
        extra: Mapping[str, Any] | None = None,
        is_agreed: bool = False,
    ) -> VideoState:
        """Start a new video. `input_reference` is a path, URL, data URL or file id.

        `extra` are parameters of the server's own, sent as they are.
        """
        return self._made(
            await self._production.create(
                prompt,
                model=model,
                seconds=seconds,
                size=size,
                input_reference=input_reference,
                reference_fit=reference_fit,
                characters=characters,
                extra=extra or {},
                is_agreed=is_agreed,
            )
        )

    async def edit_video(self, video: str, prompt: str, *, is_agreed: bool = False) -> VideoState:
        """Start an edit of `video`, which is a video id or a path to a video file."""
        return self._made(await self._production.edit(video, prompt, is_agreed=is_agreed))

    async def extend_video(
        self, video: str, prompt: str, seconds: str, *, is_agreed: bool = False
    ) -> VideoState:
        """Start an extension by `seconds` of `video`, a video id or a path to a video file."""
        try:
            made = await self._production.extend(video, prompt, seconds, is_agreed=is_agreed)
        except UnsupportedError:
            made = await self._composition.extend(video, prompt, seconds, is_agreed=is_agreed)
        return self._made(made)

    async def remix_video(
        self, video_id: str, prompt: str, *, is_agreed: bool = False
    ) -> VideoState:
        """Start a variation of a completed video with a new prompt."""
        try:
            made = await self._production.remix(video_id, prompt, is_agreed=is_agreed)
        except UnsupportedError:
            made = await self._composition.remix(video_id, prompt, is_agreed=is_agreed)
        return self._made(made)

    async def create_character(self, name: str, video: str) -> Character:
        """Make a character from a video file; `video` is a path."""
        upload = await self._uploads.video_file(video)
        return await self._detached.run(lambda: self.client.create_character(name, upload))

    async def get_character(self, character_id: str) -> Character:
        """Fetch a character."""
        return await self.client.get_character(character_id)

    async def retrieve_video(self, video_id: str) -> VideoState:
        """Fetch a video as it is now, with the path of its saved file if there is one."""
        video = await self.client.retrieve(video_id)
        self.watcher.saw(video)
        (state,) = await self._with_files([video])
        return state

    async def list_videos(
        self, *, limit: int | None = None, after: str | None = None, order: Order | None = None
    ) -> StatePage:
        """Fetch one page of the server's videos, newest first unless `order` says else."""
        try:
            page = await self.client.list(limit=limit, after=after, order=order)
        except UnsupportedError:
            return await self._own_list(limit or OWN_LIST_LIMIT, after, order)
        for video in page.data:
            self.watcher.saw(video)
        states = await self._with_files(page.data)
        return StatePage(tuple(states), page.first_id, page.last_id, page.has_more)

    async def _own_list(self, limit: int, after: str | None, order: Order | None) -> StatePage:
        """The videos asked for here, for a server that does not list."""
        orders = await self.ledger.page(
            self.backend.name, limit=limit + 1, after=after, is_ascending=order == "asc"
        )
        videos = [each.video for each in orders[:limit] if each.video]
        states = tuple(await self._with_files(videos))
        first, last = (videos[0].id, videos[-1].id) if videos else (None, None)
        return StatePage(states, first, last, len(orders) > limit, composed=OWN_LIST)

    async def delete_video(self, video_id: str, *, is_agreed: bool = False) -> DeletedVideo:
        """Delete a completed or failed video on the server. Saved files stay.

        Raises:
            ConsentError: the person has to agree first.
        """
        if not is_agreed:
            raise ConsentError(f"Video {video_id} would be deleted from the server for good.")
        deleted = await self.client.delete(video_id)
        self.watcher.forget(video_id)
        await self.ledger.forget_video(self.backend.name, video_id)
        return deleted

    async def download_video(
        self, video_id: str, *, variant: Variant = "video", filename: str | None = None
    ) -> SavedFile:
        """Save a completed video, or a picture of it; see `Saving.save`."""
        if variant == "video":
            await self._composition.finish(video_id)
        try:
            return await self._saving.save(video_id, variant=variant, filename=filename)
        except UnsupportedError:
            if variant == "video":
                raise
            return await self._composition.picture(video_id, variant, filename)

    async def wait_for_videos(
        self,
        video_ids: Sequence[str],
        *,
        until: Until = "all",
        max_wait_s: float = 45,
        on_look: OnLook | None = None,
    ) -> list[VideoState]:
        """Follow videos until all (or any) are done or `max_wait_s` seconds are over.

        `on_look` is told of every look. Time running out is no error: the states are returned as
        they were last seen. Cancelling stops the looking at once.
        """
        ids = list(dict.fromkeys(video_ids))
        if not 1 <= len(ids) <= WAIT_IDS_MAX:
            raise InvalidRequestError(f"Wait for 1 to {WAIT_IDS_MAX} videos at a time.")
        deadline = anyio.current_time() + max_wait_s
        videos = await self.watcher.wait(
            ids, until=until, max_wait_s=max_wait_s, on_look=on_look or _look_quietly
        )
        states = await self._with_files(videos)
        pairs = zip(videos, states, strict=True)
        joining = [v for v, state in pairs if v.is_terminal and not state.video.is_terminal]
        if not joining:
            return states
        with anyio.CancelScope(deadline=deadline):
            for video in joining:
                await self.ledger.saw(self.backend.name, video)
                await self._detached.run(partial(self._composition.finish, video.id))
        return await self._with_files(videos)

    async def picture(self, video_id: str, variant: Variant) -> bytes:
        """The thumbnail or spritesheet of a completed video, whole, for showing at once.

        Raises:
            NotReadyError, FailedVideoError: there is no picture (yet).
            DownloadError: it is too large to show.
        """
        try:
            return await self._saving.fetch_picture(video_id, variant)
        except UnsupportedError:
            saved = await self._composition.picture(video_id, variant, None)
            return await anyio.Path(saved.path).read_bytes()

    async def models(self) -> tuple[str, ...]:
        """The server's own list of models; empty where it has none or does not answer soon."""
        with anyio.move_on_after(MODELS_WAIT_S), suppress(ApiError):
            return await self.client.models()
        return ()

    async def _catch_up(self) -> None:
        """Settle what an earlier process left open: lost answers first, then running videos."""
        await self._orders.recover()
        since = self._clock() - DAY_S
        for order in await self.ledger.unfinished(self.backend.name, since=since):
            if order.video is not None:
                self.watcher.follow(order.video, is_new=False)
        await self._composition.finish_all()

    async def _note(self, video: Video) -> None:
        """Keep the record up with what the watcher sees, and save what will expire."""
        await self.ledger.saw(self.backend.name, video)
        if video.phase == "completed":
            # Joining may take longer than a listener has.
            self._detached.start(partial(self._composition.finish, video.id))
            self._keeper.wake()

    def _made(self, made: Made) -> VideoState:
        return VideoState(
            made.video,
            cost=made.cost,
            adopted=made.adopted,
            composed=made.composed,
            reference_note=made.reference_note,
        )

    async def _with_files(self, videos: Sequence[Video]) -> list[VideoState]:
        ids = [video.id for video in videos]
        paths = await self.ledger.video_paths(self.backend.name, ids)
        orders = await self.ledger.orders_of(self.backend.name, ids)
        return [state_of(video, paths.get(video.id), orders.get(video.id)) for video in videos]


async def _look_quietly(_videos: Sequence[Video]) -> None:
    """Nobody wants to know."""
