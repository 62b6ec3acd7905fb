"""Finds many videos with few requests, in the server's list; remembers a server that has none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from math import inf

from sora_mcp.client import VideosClient
from sora_mcp.errors import ApiError, NotFoundError, RejectedError, UnsupportedError
from sora_mcp.video import Video, VideoPage

LIST_FROM = 3  # videos; fewer are asked for one by one, which is less to read
PAGE_VIDEOS = 100  # the API's most
FRUITLESS_MAX = 3  # lists in a row in which nothing was found
REST_S = 600.0  # seconds until the list of such a server is tried again


class Listing:
    """The server's list as a way to look at many videos. `clock` returns seconds."""

    def __init__(self, client: VideosClient, clock: Callable[[], float]) -> None:
        self._client = client
        self._clock = clock
        self._fruitless = 0
        self._not_before = -inf

    def is_open(self) -> bool:
        """Whether the server lists, as far as we know."""
        return self._clock() >= self._not_before

    async def find(self, video_ids: Collection[str], found: Callable[[Video], None]) -> None:
        """Tell `found` of every listed video, page by page, until all of the ids were seen.

        Newest first, and no more pages than single requests they may save.

        Raises:
            ApiError: the list broke off; what was told until then holds.
        """
        missing, cursors, page = set(video_ids), set[str | None](), None
        try:
            while page is None or self._goes_on(page, missing, cursors, len(video_ids)):
                after = page.last_id if page else None
                cursors.add(after)
                page = await self._client.list(limit=PAGE_VIDEOS, after=after, order="desc")
                for video in page.data:
                    found(video)
                    missing.discard(video.id)
        except (UnsupportedError, NotFoundError, RejectedError):
            self._refused(is_first=page is None)
        except ApiError:
            self._note(is_fruitful=False)
            raise
        else:
            self._note(is_fruitful=len(missing) < len(video_ids))

    def _goes_on(
        self, page: VideoPage, missing: set[str], cursors: set[str | None], asked: int
    ) -> bool:
        is_new = page.last_id is not None and page.last_id not in cursors
        return page.has_more and is_new and len(missing) >= LIST_FROM and len(cursors) < asked

    def _refused(self, *, is_first: bool) -> None:
        """A server without a list is not asked again; one that lacks only pages is."""
        if is_first:
            self._not_before = inf

    def _note(self, *, is_fruitful: bool) -> None:
        self._fruitless = 0 if is_fruitful else self._fruitless + 1
        if self._fruitless >= FRUITLESS_MAX:
            self._fruitless, self._not_before = 0, self._clock() + REST_S
