"""The dialects: what each server says in its own way, and what it lacks. Bodies are recorded."""

from __future__ import annotations

from typing import Any

from tests.contract.dialects.server import CDN, Dialect, Told, told
from tests.contract.recorded import recorded


def _video(name: str) -> dict[str, Any]:
    return {**recorded(name).body}


def _recorded(name: str) -> Told:
    answer = recorded(name)
    return Told(answer.status, answer.body)


NOT_FOUND = told(404, detail="Not Found")  # Starlette, for a path it has no route for
NOT_ALLOWED = _recorded("litellm_405")  # Starlette, for a path it has for another method
# `POST /videos/edits` looks like `/videos/{id}` to these, which has no POST; remix has no path.
STARLETTE_LACKS = {
    "remix": NOT_FOUND, "edit": NOT_ALLOWED, "extend": NOT_ALLOWED, "characters": NOT_ALLOWED,
}  # fmt: skip
MP4_INSTEAD = told(200)  # a picture that is the video; see `ignores_variant`

SGLANG = Dialect(
    name="sglang",
    source=recorded("sglang_completed").source,
    new_id=lambda number: f"c7adbdca-4fc6-442c-a350-{number:012d}",
    video=_video("sglang_completed"),
    failure=recorded("sglang_failed_error").body,
    unknown=told(404, detail="Video not found"),
    unready=told(404, detail="Generation is still in-progress"),
    deleted={**_video("sglang_completed"), "status": "deleted"},
    lacks=STARLETTE_LACKS
    | {name: told(404, detail=f"Video variant {name} not found") for name in
       ("thumbnail", "spritesheet")},
)  # fmt: skip
SGLANG_S3 = Dialect(
    name="sglang_s3",
    source=f"{SGLANG.source}, with its upload to S3 switched on",
    video=SGLANG.video,
    done={"url": f"{CDN}/x.mp4", "urls": [f"{CDN}/x.mp4"]},
    failure=SGLANG.failure,
    unknown=SGLANG.unknown,
    unready=SGLANG.unready,
    content=told(400, detail=f"Video has been uploaded to {CDN}/x.mp4."),
    deleted=SGLANG.deleted,
    lacks=SGLANG.lacks,
)
VLLM_OMNI = Dialect(
    name="vllm_omni",
    source=recorded("vllm_omni_failed_http500").source,
    new_id=lambda number: f"video_gen_{number:032x}",
    video=_video("vllm_omni_failed_http500") | {"error": None},
    failure=recorded("vllm_omni_failed_http500").body["error"],
    failure_status=500,
    unknown=_recorded("vllm_omni_404"),
    deleted={"id": "{id}", "object": "video.deleted", "deleted": True},
    ignores_variant=True,
    lacks=STARLETTE_LACKS | {"thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD},
    refuses_json=told(400, error={"message": "prompt: Field required", "code": 400}),
)
FASTVIDEO = Dialect(
    name="fastvideo",
    source="FastVideo (August 2026), from its source",
    video={"object": "video", "progress": 100, "created_at": 1},
    statuses=("queued", "completed"),
    failure={"message": "CUDA out of memory"},
    unknown=told(404, detail="Video not found"),
    page={"object": "list"},
    deleted={"id": "{id}", "status": "deleted"},
    ignores_variant=True,
    lacks=STARLETTE_LACKS | {"thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD},
)
TENSORRT_LLM = Dialect(
    name="tensorrt_llm",
    source=recorded("trtllm_202").source,
    video=_video("trtllm_202"),
    statuses=("queued", "generating", "postprocessing", "completed"),
    create_status=202,
    failure=recorded("trtllm_failed_error").body,
    unknown=_recorded("vllm_omni_404"),
    unready=told(400, error={"message": "Video is not completed"}),
    deleted={"deleted": True},
    ignores_variant=True,
    lacks=STARLETTE_LACKS | {"thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD},
)
AQUILES = Dialect(
    name="aquiles",
    source=recorded("aquiles").source,
    video=_video("aquiles"),
    statuses=("queued", "processing", "completed"),
    failure={"message": "boom"},
    unknown=told(404, detail="Video not found"),
    deleted={"id": "{id}", "deleted": True},
    ignores_variant=True,
    asks_key_for_content=False,
    lacks=STARLETTE_LACKS | {"thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD},
    refuses_json=Told(500, "Internal Server Error", "text/plain"),
)
_NEW_API_404 = told(404, error={"message": "Invalid URL", "type": "invalid_request_error"})
NEW_API = Dialect(
    name="new_api",
    source=recorded("newapi").source,
    new_id=lambda number: f"task_{number}",
    video=_video("newapi") | {"task_id": "{id}"},
    failure={"message": "upstream failed", "code": "task_failed"},
    unknown=told(400, error={"message": "task_not_exist", "type": "invalid_request_error"}),
    unready=told(400, error={"message": "Task is not completed yet", "type": "x"}),
    ignores_variant=True,
    lacks=dict.fromkeys(("list", "delete", "edit", "extend", "characters"), _NEW_API_404)
    | {"thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD},
)
_LITELLM_ID = recorded("litellm_create").body["id"]
LITELLM = Dialect(
    name="litellm",
    source=recorded("litellm_create").source,
    # 242 characters with everything that base64 may bring.
    new_id=lambda number: f"{_LITELLM_ID[:-2]}+/{'a' * (240 - len(_LITELLM_ID) - 3)}{number:03d}==",
    video=_video("litellm_create"),
    failure={"message": "boom", "code": "400"},
    unknown=told(500, error={"message": "litellm.InternalServerError: 404", "code": "500"}),
    ignores_variant=True,
    lacks={
        "list": _recorded("litellm_list_400"), "delete": NOT_ALLOWED,
        "thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD,
    },
)  # fmt: skip
LITELLM_VEO = Dialect(
    name="litellm_veo",
    source=recorded("litellm_unsupported_500").source,
    video=LITELLM.video,
    statuses=("processing", "completed"),
    failure=LITELLM.failure,
    unknown=LITELLM.unknown,
    lacks=dict.fromkeys(
        ("remix", "edit", "extend", "characters"), _recorded("litellm_unsupported_500")
    ),
    is_everywhere=False,
)
URL_ONLY = Dialect(
    name="url_only",
    source="Bifrost's shape of a video, behind a gateway without a content route",
    video={"object": "video", "model": "p/m"},
    done={"videos": [{"type": "url", "url": f"{CDN}/x.mp4?signature=1"}]},
    failure={"message": "boom"},
    unknown=NOT_FOUND,
    lacks={
        "content": NOT_FOUND, "delete": NOT_FOUND, "remix": NOT_FOUND,
        "thumbnail": NOT_FOUND, "spritesheet": NOT_FOUND,
    },
)  # fmt: skip
TOGETHER = Dialect(
    name="together",
    source=recorded("together_done").source,
    video=_video("together_done") | {"outputs": None},
    done={"outputs": {"cost": 0.1, "video_url": f"{CDN}/x.mp4"}},
    failure={"message": "boom"},
    unknown=NOT_FOUND,
    content=Told(200, {"url": f"{CDN}/x.mp4"}),
    lacks={
        **dict.fromkeys(("list", "delete", "remix", "edit", "extend", "characters"), NOT_FOUND),
        "thumbnail": NOT_FOUND, "spritesheet": NOT_FOUND,
    },
)  # fmt: skip
OPENROUTER = Dialect(
    name="openrouter",
    source=recorded("openrouter_done").source,
    new_id=lambda number: f"job-{number}",
    video=_video("openrouter_202"),
    done={"unsigned_urls": ["/api/v1/videos/{id}/content?index=0"], "usage": {"cost": 0.5}},
    statuses=("pending", "in_progress", "completed"),
    create_status=202,
    failure="content policy",
    unknown=told(404, error={"message": "Job not found", "code": 404}),
    ignores_variant=True,
    lacks={
        **dict.fromkeys(("list", "delete", "remix", "edit", "extend", "characters"), NOT_FOUND),
        "thumbnail": MP4_INSTEAD, "spritesheet": MP4_INSTEAD,
    },
)  # fmt: skip
_HTML = Told(404, "<!doctype html><title>404</title><h1>nginx</h1>", "text/html")
SLOPPY = Dialect(
    name="sloppy",
    source="made up: HTML for errors, wrong types, hardly a field",
    new_id=lambda number: 7000 + number,
    video={
        "object": None, "progress": "n/a", "created_at": "yesterday", "seconds": ["4"], "size": 7,
        "model": {}, "error": "", "prompt": 5, "expires_at": True, "urls": {}, "outputs": [],
    },
    statuses=("SUBMITTED", "Rendering", "DONE"),
    failure=["no", "reason"],
    unknown=_HTML,
    page=None,
    deleted={"ok": "yes"},
    unready=_HTML,
    lacks=dict.fromkeys(
        ("remix", "edit", "extend", "characters"), Told(501, "<html>no</html>", "text/html")
    ),
)  # fmt: skip

DIALECTS = (
    SGLANG, SGLANG_S3, VLLM_OMNI, FASTVIDEO, TENSORRT_LLM, AQUILES, NEW_API, LITELLM, LITELLM_VEO,
    URL_ONLY, TOGETHER, OPENROUTER, SLOPPY,
)  # fmt: skip
