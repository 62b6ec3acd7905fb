"""People from straight above: heads, shoulders and walking feet; lying, swimming, sitting."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import Box, Drawing, circle, ellipse, limb, path, smooth
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose
from sora_mcp.engine.animatic.art.plans.shelf import add

_SKINS = ("#e8b48f", "#c98d63", "#8a5a3c", "#f0c6a4")
_HAIRS = ("#3a2a22", "#6b4428", "#1f1c1f", "#c79a55")
_CLOTHS = ("#b5473c", "#2f6f8f", "#4d7a4a", "#c58a2f", "#5b4b8a", "#3d8f86")
_LEGS = ("#2e3440", "#46506a", "#5a4a3c")
_SHADOW = 'opacity="0.22"'
_ALONG = 1180.0  # half of the length of one who lies


class _Wearer:
    """The colours of one of them."""

    def __init__(self, pose: Pose) -> None:
        rng, look, paint = random.Random(f"{pose.seed}/above"), pose.look, pose.paint
        skin, hair = rng.choice(_SKINS), rng.choice(_HAIRS)
        cloth, legs = rng.choice(_CLOTHS), rng.choice(_LEGS)
        self.paint = paint
        self.skin = look.own_colour("skin", skin)
        self.hair = look.own_colour("hat", look.own_colour("hair", hair))
        if look.trait("age") == "old" and not look.trait("hair"):
            self.hair = "#cfcfd2"
        self.cloth = look.own_colour("shirt", look.own_colour("coat", look.colour("dress", cloth)))
        self.legs = look.own_colour("trousers", look.own_colour("skirt", legs))
        self.is_bare = look.trait("outfit") == "swimsuit"
        self.has_hat = bool(look.trait("hat"))
        self.is_woman = look.trait("gender") == "woman"


def _head(one: _Wearer, x: float, y: float, r: float) -> str:
    """The crown of a head that looks to the right."""
    paint = one.paint
    body = ellipse(x + 0.95 * r, y, 0.32 * r, 0.18 * r, paint(one.skin))
    body += ellipse(x + 0.3 * r, y, 0.85 * r, 0.8 * r, paint(one.skin))
    body += ellipse(x, y - 0.92 * r, 0.2 * r, 0.16 * r, paint(one.skin, 0.2))
    body += ellipse(x, y + 0.92 * r, 0.2 * r, 0.16 * r, paint(one.skin, 0.2))
    if one.has_hat:
        body += circle(x, y, 1.55 * r, paint(one.hair, 0.3)) + circle(
            x, y, 1.45 * r, paint(one.hair)
        )
        return body + circle(x - 0.05 * r, y, 0.85 * r, paint(one.hair, -0.3))
    if one.is_woman:
        body += ellipse(x - 0.75 * r, y, 0.85 * r, 0.62 * r, paint(one.hair, 0.25))
    body += ellipse(x - 0.1 * r, y, 0.98 * r, 0.95 * r, paint(one.hair))
    return body + ellipse(x - 0.2 * r, y - 0.3 * r, 0.5 * r, 0.35 * r, paint(one.hair, -0.35))


def _upright(pose: Pose, one: _Wearer) -> str:
    """Shoulders across, arms and feet swinging along."""
    paint = one.paint
    goes = {"walk": 1.0, "run": 1.5, "dance": 0.8}.get(pose.action, 0.0)
    swing = 230 * goes * math.sin(math.tau * pose.phase)
    body = ellipse(90, -410, 430, 480, "#0b1424", _SHADOW)
    for side in (-1, 1):
        foot = side * swing
        body += limb(
            ((0, -500 + side * 150), (foot, -500 + side * 170)), (210, 190), paint(one.legs, 0.2)
        )
        body += ellipse(foot + 90, -500 + side * 170, 170, 85, paint("#33302e"))
    for side in (-1, 1):
        hand = (60 - side * swing * 0.9, -500 + side * 400)
        body += limb(((0, -500 + side * 330), hand), (200, 150), paint(one.cloth, 0.2))
        body += circle(hand[0] + 60, hand[1], 80, paint(one.skin))
    if pose.action == "sit":
        for side in (-1, 1):
            body += limb(
                ((60, -500 + side * 150), (480, -500 + side * 170)), (240, 200), paint(one.legs)
            )
            body += ellipse(600, -500 + side * 170, 130, 85, paint("#33302e"))
    body += ellipse(0, -500, 215, 430, paint(one.cloth))
    body += ellipse(-50, -600, 120, 250, paint(one.cloth, -0.28))
    return body + _head(one, 40, -500, 185)


def _stretched(pose: Pose, one: _Wearer) -> str:
    """All of somebody who lies on the back, or swims on the belly."""
    paint, swims = one.paint, pose.action == "swim"
    turn = math.tau * pose.phase
    shirt, legs = (one.skin, one.skin) if one.is_bare else (one.cloth, one.legs)
    body = "" if swims else ellipse(60, -440, 1300, 330, "#0b1424", _SHADOW)
    sign = 1 if swims else -1  # where the head is
    for side in (-1, 1):
        kick = 60 * math.sin(2 * turn) * side if swims else 0
        knee, foot = (-sign * 560, -500 + side * 130), (-sign * 1130, -500 + side * 170 + kick)
        body += limb(((-sign * 60, -500 + side * 110), knee, foot), (240, 190, 130), paint(legs))
        body += circle(foot[0] - sign * 60, foot[1], 75, paint(one.skin, 0.1))
        reach = math.cos(turn + (0 if side > 0 else math.pi)) if swims else -0.75
        hand = (sign * (560 + 620 * reach), -500 + side * (330 + 90 * (1 - abs(reach))))
        elbow = (sign * (560 + 320 * reach), -500 + side * (380 if not swims else 330))
        body += limb(
            ((sign * 560, -500 + side * 240), elbow, hand), (170, 140, 110), paint(one.skin)
        )
        body += circle(*hand, 75, paint(one.skin))
    torso = (
        (sign * 640, -720),
        (sign * 660, -280),
        (sign * 120, -340),
        (-sign * 140, -330),
        (-sign * 140, -670),
        (sign * 120, -660),
    )
    body += path(smooth(torso, closed=True), paint(shirt))
    if one.is_bare:
        body += path(
            smooth([(x * 0.55 - sign * 60, y) for x, y in torso], closed=True), paint(one.cloth)
        )
    if swims:
        return body + _head(one, sign * 850, -500, 185)
    return body + _face(one, sign * 880)


def _face(one: _Wearer, x: float) -> str:
    """The face of one who lies on the back, the chin to the right."""
    paint = one.paint
    body = ellipse(x - 50, -500, 230, 225, paint(one.hair))
    if one.is_woman:
        body += ellipse(x - 160, -500, 230, 280, paint(one.hair, 0.15))
    body += ellipse(x + 20, -500, 185, 165, paint(one.skin))
    for side in (-1, 1):
        body += ellipse(x - 10, -500 + side * 70, 12, 30, paint("#2b2226"))
    return body + ellipse(x + 110, -500, 14, 45, paint("#a6574c"))


def _draw(pose: Pose) -> Drawing:
    one = _Wearer(pose)
    if pose.action in ("swim", "sleep", "lie"):
        return Drawing(_stretched(pose, one), Box(-1420, -1080, 1420, 80))
    return Drawing(_upright(pose, one), Box(-620, -1040, 760, 60))


_ACTIONS = {
    "stand": Cycle(2.0, 1),
    "walk": Cycle(1.1, 10, speed=1.6),
    "run": Cycle(0.7, 10, speed=3.2),
    "dance": Cycle(1.4, 10),
    "sit": Cycle(2.0, 1),
    "sleep": Cycle(2.0, 1),
    "lie": Cycle(2.0, 1),
    "swim": Cycle(1.8, 12, speed=1.0),
}
for _name, _high in (("adult", 0.62), ("child", 0.46)):
    add(Figure(_name, _high, _draw, _ACTIONS))
