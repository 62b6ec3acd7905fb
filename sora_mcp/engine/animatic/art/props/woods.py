"""From the floor of a wood: mushroom, leaf, log, stump."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import blob, curve, ellipse, group, line, path
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import lit_side, part, shelve, tone, wave


def _mushroom(pose: Pose) -> str:
    cap, paint = part(pose, "body", "#c9342b"), pose.paint
    stem = tone(paint, "#f1e8d6")
    art = path("M-15 -48Q-13 -20 -21 -3Q0 5 21 -3Q13 -20 15 -48Z", stem.base) + path(
        "M3 -48Q4 -20 4 1Q14 1 21 -3Q13 -20 15 -48Z", stem.shade
    )
    art += path("M-50 -46Q0 -62 50 -46Q30 -38 0 -38Q-30 -38 -50 -46Z", stem.shade) + path(
        "M-20 -34Q0 -22 22 -34L15 -45H-15Z", stem.light
    )
    art += (
        path("M-52 -45Q-52 -98 0 -100Q52 -98 52 -45Q0 -58 -52 -45Z", cap.base)
        + path("M18 -51Q30 -70 16 -98Q52 -90 52 -45Q36 -49 18 -51Z", cap.shade)
        + path("M-46 -60Q-40 -90 -12 -96Q-32 -82 -36 -58Z", cap.light)
    )
    spots = (
        (-24, -72, 8, 7),
        (4, -84, 9, 7),
        (28, -66, 8, 8),
        (0, -62, 6, 4),
        (-40, -55, 4, 4),
        (44, -54, 3.4, 4),
    )
    return art + "".join(ellipse(x, y, rx, ry, stem.light) for x, y, rx, ry in spots)


def _leaf(pose: Pose) -> str:
    leaf = part(pose, "body", "#d8792c")
    half = (
        "M0 -14L-12 -20L-34 -16L-29 -27L-46 -44L-36 -47"
        "L-40 -62L-24 -56L-17 -52L-20 -76L-11 -72L0 -100"
    )
    other = "M0 -14L12 -20L34 -16L29 -27L46 -44L36 -47L40 -62L24 -56L17 -52L20 -76L11 -72L0 -100Z"
    art = (
        path(half + "Z", leaf.base)
        + path(other, leaf.shade)
        + curve([(0, -60), (0, -14), (4, 0)], leaf.deep, 2.4)
    )
    veins = (
        "M0 -22L-24 -24M0 -22L24 -24M0 -34L-34 -46M0 -34"
        "L34 -46M0 -52L-12 -68M0 -52L12 -68M0 -50V-88"
    )
    art += path(veins, "none", f'stroke="{leaf.deep}" stroke-width="1.2" opacity="0.7"')
    return group(art, f"rotate({7 * wave(pose):.1f} 0 -50)")


_CRACKS = (
    (-110, -62, 60), (-40, -46, 80), (-116, -30, 50), (60, -58, 50), (20, -18, 90), (90, -34, 40),
)  # fmt: skip


def _log(pose: Pose) -> str:
    bark, cut = part(pose, "body", "#7a5638"), tone(pose.paint, "#dcb985")
    art = (
        path("M-150 -84H140Q166 -84 166 -42Q166 0 140 0H-150Z", bark.base)
        + path("M-150 -26H163Q158 0 140 0H-150Z", bark.shade)
        + path("M-150 -84H140Q150 -84 156 -74H-150Z", bark.light)
    )
    art += (
        path("M40 -78L62 -106L80 -102L70 -78Z", bark.base)
        + ellipse(71, -104, 10, 4, cut.base)
        + path("M60 -78L71 -100L80 -102L70 -78Z", bark.shade)
    )
    art += "".join(line([(x, y), (x + long, y)], bark.deep, 2.4) for x, y, long in _CRACKS)
    art += ellipse(-150, -42, 27, 42, cut.base) + path(
        "M-150 -84A27 42 0 0 1 -150 0A40 46 0 0 0 -150 -84Z", cut.shade
    )
    art += "".join(
        ellipse(
            -151,
            -42,
            20 * k,
            32 * k,
            "none",
            f'stroke="{cut.deep}" stroke-width="1.6" opacity="0.6"',
        )
        for k in (1, 0.68, 0.36)
    )
    return art + blob(
        [(-60, -84), (-40, -92), (0, -88), (16, -84), (0, -78), (-14, -70), (-26, -78), (-46, -76)],
        pose.paint("#7c9a4e"),
    )


def _stump(pose: Pose) -> str:
    bark, cut = part(pose, "body", "#7a5638"), tone(pose.paint, "#dcb985")
    art = path(
        "M-58 -82Q-56 -30 -86 -3Q-62 -10 -44 0Q-20 -10 0 2Q22 -10 46 0Q62 -10 88 -3Q56 -30 58 -82Z",
        bark.base,
    )
    away = -lit_side(pose)
    art += path(
        f"M{away * 58} -82Q{away * 56} -30 {away * 87} -3Q{away * 62} -10 {away * 45} 0"
        f"Q{away * 34} -5 {away * 22} -6Q{away * 30} -40 {away * 24} -74Z",
        bark.shade,
    )
    art += "".join(line([(x, -66), (1.15 * x, -16)], bark.deep, 2.2) for x in (-40, -18, 6, 32))
    art += (
        ellipse(0, -84, 59, 16, bark.light)
        + ellipse(0, -85, 53, 13.4, cut.base)
        + "".join(
            ellipse(
                2,
                -85,
                53 * k,
                13.4 * k,
                "none",
                f'stroke="{cut.deep}" stroke-width="1.5" opacity="0.6"',
            )
            for k in (0.74, 0.48, 0.22)
        )
    )
    return (
        art
        + line([(4, -85), (40, -80)], cut.deep, 1.6)
        + blob([(-70, -8), (-62, -20), (-50, -24), (-44, -8), (-52, -2)], pose.paint("#7c9a4e"))
    )


shelve("mushroom", 0.16, _mushroom, (-57, -104, 57, 4), 100)
shelve("leaf", 0.12, _leaf, (-56, -110, 56, 8), 100, actions={"": Cycle(3.0, 16)})
shelve("log", 0.5, _log, (-182, -112, 172, 3), 100, seat=(0, -84))
shelve("stump", 0.5, _stump, (-92, -104, 92, 4), 100, seat=(0, -86))
