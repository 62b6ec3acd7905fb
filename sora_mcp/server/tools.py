"""The menu: each operation of the Videos API as a tool, and one bounded wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult

from sora_mcp.server import arguments as ask
from sora_mcp.server import views, words
from sora_mcp.server.consent import with_consent
from sora_mcp.server.links import DownloadLinks
from sora_mcp.server.player import in_player
from sora_mcp.server.tool import DELETES, LOOKS, MAKES, SAVES, ToolAnswer, as_tool
from sora_mcp.states import VideoState
from sora_mcp.studio import Studio
from sora_mcp.video import Video


class Menu:
    """The tools over one studio. A method is a tool; its docstring is what the model reads."""

    def __init__(self, studio: Studio, links: DownloadLinks | None) -> None:
        self._studio = studio
        self._links = links
        self._tool = partial(as_tool, note=studio.backend.note)

    def tools(self) -> list[Tool]:
        """All tools, in the order in which a person would use them."""
        return [
            self._create_tool(),
            self._tool(self.wait_for_videos, "Wait for videos", LOOKS, views.WaitResult),
            self._tool(self.download_video, "Download video", SAVES, views.DownloadResult),
            self._tool(self.retrieve_video, "Retrieve video", LOOKS, views.VideoResult),
            self._tool(self.list_videos, "List videos", LOOKS, views.ListResult),
            self._making(self.edit_video, "Edit video"),
            self._making(self.extend_video, "Extend video"),
            self._making(self.remix_video, "Remix video"),
            self._tool(self.delete_video, "Delete video", DELETES, views.DeleteResult),
            self._tool(self.create_character, "Create character", MAKES, views.CharacterResult),
            self._tool(self.get_character, "Get character", LOOKS, views.CharacterResult),
        ]

    def _making(self, call: Callable[..., Awaitable[ToolAnswer]], title: str) -> Tool:
        """A tool that makes a video, which the host's player then shows."""
        return in_player(self._tool(call, title, MAKES, views.VideoResult))

    def _create_tool(self) -> Tool:
        """Few servers have parameters of their own, so the menu stays small without them."""
        tool = self._making(self.create_video, "Create video")
        if not self._studio.backend.takes_extra:
            del tool.parameters["properties"]["extra"]  # unknown to the model, and then refused
        return tool

    async def create_video(
        self,
        prompt: ask.Prompt,
        model: ask.Model = None,
        seconds: ask.ClipSeconds = None,
        size: ask.Size = None,
        input_reference: ask.InputReference = None,
        reference_fit: ask.ReferenceFit = "crop",
        characters: ask.Characters = None,
        extra: ask.Extra = None,
        *,
        confirm: ask.Confirm = False,
        ctx: Context[Any, Any],
    ) -> ToolAnswer:
        """Start making a video from a prompt, optionally from a reference picture.

        Answers at once with a queued video; the rendering goes on by itself for seconds (embedded
        draft engine; it takes plans too, see sora://help/plan) to minutes (hosted models, which may
        bill every call). Next: wait_for_videos, then download_video. Every call makes another
        video, so never repeat it to check on one. To change an existing video use edit_video,
        remix_video or extend_video.
        """
        make = partial(
            self._studio.create_video,
            prompt,
            model=model,
            seconds=seconds,
            size=size,
            input_reference=input_reference,
            reference_fit=reference_fit,
            characters=characters or (),
            extra=extra or {},
        )
        return await _with_consent_made(ctx, make, is_agreed=confirm)

    async def edit_video(
        self,
        video: ask.VideoOrFile,
        prompt: ask.ChangePrompt,
        *,
        confirm: ask.Confirm = False,
        ctx: Context[Any, Any],
    ) -> ToolAnswer:
        """Start an edited copy of a video: same footage, changed as the prompt says.

        The source stays as it is. Works on a completed video's id, or on a video file that is
        uploaded. Answers at once with a new queued video (and may bill like create_video); next:
        wait_for_videos. For a new take on the idea use remix_video, for more footage extend_video.
        """
        make = partial(self._studio.edit_video, video, prompt)
        return await _with_consent_made(ctx, make, is_agreed=confirm)

    async def extend_video(
        self,
        video: ask.VideoOrFile,
        prompt: ask.Prompt,
        seconds: ask.MoreSeconds,
        *,
        confirm: ask.Confirm = False,
        ctx: Context[Any, Any],
    ) -> ToolAnswer:
        """Start a longer version of a video: the source, then a new part that goes on from it.

        The result is one clip of the total length (120 s at most on most servers). The source
        stays as it is. Answers at once with a new queued video (and may bill for the new seconds);
        next: wait_for_videos.
        """
        make = partial(self._studio.extend_video, video, prompt, seconds)
        return await _with_consent_made(ctx, make, is_agreed=confirm)

    async def remix_video(
        self,
        video_id: ask.VideoId,
        prompt: ask.Prompt,
        *,
        confirm: ask.Confirm = False,
        ctx: Context[Any, Any],
    ) -> ToolAnswer:
        """Start a variation of a completed video: same length, size and look, another prompt.

        The source stays as it is. Answers at once with a new queued video (and may bill like
        create_video); next: wait_for_videos. To change the footage itself use edit_video.
        """
        make = partial(self._studio.remix_video, video_id, prompt)
        return await _with_consent_made(ctx, make, is_agreed=confirm)

    async def retrieve_video(self, video_id: ask.VideoId) -> CallToolResult:
        """Look at one video: status, progress, settings, why it failed, where it is saved.

        Answers at once. To follow a running video call wait_for_videos instead of repeating this.
        """
        return _video(await self._studio.retrieve_video(video_id))

    async def list_videos(
        self, limit: ask.Limit = None, after: ask.After = None, order: ask.SortOrder = None
    ) -> CallToolResult:
        """List the server's videos, newest first, with status and saved path.

        Use it to find an id, or to see what an interrupted call made. Long prompts are cut.
        """
        view = views.page(await self._studio.list_videos(limit=limit, after=after, order=order))
        return words.saying(words.videos(view.data, view.next_step), view)

    async def wait_for_videos(
        self,
        video_ids: ask.VideoIds,
        ctx: Context[Any, Any],
        until: ask.UntilWhen = "all",
        max_wait_s: ask.MaxWait = 45,
    ) -> CallToolResult:
        """Wait until videos are completed or failed, for less than a minute.

        Returns early when they are done. When the time is up it returns the states so far with
        done false, which is no error: call it again, or do something else meanwhile. Rendering
        goes on either way, and waiting costs nothing.
        """
        progress = _Progress(ctx)
        states = await self._studio.wait_for_videos(
            video_ids, until=until, max_wait_s=max_wait_s, on_look=progress.tell
        )
        view = views.waited(states, until=until)
        return words.saying(words.videos(view.videos, view.next_step), view)

    async def download_video(
        self,
        video_id: ask.VideoId,
        variant: ask.VariantName = "video",
        filename: ask.Filename = None,
    ) -> CallToolResult:
        """Save a completed video, its thumbnail or its spritesheet to the output folder.

        Returns the full path (and a temporary link where the server offers one), never the bytes.
        Asking again returns the same file. An existing different file is not overwritten.
        """
        saved = await self._studio.download_video(video_id, variant=variant, filename=filename)
        url, expires_at = self._links.link(saved.path) if self._links else (None, None)
        view = views.download(video_id, variant, saved, url, expires_at)
        return words.saying(words.download(view), view, words.file_link(saved, url))

    async def delete_video(
        self, video_id: ask.VideoId, *, confirm: ask.Confirm = False, ctx: Context[Any, Any]
    ) -> ToolAnswer:
        """Delete a completed or failed video from the server, for good.

        The person is asked first, or you ask and then set confirm. Files already saved on this
        machine stay. A running video cannot be deleted; there is no cancelling.
        """

        async def delete(is_agreed: bool) -> CallToolResult:  # noqa: FBT001 - see `with_consent`
            view = views.deleted(await self._studio.delete_video(video_id, is_agreed=is_agreed))
            return words.saying(f"Video {view.id} is deleted. {view.next_step}", view)

        return await with_consent(ctx, delete, is_agreed=confirm)

    async def create_character(
        self, name: ask.CharacterName, video: ask.VideoFile
    ) -> CallToolResult:
        """Make a character from a short video file, to appear in later videos by its name.

        Takes a clip of 2 to 4 s that shows the subject well; most servers refuse real people. Pass
        the id in create_video's characters and use the name in the prompt.
        """
        view = views.character(await self._studio.create_character(name, video))
        return words.saying(words.character(view), view)

    async def get_character(self, character_id: ask.CharacterId) -> CallToolResult:
        """Look up a character's name by its id."""
        view = views.character(await self._studio.get_character(character_id))
        return words.saying(words.character(view), view)


class _Progress:
    """Tells the client about a wait; the number only ever rises, as the protocol wants."""

    def __init__(self, ctx: Context[Any, Any]) -> None:
        self._ctx = ctx
        self._told = -1.0

    async def tell(self, videos: Sequence[Video]) -> None:
        percent = sum(video.progress_percent for video in videos) / len(videos)
        if percent > self._told:
            self._told = percent
            told = ", ".join(f"{video.id} {video.phase}" for video in videos)
            await self._ctx.report_progress(percent, 100, told)


async def _with_consent_made(
    ctx: Context[Any, Any], make: Callable[..., Awaitable[VideoState]], *, is_agreed: bool
) -> ToolAnswer:
    """The video that `make(is_agreed=...)` asks for; the person is asked where that is needed."""

    async def act(is_agreed: bool) -> CallToolResult:  # noqa: FBT001 - see `with_consent`
        return _video(await make(is_agreed=is_agreed))

    return await with_consent(ctx, act, is_agreed=is_agreed)


def _video(state: VideoState) -> CallToolResult:
    view = views.result(state)
    return words.saying(words.video(view), view)
