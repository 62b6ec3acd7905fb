"""Things from straight above: plates and what is on them, cups, towels, rugs, balls."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    circle,
    curve,
    ellipse,
    limb,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.plans.shelf import add

BOX = Box(-640, -1130, 640, 130)
Body = Callable[[Pose, Paint, random.Random], str]


def dropped(x: float = 35, y: float = -450, r: float = 500) -> str:
    """The shadow of something round."""
    return circle(x, y, r, "#0b1424", 'opacity="0.22"')


def _plate(paint: Paint) -> str:
    body = (
        dropped() + circle(0, -500, 500, paint("#f4f2ec")) + circle(0, -500, 355, paint("#d9d6cc"))
    )
    return body + circle(0, -500, 345, paint("#eceae2"))


def _around(rng: random.Random, count: int, far: float) -> list[tuple[float, float]]:
    spots = []
    for number in range(count):
        turn, r = 2.4 * number + rng.uniform(-0.2, 0.2), far * math.sqrt((number + 0.5) / count)
        spots.append((r * math.cos(turn), -500 + r * math.sin(turn)))
    return spots


def _empty(pose: Pose, paint: Paint, rng: random.Random) -> str:
    """A plate: with something to eat if that is said."""
    label = pose.look.trait("food")
    return _plate(paint) + (_strands(paint, rng) if label else "")


def _strands(paint: Paint, rng: random.Random) -> str:
    body = ellipse(0, -500, 270, 250, paint("#e2b75c", 0.15))
    for x, y in _around(rng, 16, 190):
        body += curve(((x - 90, y), (x, y - 60), (x + 90, y + 20)), paint("#eccb7c"), 26)
    return body + "".join(circle(x, y, 48, paint("#b8412f")) for x, y in _around(rng, 5, 110))


def _noodles(pose: Pose, paint: Paint, rng: random.Random) -> str:
    return _plate(paint) + _strands(paint, rng)


def _salad(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tones = ("#5c9a3f", "#86b84a", "#c8402f", "#3f7a35", "#e6d27a")
    return _plate(paint) + "".join(
        ellipse(x, y, rng.uniform(60, 105), rng.uniform(45, 75), paint(tones[n % 5]))
        for n, (x, y) in enumerate(_around(rng, 20, 250))
    )


def _bowl(fill: str) -> Body:
    def body(pose: Pose, paint: Paint, rng: random.Random) -> str:
        rim = (
            dropped()
            + circle(0, -500, 500, paint("#e6e1d6"))
            + circle(0, -500, 430, paint("#c9c2b4"))
        )
        return (
            rim + circle(0, -500, 410, paint(fill)) + ellipse(-90, -620, 150, 70, paint(fill, -0.4))
        )

    return body


def _cup(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone = pose.look.colour("body", "#f1efe9")
    body = (
        dropped()
        + circle(0, -500, 500, paint("#e9e6de"))
        + limb(((230, -500), (430, -420)), (70, 60), paint(tone, 0.2))
    )
    return (
        body
        + circle(0, -500, 300, paint(tone))
        + circle(0, -500, 250, paint("#5b3620"))
        + ellipse(-60, -580, 90, 45, paint("#7c4f30"))
    )


def _glass(pose: Pose, paint: Paint, rng: random.Random) -> str:
    body = circle(0, -500, 500, paint("#dfeaf0"), 'opacity="0.55"') + circle(
        0, -500, 440, paint("#8c2137")
    )
    return body + ellipse(-130, -640, 130, 60, paint("#d77a8b"), 'opacity="0.7"')


def _pizza(pose: Pose, paint: Paint, rng: random.Random) -> str:
    body = (
        dropped() + circle(0, -500, 500, paint("#c98a45")) + circle(0, -500, 430, paint("#e8b64c"))
    )
    body += "".join(ellipse(x, y, 70, 50, paint("#f3dc96")) for x, y in _around(rng, 14, 390))
    body += "".join(circle(x, y, 62, paint("#b5382c")) for x, y in _around(rng, 11, 360))
    body += "".join(ellipse(x, y, 40, 18, paint("#3f7a35")) for x, y in _around(rng, 7, 300))
    for turn in (0.4, 1.45, 2.5):
        x, y = 480 * math.cos(turn), 480 * math.sin(turn)
        body += curve(((-x, -500 - y), (x, -500 + y)), paint("#a56a30"), 12)
    return body


def _cake(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone = pose.look.colour("body", "#f5dfe2")
    body = (
        dropped()
        + circle(0, -500, 500, paint("#eeeae0"))
        + circle(0, -500, 410, paint(tone))
        + circle(0, -500, 330, paint(tone, -0.4))
    )
    return body + "".join(
        circle(360 * math.cos(0.7 * n), -500 + 360 * math.sin(0.7 * n), 46, paint("#c5323a"))
        for n in range(9)
    )


def _towel(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone = pose.look.colour("body", "#3f8fb0")
    body = rect(-1000, -960, 2000, 920, paint(tone), 20)
    return body + "".join(rect(x, -960, 110, 920, paint("#f4efe2")) for x in (-900, -640, 530, 790))


def _rug(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone = pose.look.colour("body", "#a8483f")
    body = rect(-800, -1000, 1600, 1000, paint(tone), 20) + rect(
        -720, -920, 1440, 840, paint("#e6cfa0"), 10
    )
    body += rect(-680, -880, 1360, 760, paint(tone, -0.1), 10)
    return body + polygon(((-420, -500), (0, -800), (420, -500), (0, -200)), paint("#e6cfa0", 0.1))


def _parasol(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone, body = pose.look.colour("body", "#d8433a"), dropped(110, -400)
    for number in range(8):
        ends = [
            (500 * math.cos(math.tau * t / 8), -500 + 500 * math.sin(math.tau * t / 8))
            for t in (number, number + 1)
        ]
        body += polygon(
            ((0, -500), *ends), paint("#f4efe2" if number % 2 else tone, 0.2 * (0 < number < 5))
        )
    return body + circle(0, -500, 28, paint("#8a6a48"))


def _ball(pose: Pose, paint: Paint, rng: random.Random) -> str:
    tone = pose.look.colour("body", "#d8433a")
    body = (
        dropped(90, -400)
        + circle(0, -500, 490, paint(tone, 0.1))
        + ellipse(0, -500, 200, 490, paint("#f3f0e8"))
    )
    return body + circle(-180, -680, 140, paint("#ffffff"), 'opacity="0.35"')


_WIDE = Box(-1020, -1040, 1040, 60)
_THINGS: dict[str, tuple[float, Body, Box]] = {
    "plate": (0.27, _empty, BOX),
    "noodles": (0.27, _noodles, BOX),
    "salad": (0.3, _salad, BOX),
    "soup": (0.24, _bowl("#c9682f"), BOX),
    "rice": (0.2, _bowl("#f2efe4"), BOX),
    "bowl": (0.22, _bowl("#ece7da"), BOX),
    "coffee_cup": (0.16, _cup, BOX),
    "cup": (0.16, _cup, BOX),
    "wine_glass": (0.09, _glass, BOX),
    "pizza": (0.36, _pizza, BOX),
    "cake": (0.3, _cake, BOX),
    "towel": (0.9, _towel, _WIDE),
    "carpet": (1.6, _rug, _WIDE),
    "umbrella": (2.2, _parasol, BOX),
    "ball": (0.25, _ball, BOX),
    "football": (0.22, _ball, BOX),
}


def drawn(body: Body, box: Box) -> Callable[[Pose], Drawing]:
    """What draws a body in its box, each one by its own chance."""
    return lambda pose: Drawing(body(pose, pose.paint, random.Random(f"{pose.seed}/thing")), box)


for _name, (_high, _body, _box) in _THINGS.items():
    add(Figure(_name, _high, drawn(_body, _box), {"": Cycle(2.0, 1)}, faces=False))
