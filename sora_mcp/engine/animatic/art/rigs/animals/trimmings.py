"""What only some quadrupeds have: manes, humps, wool, spines; and the water one swims in."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.rigs.animals import scales
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Warp, turn
from sora_mcp.engine.animatic.art.rigs.animals.stance import Stance
from sora_mcp.engine.animatic.art.rigs.animals.water import rings


def trunk(stance: Stance, root: Point) -> Warp:
    """An elephant's trunk: hangs and sways, curls to the mouth to eat, goes up to trumpet."""
    much = (
        10 * stance.wag
        - 7.0 * max(0.0, stance.jaw - 14)
        + (5.2 * stance.jaw if stance.jaw < 14 else 0)
    )

    longer = 1 + 0.1 * max(0.0, -stance.jaw)  # stretched out to the water

    def warp(point: Point) -> Point:
        down = min(1.0, max(0.0, (point[1] - root[1]) / 260))
        point = point[0], root[1] + longer * (point[1] - root[1])
        return turn(much * down, (root[0] + 0.3 * (point[0] - root[0]), root[1] + 70))(point)

    return warp


def behind(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Trimmings that the trunk covers in part."""
    for name in bones.build.extras:
        if name in _BEHIND:
            _BEHIND[name](sheet, bones, phase)


def before(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Trimmings over the trunk and the neck, under the head."""
    for name in bones.build.extras:
        if name in _BEFORE:
            _BEFORE[name](sheet, bones, phase)


def ripples(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """Rings around one that swims."""
    rings(sheet, bones.hip[0] - 150, bones.shoulder[0] + 190, phase)


def _hump(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    t, high = 0.5, 160.0
    back = bones.back(t)
    outline = [
        bones.at(t - 0.3, back * 0.6),
        bones.at(t - 0.16, back + 0.5 * high),
        bones.at(t - 0.01, back + high),
        bones.at(t + 0.15, back + 0.55 * high),
        bones.at(t + 0.3, back * 0.6),
    ]
    sheet.blob(outline, sheet.coat("coat"))
    top = [
        bones.at(t - 0.12, back + 0.62 * high),
        bones.at(t, back + high),
        bones.at(t + 0.1, back + 0.7 * high),
    ]
    sheet.blob([*top, bones.at(t, back + 0.66 * high)], sheet.coat("coat", 0.22))


def _spines(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """A dome of spines over back and sides, in three rows."""
    for ring, shade in ((1.0, 0.3), (0.84, 0.0), (0.64, -0.25)):
        points: list[Point] = []
        for step in range(29):
            angle = math.pi * (1.12 - 1.14 * step / 28)
            high = (1.16 if step % 2 else 0.98) * ring
            off = (330 if math.sin(angle) > 0 else 200) * high * math.sin(angle) - 50
            points.append(bones.at(0.38 + 0.86 * high * math.cos(angle), off))
        sheet.poly([*points, bones.at(0.4, -60 - 90 * ring)], sheet.coat("dark", shade), soft=5)


def _wool(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    rows = bones.build.torso
    around = [bones.at(t, up * 1.06) for t, up, _ in rows]
    around += [bones.at(t, -down * 1.02) for t, _, down in reversed(rows)]
    for index, (x, y) in enumerate(around):
        size = 66 if index % 2 else 56
        sheet.oval((x, y), size, size * 0.92, sheet.coat("coat", 0.14 if y > bones.hip[1] else 0.0))


def _along_neck(bones: Skeleton, shares: Sequence[float], off: float) -> list[Point]:
    """Points along the crest of the neck, `off` of its width above it."""
    (bx, by), (hx, hy) = bones.neck()
    far = max(1e-6, math.hypot(hx - bx, hy - by))
    ux, uy = (hx - bx) / far, (hy - by) / far
    wide, slim = bones.build.neck[2], bones.build.neck[3]
    return [
        (
            bx + (hx - bx) * t + uy * (wide + (slim - wide) * t) * off,
            by + (hy - by) * t - ux * (wide + (slim - wide) * t) * off,
        )
        for t in shares
    ]


def _horse_mane(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    shares = (0.0, 0.22, 0.44, 0.66, 0.88, 1.1)
    crest = _along_neck(bones, shares, 0.6)
    lift = min(1.0, abs(bones.stance.tail) / 20)
    fall: list[Point] = []
    for index, (x, y) in enumerate(_along_neck(bones, shares, 0.16)):
        flow = 14 * math.sin(math.tau * (phase * 2 + index / 5)) * (0.3 + lift)
        fall.append((x - 24 - 58 * lift + flow, y + 52 - 44 * lift + (30 if index % 2 else -2)))
    sheet.blob([*crest, *reversed(fall)], sheet.coat("hair"))
    strand = [
        (c[0] * 0.45 + f[0] * 0.55, c[1] * 0.45 + f[1] * 0.55)
        for c, f in zip(crest, fall, strict=True)
    ]
    sheet.line(strand[1:5], sheet.coat("hair", -0.25), 7)


def _brush_mane(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    low = _along_neck(bones, (-0.05, 0.3, 0.65, 1.08), 0.4)
    high = _along_neck(bones, (-0.05, 0.3, 0.65, 1.08), 0.66)
    sheet.blob([*high, *reversed(low)], sheet.coat("hair"))


def _lion_mane(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    base, (x, y) = bones.neck()
    size = 1.0 * bones.build.head_scale * 100
    cx, cy = (x * 0.72 + base[0] * 0.28), (y * 0.78 + base[1] * 0.22) + 0.1 * size
    for ring, shade in ((1.0, 0.25), (0.86, 0.0)):
        points = []
        for step in range(26):
            angle = math.tau * step / 26
            far = (
                size * ring * (1.68 if step % 2 else 1.48) * (1.12 if math.sin(angle) > 0.3 else 1)
            )
            points.append((cx + far * math.cos(angle) * 0.95, cy + far * math.sin(angle)))
        sheet.blob(points, sheet.coat("hair", shade))


def _ruff(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    """A thick pale chest: foxes, wolves."""
    base, head = bones.neck()
    wide = bones.build.neck[2]
    chest = bones.at(1.12, -0.55 * bones.build.torso[-2][2])
    points = [
        (head[0] - 0.05 * wide, head[1] + 0.3 * wide),
        (head[0] + 0.24 * wide, head[1] + 0.5 * wide),
        (base[0] + 0.42 * wide, base[1] + 0.45 * wide),
        (chest[0] + 8, chest[1]),
        (chest[0] - 0.42 * wide, chest[1] + 0.16 * wide),
        (base[0] + 0.02 * wide, base[1] + 0.35 * wide),
    ]
    sheet.blob(points, sheet.coat("light"))


def _udder(sheet: Sheet, bones: Skeleton, phase: float) -> None:
    x, y = bones.at(0.22, -bones.belly(0.22))
    sheet.oval((x, y + 4), 52, 36, sheet.coat("pink", 0.1))


_BEHIND: dict[str, Callable[[Sheet, Skeleton, float], None]] = {
    "hump": _hump,
    "wool": _wool,
    "dragon_wings": scales.far_wing,
    "back_spikes": scales.spikes,
}
_BEFORE: dict[str, Callable[[Sheet, Skeleton, float], None]] = {
    "horse_mane": _horse_mane, "brush_mane": _brush_mane, "lion_mane": _lion_mane, "ruff": _ruff,
    "bands": scales.bands, "shell": scales.shell, "dragon_wings": scales.near_wing,
    "fire": scales.fire, "spines": _spines, "udder": _udder,
}  # fmt: skip
