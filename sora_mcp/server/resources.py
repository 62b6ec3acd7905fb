"""Videos, characters and the backend as resources that a client can read and poll."""

from __future__ import annotations

import json
from typing import Any

from anyio.to_thread import run_sync
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError

from sora_mcp import showing
from sora_mcp.downloads import SavedFile
from sora_mcp.ledger import FileRecord
from sora_mcp.media import sniff
from sora_mcp.server import views
from sora_mcp.server.guard import readable
from sora_mcp.studio import WAIT_IDS_MAX, Studio
from sora_mcp.video import KNOWN_MODELS, KNOWN_SECONDS, KNOWN_SIZES, PROMPT_MAX_CHARS, Variant

RECENT = 20  # videos in sora://videos; list_videos has the rest
JSON, WEBP, JPEG = "application/json", "image/webp", "image/jpeg"
BYTES = "application/octet-stream"

_VIDEOS = "The newest videos with their status and saved path, as JSON."
_BACKEND = "Which server makes the videos, and which models, sizes and lengths it takes, as JSON."
_VIDEO = "One video as it is now, as JSON. Read it again to follow a running one."
_STILL = "One still of a completed video."
_SHEET = "Stills of a completed video in one picture."
_CHARACTER = "One character, as JSON."
_HELP = "How to write what the server takes, as JSON. Topics: plan."
_PLAN_HELP = "prompt may also be a shot plan in JSON: sora://help/plan has its words"
_FILE = "How large the file of a completed video is, its type and where it is saved, as JSON."
_FILM_FILE = "The same of a completed film."
_PIECE = "At most 256 KiB of that file, from a byte on; less at its end. For players."


class Shelf:
    """The resources over one studio. Listed ones are small; some hosts read them every turn."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def register(self, server: MCPServer[Any]) -> None:
        """Put every resource on the server."""
        for read, uri, title, mime_type, description in (
            (self.videos, "sora://videos", "Recent videos", JSON, _VIDEOS),
            (self.backend, "sora://backend", "Video server", JSON, _BACKEND),
            (self.video, "sora://videos/{video_id}", "Video", JSON, _VIDEO),
            (self.thumbnail, "sora://videos/{video_id}/thumbnail", "Thumbnail", WEBP, _STILL),
            (self.spritesheet, "sora://videos/{video_id}/spritesheet", "Spritesheet", JPEG, _SHEET),
            (self.content, "sora://videos/{video_id}/content", "Video file", JSON, _FILE),
            (self.piece, "sora://videos/{video_id}/content/{offset}", "Piece", BYTES, _PIECE),
            (self.film_content, "sora://films/{film_id}/content", "Film file", JSON, _FILM_FILE),
            (self.film_piece, "sora://films/{film_id}/content/{offset}", "Piece", BYTES, _PIECE),
            (self.help, "sora://help/{topic}", "Help", JSON, _HELP),
            (self.character, "sora://characters/{character_id}", "Character", JSON, _CHARACTER),
        ):
            server.resource(
                uri,
                name=read.__name__,
                title=title,
                description=description,
                mime_type=mime_type,
            )(readable(read, note=self._studio.backend.note))

    async def videos(self) -> str:
        """The newest videos."""
        return _json(views.dump(views.page(await self._studio.list_videos(limit=RECENT))))

    async def video(self, video_id: str) -> str:
        """One video."""
        return _json(views.dump(views.result(await self._studio.retrieve_video(video_id))))

    async def thumbnail(self, video_id: str) -> bytes:
        """One still."""
        return await self._picture(video_id, "thumbnail")

    async def spritesheet(self, video_id: str) -> bytes:
        """A sheet of stills."""
        return await self._picture(video_id, "spritesheet")

    async def content(self, video_id: str) -> str:
        """What a player has to know of a file; it is saved if it is not yet."""
        return _file(await self._studio.showing.file(video_id))

    async def piece(self, video_id: str, offset: str) -> bytes:
        """A part of a file."""
        return await self._studio.showing.piece(video_id, showing.offset(offset))

    async def film_content(self, film_id: str) -> str:
        """What a player has to know of a film's file."""
        return _file(await self._studio.cutting_room.film_file(film_id))

    async def film_piece(self, film_id: str, offset: str) -> bytes:
        """A part of a film's file."""
        file = await self._studio.cutting_room.film_file(film_id)
        return await showing.piece(file.path, showing.offset(offset))

    async def character(self, character_id: str) -> str:
        """One character."""
        return _json(views.dump(views.character(await self._studio.get_character(character_id))))

    async def help(self, topic: str) -> str:
        """The words of a topic, for whoever writes in them."""
        plan_words = self._studio.backend.plan_words
        if topic != "plan" or plan_words is None:
            raise ResourceNotFoundError("There is no help of that name for this server.")
        return _json(await run_sync(plan_words))

    async def backend(self) -> str:
        """What answers, and what it takes."""
        backend = self._studio.backend
        models = await self._studio.models()
        told = {
            "server": backend.base_url or "embedded engine (offline drafts, free)",
            "embedded": backend.is_embedded,
            "note": backend.note,
            "default_model": backend.model,
            "lacks": list(self._studio.client.capabilities.lacking),
            "models": models or KNOWN_MODELS,
            "models_from": "server" if models else "published examples; the server lists none",
            "sizes": KNOWN_SIZES,
            "seconds": KNOWN_SECONDS,
            "sizes_and_seconds_from": "server" if backend.is_embedded else "published examples",
            "plan_help": _PLAN_HELP if backend.plan_words else None,
            "limits": {
                "prompt_chars": PROMPT_MAX_CHARS,
                "total_seconds_of_an_extended_video": 120,
                "videos_in_one_wait": WAIT_IDS_MAX,
            },
        }
        return _json({key: value for key, value in told.items() if value is not None})

    async def _picture(self, video_id: str, variant: Variant) -> bytes:
        data = await self._studio.picture(video_id, variant)
        if not (sniff(data) or "").startswith("image/"):
            raise ResourceError(f"The server has no {variant} of this video; download the video.")
        return data


def _file(saved: SavedFile | FileRecord) -> str:
    told = {"bytes": saved.bytes, "piece_bytes": showing.PIECE_BYTES, "mime_type": saved.mime_type}
    return _json({**told, "file_path": str(saved.path)})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
