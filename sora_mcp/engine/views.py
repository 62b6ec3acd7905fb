"""Rows as the API shows them."""

from __future__ import annotations

import json
from typing import Any

from sora_mcp.engine.renderer import MODEL
from sora_mcp.engine.store import Job, StoredCharacter

MODEL_CREATED_AT = 1_760_000_000  # any fixed moment; clients only display it


def video(job: Job) -> dict[str, Any]:
    """The Video object; what is not known yet is null."""
    spec, error = json.loads(job.spec), None
    if job.error_code is not None:
        error = {"code": job.error_code, "message": job.error_message}
    return {
        "id": job.id,
        "object": "video",
        "model": MODEL,
        "status": job.status,
        "progress": job.progress,
        "created_at": job.created_at,
        "completed_at": job.completed_at,
        "expires_at": job.expires_at,
        "prompt": job.prompt,
        "size": job.size,
        "seconds": job.seconds,
        "remixed_from_video_id": job.remixed_from_video_id,
        "error": error,
        "seed": spec.get("seed"),
        "animatic": spec.get("account"),
    }


def page(jobs: list[Job], *, has_more: bool) -> dict[str, Any]:
    """One page of videos."""
    return {
        "object": "list",
        "data": [video(job) for job in jobs],
        "first_id": jobs[0].id if jobs else None,
        "last_id": jobs[-1].id if jobs else None,
        "has_more": has_more,
    }


def deleted(video_id: str) -> dict[str, Any]:
    """The confirmation of a deletion."""
    return {"id": video_id, "object": "video.deleted", "deleted": True}


def character(stored: StoredCharacter) -> dict[str, Any]:
    """The Character object."""
    return {
        "id": stored.id,
        "object": "character",
        "created_at": stored.created_at,
        "name": stored.name,
    }


def models() -> dict[str, Any]:
    """The list of models: the one that really draws."""
    model = {
        "id": MODEL, "object": "model", "created": MODEL_CREATED_AT, "owned_by": "sora-mcp",
    }  # fmt: skip
    return {"object": "list", "data": [model]}
