"""What stands high, from straight above: crowns of trees, roofs, towers, a castle."""

from __future__ import annotations

import math
import random

from sora_mcp.engine.animatic.art.drawing import Box, circle, ellipse, limb, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.plans.shelf import add
from sora_mcp.engine.animatic.art.plans.things import BOX, Body, drawn


def crown(paint: Paint, x: float, y: float, r: float, tone: str, rng: random.Random) -> str:
    """A tree's crown with its shadow."""
    body = ellipse(x + 0.28 * r, y + 0.3 * r, r, r, "#0b1a14", 'opacity="0.25"')
    body += circle(x, y, 0.93 * r, paint(tone, 0.35))
    for number in range(6):
        turn = number * math.tau / 6 + rng.uniform(-0.3, 0.3)
        body += circle(
            x + 0.55 * r * math.cos(turn),
            y + 0.55 * r * math.sin(turn),
            0.45 * r,
            paint(tone, 0.18),
        )
    body += circle(x - 0.12 * r, y - 0.12 * r, 0.6 * r, paint(tone))
    return body + circle(x - 0.28 * r, y - 0.3 * r, 0.3 * r, paint(tone, -0.35))


def roof(paint: Paint, x: float, y: float, w: float, h: float, tone: str) -> str:
    """A hipped roof, lit from the upper left; `x`, `y` are its middle."""
    left, right, top, low = x - w / 2, x + w / 2, y - h / 2, y + h / 2
    ridge = min(w, h) / 2
    a, b = (
        ((left + ridge, y), (right - ridge, y)) if w >= h else ((x, top + ridge), (x, low - ridge))
    )
    body = rect(
        left + 0.1 * ridge,
        top + 0.16 * ridge,
        w + 0.2 * ridge,
        h + 0.2 * ridge,
        "#0b1424",
        0,
        'opacity="0.28"',
    )
    tl, tr, bl, br = (left, top), (right, top), (left, low), (right, low)
    sides = (
        ((tl, tr, b, a), (bl, br, b, a), (tl, a, bl), (tr, b, br))
        if w >= h
        else ((tl, tr, a), (bl, b, br), (tl, a, b, bl), (tr, a, b, br))
    )
    for points, shade in zip(sides, (-0.3, 0.3, -0.05, 0.15), strict=True):
        body += polygon(points, paint(tone, shade))
    return body


def _house(pose: Pose, paint: Paint, rng: random.Random) -> str:
    body = roof(paint, 0, -500, 1150, 900, pose.look.colour("roof", "#b5553f"))
    return (
        body
        + rect(180, -720, 110, 110, paint("#8a6a58"))
        + rect(200, -700, 70, 70, paint("#3a2f2c"))
    )


def _tree(pose: Pose, paint: Paint, rng: random.Random) -> str:
    return crown(paint, 0, -500, 470, pose.look.colour("leaves", "#4f8a3c"), rng)


def _round(pose: Pose, paint: Paint, rng: random.Random) -> str:
    """A lighthouse: rings one above the other, and a long shadow."""
    body = limb(((0, -500), (900, 100)), (620, 420), "#0b1424").replace("/>", ' opacity="0.14"/>')
    body += circle(0, -500, 640, paint("#8f8a80")) + circle(0, -500, 430, paint("#c8402f", 0.1))
    body += circle(0, -500, 350, paint("#f1eee6")) + circle(0, -500, 270, paint("#c8402f"))
    body += circle(0, -500, 170, paint("#2a3038")) + circle(
        0, -500, 110, paint.lamp("#f6e6a8", "#fff3b8")
    )
    return body + circle(-50, -560, 50, paint("#ffffff"), 'opacity="0.5"')


def _walls(pose: Pose, paint: Paint, rng: random.Random) -> str:
    """A castle: walls around a court, a tower at each corner, a keep."""
    stone = "#a49b8c"
    body = rect(-400, -880, 900, 900, "#0b1424", 0, 'opacity="0.25"') + rect(
        -450, -950, 900, 900, paint(stone)
    )
    body += rect(-340, -840, 680, 680, paint("#b9a67c")) + rect(
        -340, -840, 680, 90, paint("#7d7568")
    )
    body += roof(paint, -40, -540, 360, 250, "#6f5a52")
    body += rect(-80, -110, 160, 70, paint("#5a4632"))
    for x in (-450, 450):
        for y in (-950, -50):
            body += circle(x + 40, y + 50, 160, "#0b1424", 'opacity="0.22"') + circle(
                x, y, 160, paint(stone, -0.2)
            )
            body += circle(x, y, 122, paint("#8c4a3a", 0.1))
            body += polygon(((x, y), (x - 118, y - 30), (x - 30, y - 118)), paint("#8c4a3a", -0.4))
    return body


def _high(pose: Pose, paint: Paint, rng: random.Random) -> str:
    """A tall building: its flat roof far above the street, a long shadow."""
    shadow = ((-480, -20), (480, -980), (1150, -420), (1150, 420), (320, 420))
    body = polygon(shadow, "#0b1424", 'opacity="0.25"') + rect(
        -480, -980, 960, 960, paint("#a9b2bb")
    )
    body += rect(-430, -930, 860, 860, paint("#7f8993")) + rect(
        -300, -800, 300, 260, paint("#5e666f")
    )
    return (
        body
        + circle(190, -300, 170, paint("#6d757e"))
        + circle(190, -300, 130, "none", f'stroke="{paint("#efe9d8")}" stroke-width="20"')
    )


def _nave(pose: Pose, paint: Paint, rng: random.Random) -> str:
    """A church: a long roof, one across, a square tower with its point."""
    body = roof(paint, 60, -500, 1500, 520, "#7d6258") + roof(
        paint, 250, -500, 420, 1000, "#87695e"
    )
    body += roof(paint, -720, -500, 420, 420, "#5f6f78")
    return body + circle(-720, -500, 26, paint("#e0c060"))


_HIGH: dict[str, tuple[float, Body, Box]] = {
    "tree": (6.0, _tree, BOX),
    "house": (9.0, _house, Box(-640, -1130, 760, 160)),
    "lighthouse": (9.0, _round, Box(-660, -1160, 1160, 340)),
    "castle": (60.0, _walls, Box(-640, -1130, 680, 180)),
    "skyscraper": (40.0, _high, Box(-500, -1000, 1160, 440)),
    "church": (18.0, _nave, Box(-980, -1080, 900, 80)),
}


for _name, (_metres, _body, _box) in _HIGH.items():
    add(Figure(_name, _metres, drawn(_body, _box), {"": Cycle(2.0, 1)}, faces=False))
