"""The skeleton: people's bones, bare."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.rigs.people import held, limbs, skull
from sora_mcp.engine.animatic.art.rigs.people.build import MAN
from sora_mcp.engine.animatic.art.rigs.people.instruments import SHELF
from sora_mcp.engine.animatic.art.rigs.people.motion import Motion
from sora_mcp.engine.animatic.art.rigs.people.person import afloat, body_of
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Body, Values
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, between

_BONE, _DARK = "#ece6d3", "#2a2523"


def bones(pose: Pose, motion: Motion) -> Drawing:
    """A skeleton that does what people do."""
    body, values = body_of(pose, MAN, motion)
    sketch, paint = Sketch(), pose.paint
    tone = pose.look.colour("bone", _BONE)
    things = held.Things(sketch, body, pose, motion.held, SHELF)
    far, near = body.sides()
    things.draw("behind")
    _arm(sketch, body, paint, far, tone)
    for side in (far, near):
        _leg(sketch, body, paint, side, tone)
    things.draw("lap")
    _ribs(sketch, body, paint, tone)
    _head(sketch, body, paint, values, tone)
    things.draw("chest")
    _arm(sketch, body, paint, near, tone)
    things.draw("front")
    return afloat(sketch.drawing()) if motion.water else sketch.drawing()


def _bone(sketch: Sketch, a: Point, b: Point, width: float, tone: str) -> None:
    knob, shaft = width * 1.5, width
    sketch.tube((a, between(a, b, 0.14), between(a, b, 0.86), b), (knob, shaft, shaft, knob), tone)


def _arm(sketch: Sketch, body: Body, paint: Paint, side: str, bone: str) -> None:
    tone = paint(bone, limbs.shade_of(body, side))
    shoulder, elbow, wrist, hand = (
        body.at(f"{name}_{side}") for name in ("shoulder", "elbow", "wrist", "hand")
    )
    _bone(sketch, shoulder, elbow, 24, tone)
    _bone(sketch, elbow, wrist, 20, tone)
    for aside in (-14, -5, 5, 14):
        sketch.tube((wrist, (hand[0] + aside, hand[1] + 4)), (12, 7), tone)


def _leg(sketch: Sketch, body: Body, paint: Paint, side: str, bone: str) -> None:
    tone = paint(bone, limbs.shade_of(body, side))
    hip, knee, ankle = (body.at(f"{name}_{side}") for name in ("hip", "knee", "ankle"))
    _bone(sketch, hip, knee, 31, tone)
    _bone(sketch, knee, ankle, 26, tone)
    heel, toe = body.at(f"heel_{side}"), body.at(f"toe_{side}")
    sketch.tube((ankle, heel), (24, 24), tone)
    sketch.tube((ankle, toe), (22, 16), tone)
    sketch.tube((heel, toe), (18, 12), tone)


def _ribs(sketch: Sketch, body: Body, paint: Paint, bone: str) -> None:
    tone, dark = paint(bone), paint(bone, 0.45)
    eye, chest = body.eye, body.chest
    hip, waist, neck = body.at("pelvis"), body.at("waist"), body.at("neck")
    sketch.curve((hip, waist, neck), dark, 22)
    for level in range(7):
        drop = -40 - 24 * level
        wide = (64, 80, 90, 94, 92, 86, 74)[level]
        deep = 54 + 3 * level
        rear = eye.screen(chest.point(-26, drop + 12, 0))
        left = eye.screen(chest.point(10, drop, -wide))
        right = eye.screen(chest.point(10, drop, wide))
        front = eye.screen(chest.point(deep, drop - 16, 0))
        sketch.curve((rear, left, front), dark, 9)
        sketch.curve((rear, right, front), tone, 10)
    top, low = eye.screen(chest.point(52, -44, 0)), eye.screen(chest.point(70, -190, 0))
    sketch.tube((top, low), (19, 12), tone)
    ends = [eye.screen(chest.point(16, -34, side * 96)) for side in (-1, 1)]
    sketch.curve((ends[0], top, ends[1]), tone, 14)
    pelvis = body.pelvis
    bowl = [
        eye.screen(pelvis.point(f, u, r))
        for f, u, r in (
            (10, 66, -88),
            (20, 16, -62),
            (24, -26, -16),
            (24, -26, 16),
            (20, 16, 62),
            (10, 66, 88),
            (18, 40, 30),
            (18, 40, -30),
        )
    ]
    sketch.blob(bowl, tone)
    sketch.disc(eye.screen(pelvis.point(30, 8, 26)), 11, paint(_DARK))
    sketch.disc(eye.screen(pelvis.point(30, 8, -26)), 11, paint(_DARK, 0.0))


def _head(sketch: Sketch, body: Body, paint: Paint, values: Values, bone: str) -> None:
    one = skull.of(body)
    half, tone, dark = one.half, paint(bone), paint(_DARK)
    sketch.line((body.at("neck"), one.place(-0.2, -0.4, 0)), paint(bone, 0.45), 22)
    (x, y), rx, ry, turn = one.jaw()
    drop = 0.18 * half * values["mouth"][0]
    sketch.oval((x, y + drop), rx * 0.86, ry * 0.96, paint(bone, 0.22), turn)
    middle, rx, ry, turn = one.oval(1.02)
    sketch.oval(middle, rx, ry, tone, turn)
    cheek = [one.spot(az, up) for az, up in ((-40, -0.25), (40, -0.25), (24, -0.62), (-24, -0.62))]
    sketch.blob(cheek, tone)
    if one.facing() < -0.1:
        return
    for azimuth in (-27.0, 27.0):
        if one.seen(azimuth) > 0.12:
            thin = min(1.0, 0.35 + 0.7 * one.seen(azimuth))
            sketch.oval(one.spot(azimuth, -0.06), 0.21 * half * thin, 0.22 * half, dark)
    sketch.polygon([one.spot(az, up) for az, up in ((0, -0.26), (8, -0.42), (-8, -0.42))], dark)
    for azimuth in (-20, -10, 0, 10, 20):
        if one.seen(azimuth) > 0.1:
            sketch.line((one.spot(azimuth, -0.54), one.spot(azimuth, -0.68)), dark, 0.035 * half)
    sketch.curve(
        [one.spot(az, -0.61) for az in (-26, 0, 26)],
        dark,
        (0.03 + 0.14 * values["mouth"][0]) * half,
    )
