"""A dressed person, put together part by part from the far side to the near one."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import Box, Drawing
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.people import build as builds
from sora_mcp.engine.animatic.art.rigs.people import (
    face,
    hair,
    hats,
    headgear,
    held,
    limbs,
    outfits,
    skull,
)
from sora_mcp.engine.animatic.art.rigs.people.build import Build
from sora_mcp.engine.animatic.art.rigs.people.instruments import SHELF
from sora_mcp.engine.animatic.art.rigs.people.motion import Motion, felt, sampled
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Body, Values, posed
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer

_VIEWS = {"camera": (88.0, 0.0), "away": (-90.0, 0.0)}


_ANY = ("box", "greens", "ball")  # in the hands of those of whom nothing more is known


def body_of(pose: Pose, build: Build, motion: Motion) -> tuple[Body, Values]:
    """The body of a moment, seen from where the look says."""
    values = felt(sampled(motion, pose.phase), pose.look.trait("mood"))
    yaw, turn = _VIEWS.get(pose.look.trait("view"), (motion.yaw, motion.face))
    return posed(builds.of(build, pose.look), values, yaw, turn, motion.rise), values


def person(pose: Pose, build: Build, motion: Motion, wearer: Wearer) -> Drawing:
    """The whole person with what it holds."""
    body, values = body_of(pose, build, motion)
    sketch = Sketch()
    sketch.raw(outfits.pattern(wearer))
    far, near = body.sides()
    wind = values["wind"][0]
    sway = math.sin(2 * math.pi * pose.phase)
    is_away = skull.of(body).facing() < -0.25
    things = held.Things(sketch, body, pose, _holds(wearer, motion), SHELF)
    if not is_away:
        _cape(sketch, body, wearer, wind, sway)
    things.draw("behind")
    if not is_away:
        hair.behind(sketch, skull.of(body), wearer, wind, sway)
    late = [side for side in (far, near) if _is_before(body, side)]
    for side in (far, near):
        if side not in late:
            limbs.arm(sketch, body, wearer, side)
    for side in sorted("rl", key=lambda side: body.near(f"knee_{side}", f"ankle_{side}")):
        limbs.leg(sketch, body, wearer, side)
    things.draw("lap")
    _neck(sketch, body, wearer)
    outfits.top(sketch, body, wearer, wind)
    _head(sketch, body, wearer, values, (wind, sway))
    things.draw("chest")
    for side in late:
        limbs.arm(sketch, body, wearer, side)
    if is_away:
        _cape(sketch, body, wearer, wind, sway)
    things.draw("front")
    return afloat(sketch.drawing()) if motion.water else sketch.drawing()


def afloat(whole: Drawing) -> Drawing:
    """Only what is over the water."""
    box = whole.box
    return Drawing(whole.body, Box(box.left, box.top, box.right, 24.0))


def _holds(wearer: Wearer, motion: Motion) -> tuple[str, ...]:
    if wearer.action == "fight" and wearer.outfit.metal:
        return ("sword", "shield")
    if wearer.look.trait("holds") not in ("", "knife"):
        return tuple(name for name in motion.held if name not in _ANY)
    return motion.held


def _is_before(body: Body, side: str) -> bool:
    """Whether an arm is nearer to the camera than the trunk."""
    trunk = body.eye.near(body.chest.at)
    reach = body.near(f"elbow_{side}", f"hand_{side}", f"hand_{side}") - trunk
    return reach > -0.25 * body.build.chest_w


def _neck(sketch: Sketch, body: Body, wearer: Wearer) -> None:
    one = skull.of(body)
    covered = wearer.outfit.metal or wearer.hat == "bubble"
    bone = wearer.paint(wearer.top, 0.5) if covered else wearer.paint(wearer.skin, 0.2)
    thick = body.build.head * (0.92 if wearer.gender == "man" and wearer.kind == "adult" else 0.74)
    if wearer.kind == "baby":
        thick = body.build.head * 0.6
    neck = body.eye.screen(body.chest.point(0, -0.06 * body.build.torso, 0))
    sketch.tube((neck, one.place(-0.12, -0.55, 0)), (thick * 1.12, thick), bone)


def _head(
    sketch: Sketch, body: Body, wearer: Wearer, values: Values, air: tuple[float, float]
) -> None:
    one = skull.of(body)
    if wearer.hat in ("bubble", "helm"):
        hats.hat(sketch, one, wearer)
        return
    headgear.under(sketch, one, wearer)
    hair.under(sketch, one, wearer)
    face.face(sketch, one, wearer, values)
    hair.beard(sketch, one, wearer, values["mouth"][0])
    hair.over(sketch, one, wearer, *air)
    face.glasses(sketch, one, wearer)
    hats.hat(sketch, one, wearer)
    if one.facing() < -0.25:
        hair.behind(sketch, one, wearer, *air)


def _cape(sketch: Sketch, body: Body, wearer: Wearer, wind: float, sway: float) -> None:
    if wearer.name != "cape" and not wearer.look.trait("cape"):
        return
    told = wearer.look.own_colour("cape", "#b02a2f")
    build, eye = body.build, body.eye
    rows: list[tuple[float, float]] = []
    for side in (-1, 1):
        edge = []
        blown = 0.1 + 0.55 * wind * (1.25 if side < 0 else 0.5) + 0.03 * sway
        for along, wide in ((0.0, 0.9), (0.7, 1.15), (1.5, 1.35), (2.25, 1.5)):
            back = -(0.12 + blown * along**1.3 * 0.5) * build.torso
            drop = (
                -along * build.torso * (1 - 0.3 * min(1.0, blown))
                + 0.03 * sway * build.torso * along
            )
            edge.append(eye.screen(body.chest.point(back, drop, side * wide * build.shoulder_w)))
        rows += edge if side < 0 else edge[::-1]
    sketch.polygon(rows, wearer.paint(told, 0.12))
    fold = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(rows[:4], rows[:3:-1], strict=True)
    ]
    sketch.curve(fold, wearer.paint(told, 0.5), 10)
