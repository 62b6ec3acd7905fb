"""The menu's second page: look into finished videos, take frames out of them, join them."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, ImageContent

from sora_mcp.downloads import SavedFile
from sora_mcp.ledger import FileRecord
from sora_mcp.reels import FilmState
from sora_mcp.server import arguments as ask
from sora_mcp.server import film_views, views, words
from sora_mcp.server.guard import readable
from sora_mcp.server.links import DownloadLinks
from sora_mcp.server.player import in_player
from sora_mcp.server.tool import SAVES, as_tool
from sora_mcp.studio import Studio

JOIN_WAIT_S = 45  # hosts give up on a call after 60 s; the film goes on without it


class CuttingTools:
    """The tools over a studio's cutting room, and its films as resources."""

    def __init__(self, studio: Studio, links: DownloadLinks | None) -> None:
        self._room = studio.cutting_room
        self._links = links
        self._note = studio.backend.note

    def tools(self) -> list[Tool]:
        """All tools, in the order in which a person would use them."""
        preview, extract, join = (
            as_tool(call, title, SAVES, result, note=self._note)
            for call, title, result in (
                (self.preview_video, "Preview video", None),
                (self.extract_frame, "Extract frame", film_views.FrameResult),
                (self.join_videos, "Join videos", film_views.FilmResult),
            )
        )
        return [preview, extract, in_player(join)]

    def register(self, server: MCPServer[Any]) -> None:
        """Put the films on the server."""
        server.resource(
            "sora://films/{film_id}",
            name="film",
            title="Film",
            description="One film from join_videos as it is now, as JSON.",
            mime_type="application/json",
        )(readable(self.film))

    async def preview_video(
        self, video: ask.AnyVideo, frames: ask.Frames = "sheet"
    ) -> CallToolResult:
        """Look at a finished video: a small picture of one moment, or of all of it as a sheet.

        Use it to judge a clip before you change, extend or join it. The video's file is saved
        first, as download_video does.
        """
        seen = await self._room.preview(video, ask.moment(frames))
        picture = ImageContent(
            type="image",
            data=b64encode(seen.jpeg).decode(),
            mime_type="image/jpeg",
            annotations=words.FOR_BOTH,
        )
        return CallToolResult(content=[film_views.said(film_views.preview(video, seen)), picture])

    async def extract_frame(
        self, video: ask.AnyVideo, at: ask.FrameAt = "last", filename: ask.PictureName = None
    ) -> CallToolResult:
        """Save one frame of a finished video as a PNG (or JPEG), at the video's own size.

        Pass its path as input_reference to create_video, so that the next shot begins there.
        """
        moment = ask.moment(at)
        assert moment != "sheet"  # refused with the arguments
        found = await self._room.extract_frame(video, moment, filename)
        url = self._url(found.saved)
        view = film_views.frame(found, url)
        return words.saying(
            film_views.frame_in_words(view), view, words.file_link(found.saved, url)
        )

    async def join_videos(
        self,
        videos: ask.VideosToJoin,
        ctx: Context[Any, Any],
        transition: ask.HowToJoin = "cut",
        filename: ask.FilmName = None,
        *,
        keep_audio: ask.KeepAudio = True,
    ) -> CallToolResult:
        """Join 2 to 20 finished videos to one saved MP4, in the first one's size and frame rate.

        Equal clips are joined without re-encoding. A long film answers in_progress after 45 s and
        goes on: call again with the same arguments, which never makes it twice.
        """

        async def tell(share: float) -> None:
            await ctx.report_progress(round(100 * share, 1), 100, f"{share:.0%} of the film")

        state = await self._room.join(
            videos,
            transition=transition,
            keep_audio=keep_audio,
            filename=filename,
            max_wait_s=JOIN_WAIT_S,
            on_share=tell,
        )
        view = self._view(state)
        file = state.record.file
        links = [words.file_link(file, view.download_url)] if file and view.file_path else []
        return words.saying(film_views.film_in_words(view), view, *links)

    async def film(self, film_id: str) -> str:
        """One film."""
        found = views.dump(self._view(await self._room.film(film_id)))
        return json.dumps(found, ensure_ascii=False)

    def _view(self, state: FilmState) -> film_views.FilmResult:
        file = state.record.file if state.record.phase == "completed" else None
        return film_views.film(state, self._url(file) if file else None)

    def _url(self, file: SavedFile | FileRecord) -> str | None:
        return self._links.link(file.path)[0] if self._links else None
