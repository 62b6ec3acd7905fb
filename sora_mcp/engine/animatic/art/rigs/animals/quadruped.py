"""Quadrupeds: one way of drawing trunk, legs, neck and head for all builds."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.rigs.animals import antics, markings, tails, trimmings, worn
from sora_mcp.engine.animatic.art.rigs.animals.build import Build, varied
from sora_mcp.engine.animatic.art.rigs.animals.coat import Coat
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.skeleton import Skeleton
from sora_mcp.engine.animatic.art.rigs.animals.sketch import put, sketches
from sora_mcp.engine.animatic.art.rigs.animals.stance import Stance

FAR = 0.42  # how far the legs of the other side are turned from the light


def quadruped(build: Build, pose: Pose) -> Drawing:
    """One build in one pose."""
    build = varied(build, pose.look.trait("build"))
    stance = antics.ALL[pose.action if pose.action in antics.ALL else "stand"](build, pose.phase)
    sheet = Sheet(Coat(pose, build.colours))
    bones = Skeleton(build, stance)
    antics.around(sheet, bones, pose.action, pose.phase)
    in_front = build.tail_kind == "brush" and stance.down != ""
    if not in_front:
        tails.draw(sheet, bones, pose.phase)
    for name in ("far_hind", "far_fore"):
        _leg(sheet, bones, name, FAR)
    trimmings.behind(sheet, bones, pose.phase)
    _trunk(sheet, bones, pose.seed)
    _leg(sheet, bones, "near_hind", 0.0)
    _leg(sheet, bones, "near_fore", 0.0)
    if in_front:
        tails.draw(sheet, bones, pose.phase)
    trimmings.before(sheet, bones, pose.phase)
    worn.around_neck(sheet, bones, pose.phase)
    draw_head(sheet, build, stance, bones.neck()[1])
    if stance.sunk:
        trimmings.ripples(sheet, bones, pose.phase)
        return sheet.drawing(bottom=26)
    drawn = sheet.drawing()
    return antics.upside_down(drawn, pose.phase) if pose.action == "roll" else drawn


def draw_head(sheet: Sheet, build: Build, stance: Stance, at: Point) -> None:
    """The head at its place: ears, jaw and eyes as the stance has them."""
    drawn = sketches("heads.txt")[build.head]
    parts = drawn.turned(ear=-stance.ear, far_ear=-0.7 * stance.ear, jaw=stance.jaw)
    if "trunk" in drawn.pivots:
        parts["trunk"] = trimmings.trunk(stance, drawn.pivots["trunk"])
    turn = build.head_turn + stance.head
    sheet.sketch(
        drawn, put(at, build.head_scale, turn), build.head_scale, parts, open_eyes=stance.eyes
    )
    worn.on_head(sheet, drawn, at, build.head_scale, turn)


def _trunk(sheet: Sheet, bones: Skeleton, seed: int) -> None:
    coat, outline = sheet.coat, bones.torso()
    sheet.blob(outline, coat("coat"))
    spine, widths = _neck(sheet, bones)
    within = sheet.clip(outline)
    belly = coat("light", 0.22) if "pale_belly" in bones.build.extras else coat("coat", 0.24)
    sheet.blob(_band(bones, -0.6, -1.6), belly, clip=within)
    sheet.blob(
        _band(bones, 1.5, 0.62)[:5] + _band(bones, 1.5, 0.62)[9:], coat("coat", -0.32), clip=within
    )
    markings.trunk(sheet, bones, within, seed)
    sheet.unclip()
    markings.neck(sheet, bones, spine, widths)


def _band(bones: Skeleton, high: float, low: float) -> list[Point]:
    """A strip along the trunk: shares of its height above (or, below 0, beneath) the spine."""
    steps = (-0.4, -0.1, 0.25, 0.5, 0.75, 1.0, 1.4)

    def at(t: float, share: float) -> Point:
        return bones.at(t, share * (bones.back(t) if share > 0 else bones.belly(t)))

    return [*(at(t, high) for t in steps), *(at(t, low) for t in reversed(steps))]


def _leg(sheet: Sheet, bones: Skeleton, name: str, shade: float) -> None:
    build, coat = bones.build, sheet.coat
    points = bones.leg(name)
    widths: Sequence[float] = build.fore if name.endswith("fore") else build.hind
    if shade == 0.0:
        ghost = [(x - 9, y + 5) for x, y in points[:2]]
        sheet.limb(ghost, widths[:2], coat("coat", 0.17))
    sheet.limb(points, widths, coat("coat", shade))
    markings.leg(sheet, bones, points, widths, shade, name)
    _foot(sheet, build, points, widths[-1], shade)


def _foot(sheet: Sheet, build: Build, points: Sequence[Point], wide: float, shade: float) -> None:
    (x, y), (ax, ay), size = points[3], points[2], min(build.foot_size, 2.2 * wide)
    lean = math.atan2(x - ax, max(1e-6, y - ay)) if abs(y - ay) > 1 else 1.2
    lean = max(-1.0, min(1.25, lean)) * 0.75 if y < -0.9 * size else 0.0
    sock = "sock" if "sock" in build.colours else "coat"
    if build.foot == "hoof":
        half, top = 0.36 * size, 0.34 * size
        corners = (
            (-wide * 0.5, -top * 0.4),
            (wide * 0.5, -top * 0.4),
            (half + 7, top),
            (-half, top),
        )
        sheet.poly(
            [_turned((x, y), corner, -lean) for corner in corners],
            sheet.coat("hoof", shade),
            soft=6,
        )
        return
    if build.foot == "pad":
        sheet.oval((x, y + 0.12 * size), 0.62 * size, 0.3 * size, sheet.coat("coat", shade))
        for step in (-0.1, 0.2, 0.46):
            nail = (x + step * size, y + 0.3 * size)
            sheet.oval(nail, 0.1 * size, 0.1 * size, sheet.coat("light", shade))
        return
    middle = _turned((x, y), (0.24 * size, 0.06 * size), -lean)
    sheet.oval(
        middle, 0.6 * size, 0.36 * size, sheet.coat(sock, shade), turn=math.degrees(-lean) * -1
    )


def _turned(at: Point, by: Point, angle: float) -> Point:
    sin, cos = math.sin(angle), math.cos(angle)
    return at[0] + by[0] * cos - by[1] * sin, at[1] + by[0] * sin + by[1] * cos


def _neck(sheet: Sheet, bones: Skeleton) -> tuple[tuple[Point, ...], tuple[float, ...]]:
    """The neck, out of the shoulders so that the back runs on into it; its spine and widths."""
    build = bones.build
    base, head = bones.neck()
    wide, slim = build.neck[2], build.neck[3]
    inside = bones.at(0.66, 0.0)
    middle = (base[0] + head[0]) / 2, (base[1] + head[1]) / 2 + 0.04 * build.neck[0]
    spine = (inside, base, middle, head)
    widths = (min(1.94 * bones.back(0.66), 1.1 * wide), wide, (wide + slim) / 2, slim)
    sheet.ribbon(spine, widths, sheet.coat("coat"))
    return spine, widths
