"""Request bodies of every kind (JSON, multipart, urlencoded) as one thing: fields and files."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from anyio.to_thread import run_sync
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from sora_mcp.engine import refusals
from sora_mcp.engine.media import VIDEO_MAX_BYTES
from sora_mcp.engine.refusals import RefusedError

JSON_MAX_BYTES = 32 * 1024 * 1024  # a 20 MB picture as base64, and some
_FORM_MAX_BYTES = VIDEO_MAX_BYTES + 2 * 1024 * 1024
_PART_MAX_BYTES = 28 * 1024 * 1024
_BRACKETED = re.compile(r"(\w+)((?:\[\w*\])+)")


@dataclass(frozen=True)
class Body:
    """What was sent. Values of `fields` are JSON values; in a form, numbers are strings."""

    fields: dict[str, Any] = field(default_factory=dict)
    files: dict[str, UploadFile] = field(default_factory=dict)
    is_form: bool = False


@asynccontextmanager
async def read(request: Request) -> AsyncIterator[Body]:
    """The body of a request; uploaded files are on disk, and gone when the block is left.

    Raises:
        RefusedError: too large, not parseable, or of a type that is none of the three.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        form = await _parse_form(request, is_multipart=kind.startswith("multipart"))
        try:
            yield _form_body(form)
        finally:
            await form.close()
    elif kind in ("application/json", ""):
        yield Body(await _parse_json(request))
    else:
        raise RefusedError(
            f"Unsupported content type: '{kind[:100]}'. Send application/json or "
            "multipart/form-data.",
            status=415,
        )


async def _parse_json(request: Request) -> dict[str, Any]:
    data = b"".join([chunk async for chunk in _bounded(request, JSON_MAX_BYTES)])
    try:
        value = await run_sync(json.loads, data or b"{}")
    except (ValueError, RecursionError) as error:
        raise RefusedError("We could not parse the JSON body of your request.") from error
    if not isinstance(value, dict):
        raise RefusedError("The JSON body of your request must be an object.")
    return {name: item for name, item in value.items() if item is not None}


async def _parse_form(request: Request, *, is_multipart: bool) -> FormData:
    stream = _bounded(request, _FORM_MAX_BYTES)
    parser: MultiPartParser | FormParser
    if is_multipart:
        parser = MultiPartParser(
            request.headers, stream, max_files=4, max_fields=50, max_part_size=_PART_MAX_BYTES
        )
    else:
        parser = FormParser(request.headers, stream, max_fields=50, max_part_size=_PART_MAX_BYTES)
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise RefusedError(
            f"We could not parse the form in your request: {error.message}"
        ) from error


async def _bounded(request: Request, most_bytes: int) -> AsyncGenerator[bytes, None]:
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > most_bytes:
        raise refusals.too_large(None, most_bytes)
    count = 0
    async for chunk in request.stream():
        count += len(chunk)
        if count > most_bytes:
            raise refusals.too_large(None, most_bytes)
        yield chunk


def _form_body(form: FormData) -> Body:
    body = Body(is_form=True)
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            body.files[name] = value
        elif match := _BRACKETED.fullmatch(name):
            _put(body.fields, match[1], re.findall(r"\[(\w*)\]", match[2]), value)
        else:
            body.fields[name] = value
    return body


def _put(fields: dict[str, Any], name: str, path: list[str], value: str) -> None:
    """`video[id]` is an object; `characters[][id]` and `characters[0][id]` are lists of objects."""
    if len(path) == 1 and path[0] and not path[0].isdigit():
        held = fields.setdefault(name, {})
        if isinstance(held, dict):
            held[path[0]] = value
    else:
        held = fields.setdefault(name, [])
        if isinstance(held, list):
            held.append({path[-1]: value} if len(path) == 2 else value)
