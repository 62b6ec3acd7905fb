"""What callers send, saved in a folder of inputs under a name of ours."""

from __future__ import annotations

import base64
import binascii
import io
import shutil
from pathlib import Path
from typing import BinaryIO

from starlette.datastructures import UploadFile

from sora_mcp.engine import asked, media, refusals
from sora_mcp.engine.media import HEAD_BYTES


def save_upload(upload: UploadFile, folder: Path, kind: media.Kind, param: str) -> str:
    """Save an uploaded file; the name it got.

    Raises:
        RefusedError: it is empty, too large, or of another kind.
    """
    return _save(upload.file, folder, kind, param, upload.size or 0)


def save_data_url(url: str, folder: Path, kind: media.Kind, param: str) -> str:
    """Save what a data URL holds, like `save_upload`."""
    head, comma, text = url.partition(",")
    try:
        if not comma or not head.endswith(";base64"):
            raise ValueError("not base64")
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error) as error:
        raise refusals.bad_value(
            param,
            "Invalid data URL: expected 'data:image/png;base64,…' with the picture in base64.",
        ) from error
    return _save(io.BytesIO(data), folder, kind, param, len(data))


def _save(file: BinaryIO, folder: Path, kind: media.Kind, param: str, size_bytes: int) -> str:
    head = file.read(HEAD_BYTES)
    name = ("reference" if kind is media.IMAGE else "source") + asked.check_kind(
        head, kind, param, size_bytes
    )
    file.seek(0)
    with (folder / name).open("xb") as saved:
        shutil.copyfileobj(file, saved, 1024 * 1024)
    return name
