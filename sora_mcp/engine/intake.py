"""From a checked request to a queued job: inputs in their folder first, then the row."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import anyio
from anyio.to_thread import run_sync
from starlette.datastructures import UploadFile

from sora_mcp.engine import asked, media, refusals
from sora_mcp.engine.files import Files, link_or_copy, remove
from sora_mcp.engine.media import HEAD_BYTES
from sora_mcp.engine.refusals import RefusedError
from sora_mcp.engine.renderer import (
    STILL_FILE,
    TOTAL_MAX_SECONDS,
    VIDEO_FILE,
    CharacterStill,
    Measured,
    RenderError,
    RenderSpec,
)
from sora_mcp.engine.runner import RenderDiedError, RenderRunner
from sora_mcp.engine.store import Job, Store, StoredCharacter

_LOOK_MAX_S = 60  # looking at an upload; a second or two is usual
_LOOKS_AT_ONCE = 2


class Intake:
    """Accepts work. What it cannot use is refused at once and leaves nothing behind."""

    def __init__(
        self,
        store: Store,
        files: Files,
        runner: RenderRunner,
        *,
        clock: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        self._store, self._files, self._runner = store, files, runner
        self._clock, self._new_id = clock, new_id
        self._looks = anyio.CapacityLimiter(_LOOKS_AT_ONCE)

    async def create(self, wanted: asked.CreateAsked) -> Job:
        """Queue a new video."""
        width, height = (int(side) for side in wanted.size.split("x"))
        async with self._new_inputs("video_") as (video_id, inputs):
            characters = await run_sync(self._cast, wanted.characters, inputs)
            reference = await self._save_picture(wanted.reference, inputs)
            spec = RenderSpec(
                "create", wanted.prompt, width, height, float(wanted.seconds),
                reference=reference, characters=characters,
            )  # fmt: skip
            spec = await self._seeded(spec, inputs, wanted.seed)
            return await self._queue(video_id, spec, seconds=wanted.seconds)

    async def edit(self, wanted: asked.WorkAsked) -> Job:
        """Queue an edit of a whole video."""
        async with self._new_inputs("video_") as (video_id, inputs):
            source, size = await self._take_source(wanted.source, inputs)
            spec = RenderSpec(
                "edit", wanted.prompt, size.width_px, size.height_px, size.seconds, source=source
            )
            spec = await self._seeded(spec, inputs, None)
            return await self._queue(video_id, spec, seconds=_seconds_text(size.seconds))

    async def extend(self, wanted: asked.WorkAsked) -> Job:
        """Queue a video that goes on from the end of another."""
        async with self._new_inputs("video_") as (video_id, inputs):
            source, size = await self._take_source(wanted.source, inputs)
            total = size.seconds + float(wanted.seconds)
            if total > TOTAL_MAX_SECONDS:
                raise refusals.bad_value(
                    "seconds",
                    f"The extended video would be {_seconds_text(total)} s long; "
                    f"the most is {TOTAL_MAX_SECONDS:.0f} s.",
                )
            spec = RenderSpec(
                "extend", wanted.prompt, size.width_px, size.height_px, float(wanted.seconds),
                source=source,
            )  # fmt: skip
            spec = await self._seeded(spec, inputs, None)
            return await self._queue(video_id, spec, seconds=_seconds_text(total))

    async def remix(self, source_id: str, prompt: str) -> Job:
        """Queue the same video again with another prompt."""
        source = await self._completed(source_id)
        async with self._new_inputs("video_") as (video_id, inputs):
            await run_sync(_link_all, self._files.inputs(source_id), inputs)
            spec = RenderSpec.from_json(source.spec)
            spec = replace(spec, prompt=prompt, look=spec.look or spec.prompt)
            return await self._queue(video_id, spec, seconds=source.seconds, remixed_from=source_id)

    async def character(self, wanted: asked.CharacterAsked) -> StoredCharacter:
        """Make a character; ready when this returns."""
        async with self._new_inputs("char_") as (character_id, inputs):
            source = await run_sync(_save_upload, wanted.source, inputs, media.VIDEO, "video")
            output = await run_sync(self._files.new_output, character_id, "still")
            try:
                spec = RenderSpec("character", source=source)
                await self._look(spec, inputs, output, "video")
                target = self._files.character(character_id)
                await run_sync(self._files.publish, output, target)
            finally:
                await run_sync(self._files.drop_output, output)
        character = StoredCharacter(character_id, wanted.name, int(self._clock()))
        await run_sync(self._store.add_character, character)
        await run_sync(remove, inputs)
        return character

    @asynccontextmanager
    async def _new_inputs(self, prefix: str) -> AsyncIterator[tuple[str, Path]]:
        """A fresh id and its inputs folder, removed again when the block raises."""
        owner_id = prefix + self._new_id()
        inputs = self._files.inputs(owner_id)
        await run_sync(inputs.mkdir)
        try:
            yield owner_id, inputs
        except BaseException:
            with anyio.CancelScope(shield=True):
                await run_sync(remove, inputs)
            raise

    async def _queue(
        self, video_id: str, spec: RenderSpec, *, seconds: str, remixed_from: str | None = None
    ) -> Job:
        job = Job(
            id=video_id,
            prompt=spec.prompt,
            size=f"{spec.width_px}x{spec.height_px}",
            seconds=seconds,
            spec=spec.to_json(),
            created_at=int(self._clock()),
            remixed_from_video_id=remixed_from,
        )
        await run_sync(self._store.add, job)
        return job

    async def _seeded(self, spec: RenderSpec, inputs: Path, seed: int | None) -> RenderSpec:
        """With the seed that was asked for, else one that follows from everything else."""
        if seed is None:
            seed = await run_sync(_derived_seed, spec, inputs)
        return replace(spec, seed=seed)

    def _cast(self, ids: tuple[str, ...], inputs: Path) -> tuple[CharacterStill, ...]:
        cast = []
        for number, character_id in enumerate(ids):
            character = self._store.get_character(character_id)
            if character is None:
                raise refusals.character_not_found(character_id, status=400)
            still = f"character-{number}.png"
            link_or_copy(self._files.character(character_id) / STILL_FILE, inputs / still)
            cast.append(CharacterStill(character.name, still))
        return tuple(cast)

    async def _save_picture(self, picture: asked.Picture | None, inputs: Path) -> str | None:
        if picture is None:
            return None
        param = "input_reference"
        if isinstance(picture, str):
            name = await run_sync(_save_data_url, picture, inputs, media.IMAGE, param)
        else:
            name = await run_sync(_save_upload, picture, inputs, media.IMAGE, param)
        await self._look(RenderSpec("probe", reference=name), inputs, inputs, param)
        return name

    async def _take_source(self, source: asked.Source, inputs: Path) -> tuple[str, Measured]:
        if isinstance(source, str):
            return await self._take_own(source, inputs)
        name = await run_sync(_save_upload, source, inputs, media.VIDEO, "video")
        measured = await self._look(RenderSpec("probe", source=name), inputs, inputs, "video")
        return name, measured

    async def _take_own(self, video_id: str, inputs: Path) -> tuple[str, Measured]:
        job = await self._completed(video_id)
        name = "source.mp4"
        try:
            finished = self._files.video(video_id) / VIDEO_FILE
            await run_sync(link_or_copy, finished, inputs / name)
        except FileNotFoundError as error:
            raise refusals.source_expired(video_id) from error
        width, height = (int(side) for side in job.size.split("x"))
        return name, Measured(width, height, float(job.seconds))

    async def _completed(self, video_id: str) -> Job:
        job = await run_sync(self._store.get, video_id)
        if job is None:
            raise refusals.video_not_found(video_id)
        if job.status != "completed":
            raise refusals.source_not_completed(video_id, job.status)
        if job.is_purged:
            raise refusals.source_expired(video_id)
        return job

    async def _look(self, spec: RenderSpec, inputs: Path, output: Path, param: str) -> Measured:
        """Have an upload looked at in a render process; nothing untrusted is decoded here."""
        try:
            async with self._looks:
                with anyio.fail_after(_LOOK_MAX_S):
                    return await self._runner.run(spec, inputs, output, _unheard)
        except RenderError as error:
            raise RefusedError(str(error), code=error.code, param=param) from error
        except (RenderDiedError, TimeoutError) as error:
            sentence = f"Invalid file '{param}': it cannot be read."
            raise RefusedError(sentence, code="invalid_input", param=param) from error


async def _unheard(done: float) -> None:
    """Looking at a file has no progress worth telling."""


def _save_upload(upload: UploadFile, folder: Path, kind: media.Kind, param: str) -> str:
    return _save(upload.file, folder, kind, param, upload.size or 0)


def _save_data_url(url: str, folder: Path, kind: media.Kind, param: str) -> str:
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


def _derived_seed(spec: RenderSpec, inputs: Path) -> int:
    digest = hashlib.sha256(spec.to_json().encode())
    for name in sorted(path.name for path in inputs.iterdir()):
        with (inputs / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return int.from_bytes(digest.digest()[:4])


def _link_all(source: Path, target: Path) -> None:
    for path in source.iterdir():
        link_or_copy(path, target / path.name)


def _seconds_text(seconds: float) -> str:
    return f"{round(seconds, 2):g}"
