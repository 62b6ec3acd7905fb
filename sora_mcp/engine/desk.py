"""The HTTP face of the engine: one method per operation of the Videos API."""

from __future__ import annotations

from collections.abc import Callable

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from sora_mcp.engine import asked, forms, refusals, views
from sora_mcp.engine.files import Files
from sora_mcp.engine.intake import Intake
from sora_mcp.engine.renderer import SPRITESHEET_FILE, THUMBNAIL_FILE, VIDEO_FILE
from sora_mcp.engine.store import Job, Store
from sora_mcp.video import VARIANTS

LIST_LIMIT = 20
LIST_LIMIT_MAX = 100
POLL_AFTER = {"openai-poll-after-ms": "500"}

_CONTENT = {
    "video": (VIDEO_FILE, "video/mp4"),
    "thumbnail": (THUMBNAIL_FILE, "image/webp"),
    "spritesheet": (SPRITESHEET_FILE, "image/jpeg"),
}


class Desk:
    """Answers requests from the store; hands new work to the intake and wakes the worker."""

    def __init__(
        self, store: Store, files: Files, intake: Intake, wake: Callable[[], None]
    ) -> None:
        self._store, self._files, self._intake, self._wake = store, files, intake, wake

    async def create(self, request: Request) -> Response:
        """POST /videos."""
        async with forms.read(request) as body:
            return self._queued(await self._intake.create(asked.create(body)))

    async def edit(self, request: Request) -> Response:
        """POST /videos/edits."""
        async with forms.read(request) as body:
            return self._queued(await self._intake.edit(asked.edit(body)))

    async def extend(self, request: Request) -> Response:
        """POST /videos/extensions."""
        async with forms.read(request) as body:
            return self._queued(await self._intake.extend(asked.extend(body)))

    async def remix(self, request: Request) -> Response:
        """POST /videos/{video_id}/remix."""
        async with forms.read(request) as body:
            video_id = request.path_params["video_id"]
            return self._queued(await self._intake.remix(video_id, asked.remix(body)))

    async def retrieve(self, request: Request) -> Response:
        """GET /videos/{video_id}."""
        job = await self._job(request)
        return JSONResponse(views.video(job), headers=_poll_after(job))

    async def page(self, request: Request) -> Response:
        """GET /videos."""
        query = request.query_params
        limit, order, after = (
            _limit(query.get("limit")),
            query.get("order", "desc"),
            query.get("after"),
        )
        if order not in ("asc", "desc"):
            raise refusals.invalid_value("order", order, ("asc", "desc"))
        if after and await run_sync(self._store.get, after) is None:
            raise refusals.video_not_found(after)
        jobs, has_more = await run_sync(
            lambda: self._store.page(limit=limit, after=after, ascending=order == "asc")
        )
        return JSONResponse(views.page(jobs, has_more=has_more))

    async def delete(self, request: Request) -> Response:
        """DELETE /videos/{video_id}."""
        job = await self._job(request)
        if not await run_sync(self._store.delete, job.id):
            job = await self._job(request)
            raise refusals.not_terminal(job.id, job.status)
        await run_sync(self._files.remove_video, job.id)
        return JSONResponse(views.deleted(job.id))

    async def content(self, request: Request) -> Response:
        """GET /videos/{video_id}/content."""
        variant = request.query_params.get("variant", "video")
        if variant not in VARIANTS:
            raise refusals.invalid_value("variant", variant, VARIANTS)
        job = await self._job(request)
        if job.status != "completed":
            raise refusals.failed_content() if job.status == "failed" else refusals.not_ready()
        name, media_type = _CONTENT[variant]
        path = self._files.video(job.id) / name
        if job.is_purged or not await run_sync(path.is_file):
            raise refusals.expired_content()
        filename = f"{job.id}{path.suffix}"
        return FileResponse(
            path, media_type=media_type, filename=filename, content_disposition_type="inline"
        )

    async def create_character(self, request: Request) -> Response:
        """POST /videos/characters."""
        async with forms.read(request) as body:
            character = await self._intake.character(asked.character(body))
        return JSONResponse(views.character(character))

    async def get_character(self, request: Request) -> Response:
        """GET /videos/characters/{character_id}."""
        character_id: str = request.path_params["character_id"]
        character = await run_sync(self._store.get_character, character_id)
        if character is None:
            raise refusals.character_not_found(character_id)
        return JSONResponse(views.character(character))

    async def models(self, request: Request) -> Response:
        """GET /models."""
        del request
        return JSONResponse(views.models())

    def _queued(self, job: Job) -> Response:
        self._wake()
        return JSONResponse(views.video(job), headers=_poll_after(job))

    async def _job(self, request: Request) -> Job:
        video_id: str = request.path_params["video_id"]
        job = await run_sync(self._store.get, video_id)
        if job is None:
            raise refusals.video_not_found(video_id)
        return job


def _poll_after(job: Job) -> dict[str, str]:
    return POLL_AFTER if job.status in ("queued", "in_progress") else {}


def _limit(text: str | None) -> int:
    if text is None:
        return LIST_LIMIT
    if not text.isascii() or not text.isdigit() or int(text[:9]) > LIST_LIMIT_MAX:
        raise refusals.bad_value("limit", f"Invalid 'limit': expected 0 to {LIST_LIMIT_MAX}.")
    return int(text)
