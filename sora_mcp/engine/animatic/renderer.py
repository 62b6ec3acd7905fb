"""`AnimaticRenderer`: one spec in, the files of one draft out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from sora_mcp.engine.animatic import camera, film, footage, grade, palette, picture, portrait
from sora_mcp.engine.animatic.background import Background
from sora_mcp.engine.animatic.layout import Layout, Timed, gone_at
from sora_mcp.engine.animatic.planes import Planes, from_image
from sora_mcp.engine.animatic.sound import RATE_HZ, Pad, Sequence, Sound
from sora_mcp.engine.animatic.stills import Stills
from sora_mcp.engine.renderer import MODEL, VIDEO_FILE, Measured, Progress, RenderSpec

FPS = footage.FPS
_FILMED = 0.95  # share of the work that is done when the last picture is encoded


class AnimaticRenderer:
    """Draws drafts from words, pictures and footage. Memory does not grow with their length."""

    def render(self, spec: RenderSpec, inputs: Path, output: Path, progress: Progress) -> Measured:
        """See `Renderer.render`."""
        if spec.operation == "probe":
            return _probed(spec, inputs)
        if spec.operation == "character":
            return portrait.make(inputs / _named(spec.source), output)
        make = {"create": _created, "edit": _edited, "extend": _extended}[spec.operation]
        count, pictures, sound = make(spec, inputs)
        _film(spec, output, count, pictures, sound, progress)
        return Measured(spec.width_px, spec.height_px, count / FPS)


def _probed(spec: RenderSpec, inputs: Path) -> Measured:
    if spec.reference is not None:
        still = picture.opened_upright(inputs / spec.reference)
        return Measured(still.width, still.height, 0.0)
    return footage.measure(inputs / _named(spec.source))


Take = tuple[int, Iterator[Planes], Sound]


def _created(spec: RenderSpec, inputs: Path) -> Take:
    count = max(1, round(spec.seconds * FPS))
    pictures = _drawn(spec, count) if spec.reference is None else _moved(spec, inputs, count)
    layers = _words(spec, inputs, (count - 1) / FPS)
    return count, _under(pictures, layers), Pad(spec.seed, spec.seconds)


def _edited(spec: RenderSpec, inputs: Path) -> Take:
    source = inputs / _named(spec.source)
    count = max(1, round(spec.seconds * FPS))
    layout = Layout(spec.width_px, spec.height_px)
    look = grade.choose(spec.prompt)
    is_draft = footage.is_made_by(source, MODEL)
    words = [] if look else layout.caption(f"EDIT: {spec.prompt}", is_covering=is_draft)
    words = gone_at((count - 1) / FPS, words)
    frames = footage.pictures(source, spec.width_px, spec.height_px, count)
    graded = (look.apply(frame) if look else frame.copy() for frame in frames)
    return count, _under(graded, words + layout.tag()), footage.Track(source)


def _extended(spec: RenderSpec, inputs: Path) -> Take:
    source = inputs / _named(spec.source)
    before = max(1, round(footage.measure(source).seconds * FPS))
    after = max(1, round(spec.seconds * FPS))
    frames = footage.pictures(source, spec.width_px, spec.height_px, before)
    sound = Sequence(footage.Track(source), before * RATE_HZ // FPS, Pad(spec.seed, after / FPS))
    is_draft = footage.is_made_by(source, MODEL)
    return before + after, _continued(spec, frames, after, is_draft=is_draft), sound


def _continued(
    spec: RenderSpec, frames: Iterator[Planes], after: int, *, is_draft: bool
) -> Iterator[Planes]:
    """The source's own pictures, then a slow move over the last of them."""
    last = None
    for last in frames:
        yield last
    if last is None:
        return
    layout = Layout(spec.width_px, spec.height_px)
    # A small move, nearly centred: words burned into the source stay in the picture.
    move = camera.choose(spec.prompt, spec.seed).scaled(0.2)
    slow = camera.SlowMove(last, move, from_whole=True, amount=0.06)
    shares = (index / after for index in range(1, after + 1))
    # Over a draft it comes back, so that its tag is whole again where the next extension starts.
    moved = (slow.at(math.sin(math.pi * u) if is_draft else u) for u in shares)
    tag = [] if is_draft else layout.tag()
    words = layout.caption(spec.prompt, from_s=0.3, is_covering=is_draft)
    words = gone_at((after - 1) / FPS, words)
    yield from _under(moved, words + tag)


def _drawn(spec: RenderSpec, count: int) -> Iterator[Planes]:
    colours = palette.choose(_look(spec), spec.seed)
    move = camera.choose(_look(spec), spec.seed)
    ground = Background(spec.width_px, spec.height_px, colours, spec.seed)
    return (ground.at(index / FPS, index / count, move) for index in range(count))


def _moved(spec: RenderSpec, inputs: Path, count: int) -> Iterator[Planes]:
    still = picture.open_covering(inputs / _named(spec.reference), spec.width_px, spec.height_px)
    ground = from_image(still)
    for tag in Layout(spec.width_px, spec.height_px).tag():
        if tag.layer.is_on(ground):  # the last picture of another draft
            tag.layer.take_off(ground)
    move = camera.SlowMove(ground, camera.choose(_look(spec), spec.seed))
    return (move.at(index / max(1, count - 1)) for index in range(count))


def _words(spec: RenderSpec, inputs: Path, last_s: float) -> list[Timed]:
    layout = Layout(spec.width_px, spec.height_px)
    low_px = layout.portrait_px + layout.margin_px // 2 if spec.characters else 0
    if spec.reference is None:
        accent = palette.choose(_look(spec), spec.seed).accent
        layers = layout.card(spec.prompt, accent, low_px=low_px)
    else:
        layers = layout.caption(spec.prompt, low_px=low_px)
    return gone_at(last_s, layers + layout.portraits(spec.characters, inputs)) + layout.tag()


def _under(pictures: Iterator[Planes], layers: list[Timed]) -> Iterator[Planes]:
    """Pictures that may be drawn on, with the layers on top."""
    for index, frame in enumerate(pictures):
        for layer in layers:
            layer.draw(frame, index / FPS)
        yield frame


def _film(
    spec: RenderSpec,
    output: Path,
    count: int,
    pictures: Iterator[Planes],
    sound: Sound,
    progress: Progress,
) -> None:
    stills = Stills(count)
    size = spec.width_px, spec.height_px
    with film.written(output / VIDEO_FILE, *size, title=spec.prompt) as reel:
        for index, frame in enumerate(pictures):
            reel.add(frame, sound)
            stills.see(index, frame)
            progress(_FILMED * (index + 1) / count)
    stills.save(output)
    progress(1.0)


def _look(spec: RenderSpec) -> str:
    return spec.look or spec.prompt


def _named(name: str | None) -> str:
    if name is None:
        raise ValueError("the spec names no file for its operation")
    return name
