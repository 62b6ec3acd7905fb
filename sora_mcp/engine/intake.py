"""From a checked request to a queued job: inputs in their folder first, then the row."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import anyio
from anyio.to_thread import run_sync

from sora_mcp.engine import arrivals, asked, media, planning, refusals
from sora_mcp.engine.files import Files, link_or_copy, remove
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
from sora_mcp.errors import SoraError

_LOOK_MAX_S = 60  # looking at an upload; a second or two is usual
_LOOKS_AT_ONCE = 2

SOURCE_FILE = "source.mp4"
Taken = tuple[str, Measured, RenderSpec | None]  # the file's name, its measures, what it is made of


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
        lacking: tuple[str, ...] = (),
    ) -> None:
        self._store, self._files, self._runner = store, files, runner
        self._clock, self._new_id = clock, new_id
        self._lacking = lacking
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
            spec = await run_sync(_planned, planning.created, spec)
            return await self._queue(video_id, spec, seconds=wanted.seconds)

    async def edit(self, wanted: asked.WorkAsked) -> Job:
        """Queue an edit of a whole video."""
        async with self._new_inputs("video_") as (video_id, inputs):
            source, size, made_of = await self._take_source(wanted.source, inputs)
            spec = RenderSpec(
                "edit", wanted.prompt, size.width_px, size.height_px, size.seconds, source=source
            )
            spec = await self._seeded(spec, inputs, None)
            spec = await run_sync(_planned, planning.edited, spec, made_of)
            await run_sync(_keep_named, spec, inputs)
            seconds = await run_sync(planning.edited_seconds, spec)
            return await self._queue(video_id, spec, seconds=_seconds_text(seconds))

    async def extend(self, wanted: asked.WorkAsked) -> Job:
        """Queue a video that goes on from the end of another."""
        async with self._new_inputs("video_") as (video_id, inputs):
            source, size, made_of = await self._take_source(wanted.source, inputs)
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
            spec = await run_sync(_planned, planning.extended, spec, made_of, size.seconds)
            await run_sync(_keep_named, spec, inputs)
            return await self._queue(video_id, spec, seconds=_seconds_text(total))

    async def remix(self, source_id: str, prompt: str) -> Job:
        """Queue the same video again with another prompt."""
        source = await self._completed(source_id)
        async with self._new_inputs("video_") as (video_id, inputs):
            await run_sync(_link_all, self._files.inputs(source_id), inputs)
            made_of = RenderSpec.from_json(source.spec)
            spec = await run_sync(_planned, planning.remixed, made_of, prompt)
            await run_sync(_keep_named, spec, inputs)
            seconds = source.seconds
            if spec.operation == "edit":
                seconds = _seconds_text(await run_sync(planning.edited_seconds, spec))
            return await self._queue(video_id, spec, seconds=seconds, remixed_from=source_id)

    async def character(self, wanted: asked.CharacterAsked) -> StoredCharacter:
        """Make a character; ready when this returns."""
        async with self._new_inputs("char_") as (character_id, inputs):
            source = await run_sync(
                arrivals.save_upload, wanted.source, inputs, media.VIDEO, "video"
            )
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
        if self._lacking:
            raise refusals.cannot_draw(self._lacking)
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
            cast.append(CharacterStill(character.name, still, character_id))
        return tuple(cast)

    async def _save_picture(self, picture: asked.Picture | None, inputs: Path) -> str | None:
        if picture is None:
            return None
        param = "input_reference"
        if isinstance(picture, str):
            name = await run_sync(arrivals.save_data_url, picture, inputs, media.IMAGE, param)
        else:
            name = await run_sync(arrivals.save_upload, picture, inputs, media.IMAGE, param)
        await self._look(RenderSpec("probe", reference=name), inputs, inputs, param)
        return name

    async def _take_source(self, source: asked.Source, inputs: Path) -> Taken:
        if isinstance(source, str):
            return await self._take_own(source, inputs)
        name = await run_sync(arrivals.save_upload, source, inputs, media.VIDEO, "video")
        measured = await self._look(RenderSpec("probe", source=name), inputs, inputs, "video")
        return name, measured, None

    async def _take_own(self, video_id: str, inputs: Path) -> Taken:
        """The finished file, and beside it what it was made of: its pictures and characters."""
        job = await self._completed(video_id)
        try:
            await run_sync(_link_all, self._files.inputs(video_id), inputs, SOURCE_FILE)
            finished = self._files.video(video_id) / VIDEO_FILE
            await run_sync(link_or_copy, finished, inputs / SOURCE_FILE)
        except FileNotFoundError as error:
            raise refusals.source_expired(video_id) from error
        width, height = (int(side) for side in job.size.split("x"))
        measured = Measured(width, height, float(job.seconds))
        return SOURCE_FILE, measured, RenderSpec.from_json(job.spec)

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


def _derived_seed(spec: RenderSpec, inputs: Path) -> int:
    digest = hashlib.sha256(spec.to_json().encode())
    for name in sorted(path.name for path in inputs.iterdir()):
        with (inputs / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return int.from_bytes(digest.digest()[:4])


def _planned(plan: Callable[..., RenderSpec], *args: object) -> RenderSpec:
    try:
        return plan(*args)
    except SoraError as error:  # a plan in JSON that cannot be drawn
        raise refusals.bad_value("prompt", f"Invalid plan: {error}") from error


def _keep_named(spec: RenderSpec, inputs: Path) -> None:
    """Only what the video is made from stays: of a source, often nothing."""
    named = {spec.reference, spec.source, *(one.still for one in spec.characters)}
    for path in inputs.iterdir():
        if path.name not in named:
            path.unlink()


def _link_all(source: Path, target: Path, *except_for: str) -> None:
    for path in source.iterdir():
        if path.name not in except_for:
            link_or_copy(path, target / path.name)


def _seconds_text(seconds: float) -> str:
    return f"{round(seconds, 2):g}"
