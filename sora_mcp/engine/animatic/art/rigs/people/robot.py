"""The robot: people's skeleton, clad in panels, with a lit face."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Look, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.rigs.people import held, limbs, skull
from sora_mcp.engine.animatic.art.rigs.people.build import Build
from sora_mcp.engine.animatic.art.rigs.people.instruments import SHELF
from sora_mcp.engine.animatic.art.rigs.people.motion import Motion
from sora_mcp.engine.animatic.art.rigs.people.person import afloat, body_of
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Body, Values
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, between, beyond
from sora_mcp.engine.animatic.art.rigs.people.skull import Skull

BUILD = Build(head=88, neck=30, torso=300, shoulder_w=116, hip_joint=56, limb=1.05, foot=140)
_COLOURS = ("#9aa8b5", "#c7ccd1", "#c98a3d", "#6f97a8", "#b5653f")


@dataclass(frozen=True)
class _Shell:
    sketch: Sketch
    body: Body
    paint: Paint
    look: Look
    metal: str
    phase: float


def robot(pose: Pose, motion: Motion) -> Drawing:
    """A friendly machine."""
    body, values = body_of(pose, BUILD, motion)
    sketch = Sketch()
    metal = pose.look.colour("metal", _COLOURS[pose.seed % len(_COLOURS)])
    shell = _Shell(sketch, body, pose.paint, pose.look, metal, pose.phase)
    things = held.Things(sketch, body, pose, motion.held, SHELF)
    far, near = body.sides()
    things.draw("behind")
    _arm(shell, far)
    for side in (far, near):
        _leg(shell, side)
    things.draw("lap")
    _trunk(shell)
    _head(shell, values)
    things.draw("chest")
    _arm(shell, near)
    things.draw("front")
    return afloat(sketch.drawing()) if motion.water else sketch.drawing()


def _panel(shell: _Shell, a: Point, b: Point, widths: tuple[float, float], shade: float) -> None:
    paint = shell.paint
    half_a, half_b = widths[0] / 2, widths[1] / 2
    quad = (
        beyond(b, a, 4, half_a),
        beyond(b, a, 4, -half_a),
        beyond(a, b, 4, half_b),
        beyond(a, b, 4, -half_b),
    )
    shell.sketch.polygon(
        quad,
        paint(shell.metal, shade),
        f'stroke="{paint(shell.metal, shade)}" stroke-width="12" stroke-linejoin="round"',
    )
    dark = (quad[0], between(quad[0], quad[1], 0.34), between(quad[3], quad[2], 0.34), quad[3])
    dark = (
        dark
        if quad[0][0] < quad[1][0]
        else (quad[1], between(quad[1], quad[0], 0.34), between(quad[2], quad[3], 0.34), quad[2])
    )
    shell.sketch.polygon(dark, paint(shell.metal, min(1.0, shade + 0.35)))


def _arm(shell: _Shell, side: str) -> None:
    body, sketch, paint = shell.body, shell.sketch, shell.paint
    shade = limbs.shade_of(body, side)
    shoulder, elbow, wrist, hand = (
        body.at(f"{name}_{side}") for name in ("shoulder", "elbow", "wrist", "hand")
    )
    dark = paint("#3d444e", shade)
    sketch.tube((shoulder, elbow, wrist), (34, 28, 26), dark)
    _panel(shell, between(shoulder, elbow, 0.24), between(shoulder, elbow, 0.76), (48, 42), shade)
    _panel(shell, between(elbow, wrist, 0.22), between(elbow, wrist, 0.86), (46, 54), shade)
    sketch.disc(shoulder, 38, paint(shell.metal, shade - 0.2))
    sketch.disc(shoulder, 17, dark)
    for aside in (-15, 0, 15):
        sketch.tube(
            (beyond(elbow, wrist, 8, aside), beyond(elbow, hand, 14, aside * 0.8)), (13, 10), dark
        )


def _leg(shell: _Shell, side: str) -> None:
    body, sketch, paint = shell.body, shell.sketch, shell.paint
    shade = limbs.shade_of(body, side)
    hip, knee, ankle = (body.at(f"{name}_{side}") for name in ("hip", "knee", "ankle"))
    heel, toe = body.at(f"heel_{side}"), body.at(f"toe_{side}")
    dark = paint("#3d444e", shade)
    sketch.tube((hip, knee, ankle), (50, 36, 32), dark)
    _panel(shell, between(hip, knee, 0.16), between(hip, knee, 0.8), (70, 58), shade)
    _panel(shell, between(knee, ankle, 0.2), between(knee, ankle, 0.84), (56, 66), shade)
    sketch.disc(knee, 25, paint(shell.metal, shade - 0.25))
    sketch.disc(knee, 11, dark)
    sketch.tube((heel, toe), (46, 38), dark)
    sketch.tube((ankle, between(heel, toe, 0.75)), (44, 36), paint(shell.metal, shade))


def _trunk(shell: _Shell) -> None:
    body, sketch, paint, metal = shell.body, shell.sketch, shell.paint, shell.metal
    chest, eye = body.chest, body.eye
    waist, hip = body.at("waist"), body.at("pelvis")
    wide = 98 + 30 * abs(eye.near(chest.forward))
    sketch.tube((waist, hip), (84, 92), paint("#3d444e"))
    _panel(shell, beyond(waist, hip, -34), beyond(waist, hip, 6), (130, 104), 0.1)
    top = eye.screen(chest.point(0, -10, 0))
    low = between(top, waist, 0.98)
    _panel(shell, top, low, (2 * wide, 1.56 * wide), 0.0)
    if eye.near(chest.forward) < -0.2:
        return
    sight = eye.near(chest.forward)
    ahead = eye.screen(chest.point(84, -96, 0))
    middle = between(between(top, low, 0.42), ahead, 0.62)
    beat = 0.5 + 0.5 * math.sin(2 * math.pi * shell.phase)
    sketch.oval(middle, 34 * max(0.5, sight), 34, paint("#2a3038"))
    lamp = paint.glow(shell.look.own_colour("eyes", "#57d3e6"))
    sketch.oval(middle, (20 + 4 * beat) * max(0.5, sight), 20 + 4 * beat, lamp)
    for row in range(3):
        x, y = middle[0], middle[1] + 64 + 15 * row
        sketch.line(((x - 30, y), (x + 30, y)), paint(metal, 0.5), 5)


def _head(shell: _Shell, values: Values) -> None:
    one, sketch, paint, metal = skull.of(shell.body), shell.sketch, shell.paint, shell.metal
    neck = shell.body.at("neck")
    base = one.place(0, -0.9, 0)
    sketch.tube((neck, base), (44, 40), paint("#3d444e"))
    tip = one.place(-0.1, 1.55, 0)
    sketch.line((one.place(-0.1, 0.8, 0), tip), paint("#3d444e"), 9)
    sketch.disc(tip, 15, paint.glow("#e8664a"))
    _panel(
        shell, one.place(0, 0.72, 0), one.place(0, -0.72, 0), (1.75 * one.half, 1.6 * one.half), 0.0
    )
    for azimuth in (96.0, -96.0):
        if one.seen(azimuth) > 0.1:
            sketch.disc(one.spot(azimuth, 0.0, 1.0), 0.22 * one.half, paint(metal, 0.4))
    if one.facing() > -0.1:
        _visor(shell, one, values)


def _visor(shell: _Shell, one: Skull, values: Values) -> None:
    sketch, paint = shell.sketch, shell.paint
    lamp = paint.glow(shell.look.own_colour("eyes", "#57d3e6"))
    glass = one.window(lambda _: 20, lambda _: -26, 62, 1.0)
    if len(glass) > 2:
        sketch.blob(glass, paint("#1f252d"))
    high = 0.15 * (1 - 0.8 * values["lids"][0])
    for azimuth in (-24.0, 24.0):
        if one.seen(azimuth) > 0.15:
            sketch.oval(
                one.spot(azimuth, 0.08, 0.99),
                0.14 * one.half * min(1.0, 0.3 + one.seen(azimuth)),
                high * one.half,
                lamp,
            )
    is_open = values["mouth"][0]
    ends = [one.spot(az, -0.55, 0.98) for az in (-24, 0, 24)]
    sketch.curve(
        ends, lamp if is_open > 0.15 else paint("#3d444e"), (0.05 + 0.13 * is_open) * one.half
    )
