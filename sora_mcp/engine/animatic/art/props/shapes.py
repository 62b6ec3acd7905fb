"""What many props and vehicles are made of: tones, panes, flames, halos, and the shelf's units."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sora_mcp.engine.animatic.art import colour
from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    Point,
    blob,
    circle,
    glow,
    group,
    line,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Medium, Pose, add
from sora_mcp.engine.animatic.art.light import Paint

Sketch = Callable[[Pose], str]
Corners = tuple[float, float, float, float]  # left, top, right, bottom

LAMPS_FROM = 0.3  # how dark it is when lamps begin to be seen
_METALS = frozenset(["gold", "silver", "bronze", "copper", "brass"])
STILL: Mapping[str, Cycle] = {"": Cycle(2.0, 1)}


@dataclass(frozen=True)
class Tone:
    """One surface: as it is, turned from the light, deep in shade, towards the light, shining."""

    base: str
    shade: str
    deep: str
    light: str
    bright: str


def tone(paint: Paint, surface: str) -> Tone:
    """The tones of a surface in a light."""
    return Tone(
        paint(surface), paint(surface, 0.35), paint(surface, 0.7), paint(surface, -0.35),
        paint(surface, -1.0),
    )  # fmt: skip


def part(pose: Pose, name: str, default: str) -> Tone:
    """A part's tones by the look; "body" stands in, and metal shines."""
    surface, paint = pose.look.colour(name, default), pose.paint
    if (pose.look.of.get(name) or pose.look.of.get("body", "")) not in _METALS:
        return tone(paint, surface)
    polished = colour.lighter(surface, 0.4)
    return Tone(
        paint(surface), paint(surface, 0.5), paint(surface, 0.85), paint(polished, -0.3),
        paint(colour.lighter(surface, 0.75), -1.0),
    )  # fmt: skip


def own(pose: Pose, name: str, default: str) -> Tone:
    """A part's tones by the look, where "body" does not stand in."""
    return tone(pose.paint, pose.look.own_colour(name, default))


def lit_side(pose: Pose) -> int:
    """Where the light comes from: -1 left, 1 right."""
    return 1 if pose.paint.light.key > 0 else -1


def wave(pose: Pose, times: int = 1, shift: float = 0.0) -> float:
    """-1..1, `times` swings in a cycle."""
    return math.sin(2 * math.pi * (pose.phase * times + shift))


def shelve(
    name: str,
    height_m: float,
    sketch: Sketch,
    box: Corners,
    high: float = 100.0,
    *,
    dark_box: Corners | None = None,
    trait_box: tuple[str, Corners] | None = None,
    actions: Mapping[str, Cycle] = STILL,
    medium: Medium = "ground",
    head: Point | None = None,
    head_height: float | None = None,
    seat: Point | None = None,
    hand: Point | None = None,
    faces: bool = False,
) -> Figure:
    """Put a figure on the shelf that is sketched `high` of its own units high.

    `dark_box` is what it takes when its lamps shine, `trait_box` what with a trait.
    """
    k = 1000 / high

    def draw(pose: Pose) -> Drawing:
        shines = pose.paint.light.dark >= LAMPS_FROM or pose.action == "shine"
        taken = dark_box if dark_box and shines else box
        if trait_box and pose.look.trait(trait_box[0]):
            taken = trait_box[1]
        return Drawing(group(sketch(pose), f"scale({k:.4g})"), Box(*(k * edge for edge in taken)))

    def scaled(point: Point | None) -> Point | None:
        return None if point is None else (k * point[0], k * point[1])

    return add(
        Figure(
            name, height_m, draw, actions=actions, medium=medium, faces=faces,
            head=scaled(head) or (0.0, -500.0), head_height=k * (head_height or high),
            seat=scaled(seat), hand=scaled(hand),
        )
    )  # fmt: skip


def slab(pose: Pose, corners: Corners, surface: Tone, shaded: float = 0.34, rx: float = 0.0) -> str:
    """An upright block: its side away from the light in shade, a bright edge towards it."""
    left, top, right, bottom = corners
    wide, high = right - left, bottom - top
    dark = shaded * wide
    edge = min(0.05 * wide, 1.6)
    if lit_side(pose) > 0:
        away, near = left, right - edge
    else:
        away, near = right - dark, left
    return (
        rect(left, top, wide, high, surface.base, rx)
        + rect(away, top, dark, high, surface.shade, rx)
        + rect(near, top, edge, high, surface.light, min(rx, edge / 2))
    )


def pane(
    pose: Pose, x: float, y: float, wide: float, high: float, frame: str = "#efe8da",
    *, bars: tuple[int, int] = (1, 1), is_lit: bool = True, edge: float = 1.0,
) -> str:  # fmt: skip
    """A window: lit when it is dark, else glass with a glint; `bars` upright and across."""
    paint = pose.paint
    on = "#ffd98a" if is_lit else "#3d4a66"
    trim = paint(frame)
    body = rect(x - edge, y - edge, wide + 2 * edge, high + 2 * edge, trim)
    body += rect(x, y, wide, high, paint.lamp("#7fa6bd", on))
    glint = [(x, y), (x + 0.55 * wide, y), (x, y + 0.6 * high)]
    body += polygon(glint, paint.lamp("#b9d6e4", "#ffe9b4" if is_lit else "#4b597a"))
    for n in range(bars[0]):
        at = x + wide * (n + 1) / (bars[0] + 1)
        body += line([(at, y), (at, y + high)], trim, 0.8 * edge)
    for n in range(bars[1]):
        at = y + high * (n + 1) / (bars[1] + 1)
        body += line([(x, at), (x + wide, at)], trim, 0.8 * edge)
    return body


def halo(
    pose: Pose, name: str, at: Point, r: float, lamp: str = "#ffc964", by_day: float = 0.0
) -> str:
    """Light around a lamp: the darker, the stronger; `by_day` 0..1 is what is left of it by day."""
    dark = pose.paint.light.dark
    much = 0.75 * (by_day + (1 - by_day) * dark)
    if not by_day and dark < LAMPS_FROM:
        return ""
    return glow(name, pose.paint.glow(lamp), much) + circle(*at, r, f"url(#{name})")


FLAME = ("#e2541c", "#f6962a", "#ffd75a", "#fff3c0")


def flame(
    pose: Pose, x: float, y: float, wide: float, high: float, shift: float = 0.0,
    tints: Sequence[str] = FLAME,
) -> str:  # fmt: skip
    """A tongue of fire on (x, y), flickering over the cycle; nested, the innermost brightest."""
    body = ""
    for index, tint in enumerate(tints[:3]):
        share = (1.0, 0.68, 0.38)[index]
        lean = 0.16 * wide * wave(pose, 1 + index % 2, shift + 0.2 * index)
        tall = high * share * (1 + 0.1 * wave(pose, 2, shift + 0.31 * index))
        w = 0.5 * wide * share
        body += blob(
            [(x - 0.55 * w, y), (x - w, y - 0.28 * tall),
             (x - 0.5 * w + 0.4 * lean, y - 0.62 * tall), (x + lean, y - tall),
             (x + 0.45 * w + 0.4 * lean, y - 0.55 * tall), (x + w, y - 0.24 * tall),
             (x + 0.55 * w, y)],
            pose.paint.glow(tint),
        )  # fmt: skip
    return body
