"""The ghost and the snowman: no bones at all."""

from __future__ import annotations

import math
from collections.abc import Callable

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, beyond

GHOST = {
    "float": Cycle(2.6, 14),
    "stand": Cycle(2.6, 14),
    "walk": Cycle(2.0, 14, 0.5),
    "fly": Cycle(1.6, 14, 0.9),
    "wave": Cycle(1.4, 12),
    "talk": Cycle(1.8, 12),
    "dance": Cycle(1.6, 14),
}
SNOWMAN = {
    "stand": Cycle(3.0, 10),
    "wave": Cycle(1.3, 12),
    "talk": Cycle(1.8, 12),
    "dance": Cycle(1.5, 14),
    "jump": Cycle(1.0, 14),
    "walk": Cycle(0.8, 12, 0.3, (0.0,)),
}


_SIDE = (
    (-232, -250), (-205, -560), (-160, -790), (-70, -915), (40, -925), (140, -820), (190, -590),
    (228, -260),
)  # fmt: skip
_SHADE = (
    (-250, 0), (-232, -250), (-205, -560), (-160, -790), (-90, -890), (-100, -600), (-120, -300),
    (-130, -20),
)  # fmt: skip


def ghost(pose: Pose) -> Drawing:
    """A sheet that floats."""
    sketch, turn = Sketch(), 2 * math.pi * pose.phase
    lift = -70 - 26 * math.sin(turn)
    lean = {"walk": 60.0, "fly": 150.0}.get(pose.action, 0.0)
    if pose.action == "dance":
        lean = 90 * math.sin(turn)
    sheet = pose.look.colour("sheet", "#f1f3f6")

    def at(x: float, y: float) -> Point:
        return x + lean * max(0.0, -y / 1000) ** 1.3 - lean * 0.5, y + lift

    _sheet(sketch, pose, at, sheet)
    _sheet_arms(sketch, pose, at, sheet)
    _sheet_face(sketch, pose, at)
    return sketch.drawing()


def _sheet(sketch: Sketch, pose: Pose, at: Callable[[float, float], Point], sheet: str) -> None:
    paint, turn = pose.paint, 2 * math.pi * pose.phase
    hem: list[Point] = []
    for index in range(9):
        x = 250 - 500 * index / 8
        fold = 34 if index % 2 else -34
        hem.append(
            at(
                x * (1.06 + 0.05 * math.sin(turn + index)),
                fold + 10 * math.sin(turn + index * 1.7),
            )
        )
    side = [at(x, y) for x, y in _SIDE]
    outline = [*hem, *side]
    sketch.blob(outline, paint(sheet))
    shade = [at(x, y) for x, y in _SHADE]
    sketch.blob(shade, paint(sheet, 0.5), 'fill-opacity="0.6"')
    for x in (30, 130):
        sketch.curve(
            (at(x, -320), at(x + 14, -160), at(x + 8, -20)),
            paint(sheet, 0.3),
            9,
            'stroke-opacity="0.7"',
        )


def _sheet_face(sketch: Sketch, pose: Pose, at: Callable[[float, float], Point]) -> None:
    paint, turn = pose.paint, 2 * math.pi * pose.phase
    dark = paint("#2c2f3a")
    for x, wide in ((10, 27), (112, 22)):
        sketch.oval(at(x, -730), wide, 42, dark)
        sketch.disc(at(x + 8, -744), 8, paint("#ffffff"))
    gape = 0.5 + 0.5 * math.sin(2 * turn) if pose.action == "talk" else 0.35
    sketch.oval(at(66, -620), 24, 10 + 30 * gape, dark)


def _sheet_arms(
    sketch: Sketch, pose: Pose, at: Callable[[float, float], Point], sheet: str
) -> None:
    swing = math.sin(2 * math.pi * pose.phase)
    for sign, shade in ((1, 0.3), (-1, 0.0)):
        root = at(150 * sign if sign > 0 else -150, -520)
        high = -90.0 - 30 * swing * sign
        if pose.action == "wave" and sign < 0:
            high = -280.0
        tip = root[0] + sign * 130 + (40 * swing if high < -200 else 0), root[1] + high
        sketch.tube(
            (root, ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 + 26), tip),
            (120, 84, 46),
            pose.paint(sheet, shade),
        )


def snowman(pose: Pose) -> Drawing:
    """Three balls, a carrot, coal and a scarf."""
    sketch, turn = Sketch(), 2 * math.pi * pose.phase
    tilt = {"dance": 7.0, "talk": 2.0, "walk": 6.0}.get(pose.action, 1.0) * math.sin(turn)
    hop = 0.0
    if pose.action in ("jump", "walk"):
        hop = (190 if pose.action == "jump" else 60) * max(0.0, math.sin(turn))
    lean = math.tan(math.radians(tilt))

    def at(x: float, y: float) -> Point:
        return x - y * lean * 0.9, y - hop

    paint, snow = pose.paint, pose.look.colour("snow", "#f4f7fb")
    _twig(sketch, pose, at(90, -560), 1, turn)
    for x, y, r in ((0, -215, 222), (4, -525, 168)):
        _ball(sketch, pose, at(x, y), r, snow)
    _twig(sketch, pose, at(-100, -560), -1, turn)
    for y in (-420, -500, -580):
        sketch.disc(at(78 - abs(y + 500) * 0.12, y), 13, paint("#26272c"))
    _ball(sketch, pose, at(10, -765), 122, snow)
    scarf = pose.look.own_colour("scarf", "#c23b34")
    sketch.curve((at(-104, -668), at(0, -636), at(112, -664)), paint(scarf), 44)
    sketch.line((at(60, -650), at(84, -520 + 8 * math.sin(turn))), paint(scarf, 0.3), 40)
    for x in (20, 84):
        sketch.disc(at(x, -800), 13, paint("#26272c"))
    sketch.polygon(
        (at(52, -778), at(60, -744), at(190, -752)), paint(pose.look.own_colour("nose", "#e8822a"))
    )
    gape = 4 + (20 * (0.5 + 0.5 * math.sin(2 * turn)) if pose.action == "talk" else 0)
    if gape > 8:
        sketch.oval(at(54, -708), 24, gape, paint("#3a3d45"))
    else:
        for step in range(5):
            sketch.disc(at(10 + 22 * step, -712 + 9 * (2 - abs(step - 2))), 7, paint("#26272c"))
    hat = pose.look.own_colour("hat", "#2b2c33")
    sketch.polygon((at(-64, -868), at(-56, -1000), at(84, -1000), at(92, -868)), paint(hat))
    sketch.polygon((at(-63, -890), at(-61, -918), at(89, -918), at(91, -890)), paint(scarf))
    sketch.line((at(-112, -866), at(138, -866)), paint(hat), 26)
    return sketch.drawing()


def _ball(sketch: Sketch, pose: Pose, at: Point, r: float, snow: str) -> None:
    sketch.disc(at, r, pose.paint(snow, 0.4))
    sketch.oval((at[0] + r * 0.1, at[1] - r * 0.07), r * 0.89, r * 0.92, pose.paint(snow))
    sketch.oval((at[0] + r * 0.3, at[1] - r * 0.4), r * 0.42, r * 0.34, pose.paint(snow, -0.2), -20)


def _twig(sketch: Sketch, pose: Pose, root: Point, sign: int, turn: float) -> None:
    rise = -120 - 14 * math.sin(turn + sign)
    if pose.action == "wave" and sign < 0:
        rise = -230.0
    if pose.action in ("dance", "jump"):
        rise = -150 - 90 * math.sin(turn + sign)
    shift = 46 * math.sin(turn) if rise == -230.0 else 0.0
    tip = root[0] + sign * 230 + shift, root[1] + rise
    bark = pose.paint("#5a3f2c", 0.3 * (sign > 0))
    sketch.line((root, tip), bark, 19)
    for aside in (-42, 40):
        start = beyond(tip, tip, 0)
        mid = (root[0] + (tip[0] - root[0]) * 0.72, root[1] + (tip[1] - root[1]) * 0.72)
        sketch.line((mid, beyond(root, start, 12, aside)), bark, 12)
