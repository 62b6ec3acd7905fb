"""Keeps what a video was made from, so that it can be made again with other words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread

from sora_mcp.video import CreateRequest, FileUpload, ImageReference


@dataclass(frozen=True)
class Inputs:
    """What went into a video besides its prompt."""

    reference: FileUpload | ImageReference | None = None
    characters: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


class Keepsakes:
    """Pictures in one folder, each once; what they belong to is noted as JSON by the caller."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, request: CreateRequest) -> str | None:
        """A note from which `recall` has the inputs again; None where there are none."""
        told: dict[str, Any] = {}
        reference = request.input_reference
        if isinstance(reference, FileUpload):
            path = await anyio.to_thread.run_sync(self._keep_file, reference)
            told = {"file": str(path), "name": reference.filename, "type": reference.mime_type}
        elif reference is not None:
            told = {"file_id": reference.file_id, "image_url": reference.image_url}
        if not told and not request.characters and not request.extra:
            return None
        inputs = {"reference": told, "characters": list(request.characters)}
        return json.dumps(inputs | {"extra": dict(request.extra)})

    def recall(self, note: str | None) -> Inputs:
        """The inputs of a note; a picture that was removed meanwhile counts as none."""
        if note is None:
            return Inputs()
        told = json.loads(note)
        return Inputs(_reference(told["reference"]), tuple(told["characters"]), told["extra"])

    def _keep_file(self, upload: FileUpload) -> Path:
        content = upload.content
        data = content.read_bytes() if isinstance(content, Path) else content
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / hashlib.sha256(data).hexdigest()
        if not path.exists():
            part = path.with_suffix(".part")
            part.write_bytes(data)
            part.replace(path)
        return path


def _reference(told: dict[str, Any]) -> FileUpload | ImageReference | None:
    if "file" in told:
        path = Path(told["file"])
        return FileUpload(told["name"], told["type"], path) if path.is_file() else None
    return ImageReference(told["file_id"], told["image_url"]) if told else None
