"""Animals from straight above: backs, heads and tails; birds with wings, fish in the water."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from sora_mcp.engine.animatic.art.drawing import (
    Box,
    Drawing,
    blob,
    circle,
    curve,
    ellipse,
    limb,
    polygon,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Pose
from sora_mcp.engine.animatic.art.plans.shelf import add


@dataclass(frozen=True)
class _Build:
    """An animal: metres across, length and width of its trunk in units, and its colours."""

    wide_m: float
    long: float
    coat: str
    head: float = 1.0
    ears: str = "round"
    tail: float = 600.0
    mane: str = ""
    marks: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it has a long neck and thin legs."""
        return self.ears in ("small", "point") and self.wide_m > 0.5


_BEASTS = {
    "dog": _Build(0.36, 900, "#a8713f", ears="flop"),
    "puppy": _Build(0.24, 760, "#b98250", 1.15, "flop", 420),
    "cat": _Build(0.26, 820, "#d08a45", 0.95, "point", 900, marks="#a35f28"),
    "kitten": _Build(0.18, 700, "#9a9aa0", 1.15, "point", 640, marks="#6d6d75"),
    "fox": _Build(0.3, 880, "#c8622c", 0.9, "point", 900),
    "wolf": _Build(0.42, 940, "#7d7f86", 0.95, "point", 620),
    "horse": _Build(0.75, 1350, "#7a4b2a", 0.85, "small", 560, mane="#2e1d14"),
    "cow": _Build(0.9, 1150, "#efe9df", 0.9, "flop", 640, marks="#2c2a2c"),
    "sheep": _Build(0.7, 900, "#ece6d8", 0.7, "flop", 160),
    "elephant": _Build(2.1, 1050, "#8b8c92", 1.1, "fan", 520),
    "lion": _Build(0.7, 1150, "#cf9a52", 0.9, "round", 900, mane="#7d4a22"),
    "tiger": _Build(0.7, 1200, "#d9812f", 0.9, "round", 900, marks="#2a2020"),
    "bear": _Build(1.0, 950, "#6b452c", 0.9, "round", 90),
    "deer": _Build(0.55, 1150, "#9a683c", 0.7, "point", 160),
    "rabbit": _Build(0.2, 600, "#b39a80", 1.0, "long", 120),
    "zebra": _Build(0.7, 1250, "#f0eeea", 0.85, "small", 700, marks="#232327"),
}
_GAITS = {
    "stand": Cycle(2.0, 1),
    "sit": Cycle(2.0, 1),
    "sleep": Cycle(3.0, 8),
    "eat": Cycle(2.0, 1),
    "walk": Cycle(1.2, 10, speed=1.3),
    "run": Cycle(0.6, 10, speed=4.0),
}


def _ears(kind: str, x: float, size: float, tone: str) -> str:
    body = ""
    for side in (-1, 1):
        y = -500 + side * 0.8 * size
        if kind == "point":
            body += polygon(
                ((x - 40, y - side * 60), (x + 70, y - side * 50), (x - 60, y + side * 90)), tone
            )
        elif kind == "fan":
            body += ellipse(x - 120, -500 + side * 1.35 * size, 150, 190, tone)
        elif kind == "long":
            body += limb(((x, y - side * 60), (x - 330, y + side * 30)), (110, 70), tone)
        else:
            body += ellipse(x - 30, y + side * 20, 90 if kind != "small" else 55, 65, tone)
    return body


def _legs(build: _Build, pose: Pose) -> str:
    goes = {"walk": 150, "run": 330}.get(pose.action, 0)
    body, half = "", build.long / 2
    widths = (130, 90) if build.is_long else (190, 130)
    tone = pose.paint(pose.look.colour("coat", build.coat), 0.35)
    for number, (x, side) in enumerate(((1, -1), (1, 1), (-1, 1), (-1, -1))):
        way = goes * math.sin(
            math.tau * pose.phase + number * math.pi / 2 * (2 if number % 2 else 1)
        )
        at = (x * 0.72 * half, -500 + side * 230)
        body += limb((at, (at[0] + 40 + way, -500 + side * 290)), widths, tone)
    return body


def _marks(build: _Build, tone: str) -> str:
    body, half = "", build.long / 2
    for number in range(6):
        x = -0.78 * half + number * 0.3 * half
        if build.wide_m > 0.8:
            body += ellipse(x, -500 + (150 if number % 2 else -170), 120, 95, tone)
        else:
            body += curve(((x, -760), (x + 40, -500), (x, -240)), tone, 46)
    return body


def _beast(build: _Build, pose: Pose) -> Drawing:
    """An animal on its feet: legs and tail below, its back, its head before that."""
    if pose.action == "sleep":
        return _curled(build, pose)
    half, size = build.long / 2, 230 * build.head
    body = ellipse(60, -420, half + 260, 380, "#0b1424", 'opacity="0.2"') + _legs(build, pose)
    body += _back(build, pose) + _head(build, pose, half, size)
    reach = half + build.tail + 120
    return Drawing(body, Box(-reach, -1060, half + 4.2 * size, 60))


def _back(build: _Build, pose: Pose) -> str:
    """The trunk with its marks, and the tail."""
    paint, half = pose.paint, build.long / 2
    coat = pose.look.colour("coat", build.coat)
    most = 40 if build.is_long else 140
    wag = most * math.sin(math.tau * pose.phase) if pose.action in ("walk", "run") else 60
    end = -half - build.tail
    tail = ((-half + 60, -500), ((end - half) / 2, -500 + wag), (end, -500 - wag))
    body = limb(tail, (130, 100, 60), paint(build.mane or coat, 0.2))
    shares = (
        *((1, -600), (1.1, -500), (1, -400), (0.4, -225), (-0.5, -215)),
        *((-1, -380), (-1.06, -500), (-1, -620), (-0.5, -785), (0.4, -775)),
    )
    body += blob([(share * half, y) for share, y in shares], paint(coat))
    body += ellipse(-0.1 * half, -600, 0.8 * half, 110, paint(coat, -0.3))
    if build.marks:
        body += _marks(build, paint(pose.look.own_colour("marks", build.marks)))
    return body


def _head(build: _Build, pose: Pose, half: float, size: float) -> str:
    """The neck, a mane, ears, and a head that looks to the right."""
    paint, coat = pose.paint, pose.look.colour("coat", build.coat)
    x = half + (1.9 if build.is_long else 0.9) * size
    body = limb(((half - 60, -500), (x, -500)), (300, 1.3 * size), paint(coat, 0.08))
    if build.mane and build.ears == "round":
        body += circle(x - 60, -500, 1.7 * size, paint(build.mane))
    elif build.mane:
        body += limb(((half - 260, -500), (x - 0.2 * size, -500)), (110, 80), paint(build.mane))
    if build.is_long:
        body += _ears(build.ears, x - 0.7 * size, 0.55 * size, paint(coat, 0.3))
        nose = ((x - 1.1 * size, -500), (x, -500), (x + 1.5 * size, -500))
        body += limb(nose, (1.7 * size, 1.35 * size, 0.95 * size), paint(coat))
    else:
        body += _ears(build.ears, x, size, paint(coat, 0.3))
        body += ellipse(x, -500, 1.05 * size, 0.85 * size, paint(coat))
        body += ellipse(x + 0.95 * size, -500, 0.6 * size, 0.5 * size, paint(coat, 0.12))
    if build.ears == "fan":
        body += limb(((x + size, -500), (x + 2.6 * size, -470)), (190, 90), paint(coat, 0.15))
    return body + circle(x + 1.5 * size, -500, 0.13 * size, paint("#241c1c"))


def _curled(build: _Build, pose: Pose) -> Drawing:
    """Asleep: the trunk bent round, the head on the paws, the tail before it."""
    paint, coat = pose.paint, pose.look.colour("coat", build.coat)
    breath = 1 + 0.02 * math.sin(math.tau * pose.phase)
    body = ellipse(60, -440, 620, 480, "#0b1424", 'opacity="0.22"')
    body += ellipse(0, -500, 600 * breath, 480 * breath, paint(coat))
    body += ellipse(-120, -640, 360, 220, paint(coat, -0.3))
    if build.marks:
        tone = paint(pose.look.own_colour("marks", build.marks))
        for x in (-380, -200, -20, 160):
            body += curve(((x - 30, -900), (x, -740), (x + 10, -600)), tone, 44)
    body += limb(((-520, -380), (-260, -100), (160, -60)), (130, 120, 90), paint(coat, 0.25))
    body += _ears(build.ears, 300, 220, paint(coat, 0.35))
    body += ellipse(310, -360, 240, 210, paint(coat, 0.12)) + ellipse(
        180, -270, 120, 95, paint(coat, -0.1)
    )
    return Drawing(body + circle(90, -250, 28, paint("#241c1c")), Box(-700, -1060, 700, 60))


def _bird(pose: Pose) -> Drawing:
    """Wings spread, beating: they look shorter when up or down."""
    paint, coat = pose.paint, pose.look.colour("coat", "#e9ebee")
    beat = 0.62 + 0.38 * math.cos(math.tau * pose.phase)
    body = ""
    for side in (-1, 1):
        tip = -500 + side * 500 * beat
        wing = (
            (150, -500 + side * 40),
            (120, (tip - 500) / 2),
            (-90, tip),
            (-160, tip),
            (-110, (tip - 500) / 2),
            (-120, -500 + side * 40),
        )
        body += blob(wing, paint(coat, 0.15)) + ellipse(
            -120, tip - side * 30, 55, 40, paint("#4a4d55")
        )
    body += polygon(((-180, -500), (-400, -600), (-400, -400)), paint(coat, 0.25))
    body += ellipse(0, -500, 270, 95, paint(coat)) + circle(250, -500, 85, paint(coat, -0.2))
    return Drawing(
        body + polygon(((320, -530), (420, -500), (320, -470)), paint("#e2a13a")),
        Box(-420, -1040, 440, 40),
    )


def _swimmer(colour: str, pose: Pose, *, is_whale: bool) -> Drawing:
    """A back that bends to the tail, two fins, a tail fin: a wide one where it is a whale."""
    paint, tone = pose.paint, pose.look.colour("coat", colour)
    bend = 70 * math.sin(math.tau * pose.phase)
    body = ""
    for side in (-1, 1):
        fin = ((420, 170), (60, 480), (-60, 470), (200, 170))
        body += blob([(x, -500 + side * y) for x, y in fin], paint(tone, 0.25))
        tail = ((-1380, 0), (-1520, 150), (-1680, 390 if is_whale else 200), (-1580, 0))
        body += blob([(x, -500 + bend + side * y) for x, y in tail], paint(tone, 0.2))
    upper = ((1080, 200), (400, 270), (-500, 140), (-1250, 50))
    near = [(x, -500 + y + (bend / 2 if x < -1000 else 0)) for x, y in upper]
    far = [(x, -500 - y + (bend / 2 if x < -1000 else 0)) for x, y in reversed(upper)]
    body += blob([(1300, -500), *near, (-1500, -500 + bend), *far], paint(tone))
    body += ellipse(350, -590, 700, 90, paint(tone, -0.3))
    if is_whale:
        body += ellipse(620, -500, 60, 26, paint("#1f2a38"))
    body += "".join(circle(980, -500 + side * 190, 26, paint("#12161c")) for side in (-1, 1))
    return Drawing(body, Box(-1760, -1060, 1340, 60))


for _name, _build in _BEASTS.items():
    add(Figure(_name, _build.wide_m * 1.6, partial(_beast, _build), _GAITS))
_AIR = {"fly": Cycle(0.8, 10, speed=1.1)}
for _name, _wide in (("bird", 0.5), ("seagull", 1.2), ("eagle", 2.0), ("dove", 0.6)):
    add(Figure(_name, _wide, _bird, _AIR))
_WATER = {"swim": Cycle(2.4, 12, speed=0.35)}
for _name, _wide, _tone, _is in (
    ("whale", 7.0, "#3a5674", True),
    ("orca", 3.0, "#22262e", True),
    ("dolphin", 1.3, "#6f8698", True),
    ("shark", 1.9, "#68747e", False),
    ("fish", 0.25, "#d9803a", False),
    ("goldfish", 0.2, "#e8852c", False),
):
    add(Figure(_name, _wide, partial(_swimmer, _tone, is_whale=_is), _WATER))
