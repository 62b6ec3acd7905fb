"""Films made anew: plans drawn from their first shot to their last, and footage edited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sora_mcp.engine.animatic import cutouts, footage, inking, picture, reel, takes, wiping
from sora_mcp.engine.animatic.art import props, rigs, sets  # noqa: F401 - fills the shelves
from sora_mcp.engine.animatic.canvas import Pixels
from sora_mcp.engine.animatic.changes import changed, read_changes
from sora_mcp.engine.animatic.language import codec
from sora_mcp.engine.animatic.picture import Plate
from sora_mcp.engine.animatic.plan import Plan, Shot
from sora_mcp.engine.animatic.scene.painter import ShotPainter
from sora_mcp.engine.animatic.scene.photo import PhotoPainter
from sora_mcp.engine.animatic.score import Score
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.animatic.takes import FPS, Painter
from sora_mcp.engine.renderer import (
    EDIT_NOT_UNDERSTOOD,
    VIDEO_FILE,
    Measured,
    Progress,
    RenderError,
    RenderSpec,
)


def drawn(spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
    """A plan from its first shot to its last."""
    plan = planned(spec)
    count = takes.counted(plan)
    stills = Stills(count)
    shown = pictures(spec, plan, inputs)
    with reel.written(output / VIDEO_FILE, size(spec), Score(plan), spec.title) as written:
        for index, frame in enumerate(shown):
            stills.see(index, frame)
            written.add(frame)
            progress((index + 1) / count)
        stills.save(output)  # while the encoder comes to its end
    return Measured(*size(spec), count / FPS)


def edited(spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
    """Footage without a plan: its own pictures, changed."""
    if not spec.changes:
        raise RenderError(spec.refusal or "Nothing was understood.", code=EDIT_NOT_UNDERSTOOD)
    source = inputs / named(spec.source)
    film = changed(source, read_changes(spec.changes), size(spec), spec.seconds, spec.seed)
    stills = Stills(film.count)
    says = reel.DRAFT_SAYS if footage.is_made_by(source, reel.DRAFT) else reel.EDITED_SAYS
    with reel.written(output / VIDEO_FILE, size(spec), film.sound, spec.title, says) as written:
        for index, frame in enumerate(film.pictures):
            stills.see(index, frame)
            written.add(frame)
            progress((index + 1) / film.count)
        stills.save(output)
    return Measured(*size(spec), film.count / FPS)


def pictures(spec: RenderSpec, plan: Plan, inputs: Path, *, first: int = 1) -> Iterator[Pixels]:
    """The pictures of a plan from shot `first` on, in whatever world they play."""
    ground = _ground(spec, inputs)
    cast = {} if ground is not None else cutouts.opened(spec.characters, inputs)
    begins = first == 1 or spec.goes_on_from_picture
    opening = plan.shots[first - 1 : first] if begins else ()

    def painter_of(shot: Shot) -> Painter:
        if ground is not None:
            opens = any(shot is one for one in opening)
            goes_on = shot.clock_s > 0 and shot.size == plan.shots[0].size
            return PhotoPainter(shot, ground, opens=opens, goes_on=goes_on)
        return ShotPainter(shot, *size(spec), cast)

    is_given = ground is not None
    shown = takes.pictures(plan, *size(spec), painter_of, first=first, is_given=is_given)
    return shown if is_given else _inked_beside(shown)


def _inked_beside(shown: Iterator[Pixels]) -> Iterator[Pixels]:
    with inking.beside():
        yield from shown


def _ground(spec: RenderSpec, inputs: Path) -> Plate | None:
    """The picture that the shots play in, where one was given or footage is gone on from."""
    if spec.reference is not None:
        return picture.opened_covering(inputs / spec.reference, *size(spec))
    if spec.operation == "extend" and spec.goes_on_from_picture:
        last = footage.last_frame(inputs / named(spec.source), *size(spec))
        wiping.wipe(last)
        return picture.filling(last)
    return None


def planned(spec: RenderSpec) -> Plan:
    """The spec's plan."""
    if spec.plan is None:
        raise ValueError("the spec has no plan for its operation")
    return codec.from_json(json.dumps(spec.plan))


def size(spec: RenderSpec) -> tuple[int, int]:
    """Width and height in pixels."""
    return spec.width_px, spec.height_px


def named(name: str | None) -> str:
    """A file that the operation needs."""
    if name is None:
        raise ValueError("the spec names no file for its operation")
    return name
