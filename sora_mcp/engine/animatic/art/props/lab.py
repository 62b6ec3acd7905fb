"""Instruments to look through and at: telescope, microscope, globe."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import part, shelve


def _telescope(pose: Pose) -> str:
    brass, paint = part(pose, "body", "#c09440"), pose.paint
    wood = paint("#6b4529")
    art = (
        "".join(
            line([(0, -54), (x, -1)], wood if x else paint("#6b4529", 0.4), 4) for x in (-30, 0, 32)
        )
        + line([(-17, -24), (18, -24)], paint("#8a8f96"), 1.4)
        + rect(-6, -62, 12, 10, paint("#4a4d55"), 3)
    )
    tube = (
        path("M-46 -5H-20V5H-46Z", brass.shade)
        + rect(-20, -7, 44, 14, paint("#2f4a68"), 2)
        + rect(-20, -7, 44, 4, paint("#2f4a68", -0.6), 2)
        + rect(24, -9, 34, 18, brass.base, 2)
        + rect(24, -9, 34, 5, brass.light, 2)
        + rect(24, 4, 34, 5, brass.shade, 2)
    )
    tube += (
        rect(56, -11, 8, 22, brass.base, 2)
        + ellipse(64, 0, 2.4, 9, paint("#a9d0e6"))
        + rect(-54, -3.4, 9, 6.8, paint("#33363d"), 2)
        + rect(-14, -13, 22, 4.4, brass.base, 2)
    )
    return art + group(tube, "translate(0 -64) rotate(-32)")


def _microscope(pose: Pose) -> str:
    case, paint = part(pose, "body", "#dfe3e6"), pose.paint
    dark = paint("#33373f")
    art = (
        path("M-36 0Q-36 -9 -28 -9H26Q36 -9 36 0Z", dark)
        + path("M6 -9Q40 -20 34 -54Q30 -74 8 -80L4 -68Q20 -62 22 -48Q24 -28 -4 -20V-9Z", case.base)
        + path("M16 -12Q40 -22 34 -54Q31 -68 22 -74Q30 -40 16 -12Z", case.shade)
    )
    art += (
        rect(-30, -32, 46, 5, dark, 2)
        + rect(-20, -34, 22, 2, paint("#a9d6ea"), 1)
        + rect(-16, -27, 14, 8, paint("#5a5f68"), 2)
        + circle(-9, -20, 4, paint.glow("#fff0b8"))
    )
    tube = (
        rect(-8, -34, 16, 40, case.base, 3)
        + rect(2, -34, 6, 40, case.shade, 3)
        + rect(-6, -52, 12, 18, dark, 2)
        + rect(-8, -56, 16, 6, dark, 3)
        + rect(-7, 6, 14, 7, dark, 2)
        + rect(-4.4, 13, 8.8, 12, paint("#b98d3f"), 1.6)
    )
    return (
        art
        + group(tube, "translate(0 -56) rotate(-18)")
        + circle(26, -38, 6.4, dark)
        + circle(26, -38, 3.4, case.shade)
    )


def _globe(pose: Pose) -> str:
    sea, paint = part(pose, "body", "#4f94c4"), pose.paint
    land, brass = paint("#78a85a"), paint("#bf923e")
    art = (
        path("M-26 0Q-22 -7 0 -8Q22 -7 26 0Z", paint("#6b4529"))
        + line([(0, -8), (0, -16)], brass, 5)
        + path(
            "M15 -99.4A44 44 0 1 1 -26 -22.5",
            "none",
            f'stroke="{brass}" stroke-width="4" stroke-linecap="round"',
        )
    )
    art += (
        circle(0, -58, 38, sea.base)
        + path(
            "M-26 -74Q-14 -90 2 -88Q0 -78 -10 -74Q-6 -64 -18 -56Q-28 -60 -33 -66Q-31 -70 -26 -74Z",
            land,
        )
        + path("M-12 -50Q2 -54 6 -44Q2 -30 -4 -24Q-12 -34 -12 -50Z", land)
    )
    art += path("M12 -84Q28 -80 34 -66Q26 -58 18 -64Q10 -70 12 -84Z", land) + path(
        "M16 -54Q30 -56 36 -46Q32 -36 22 -34Q14 -42 16 -54Z", land
    )
    return (
        art
        + path("M10 -95A38 38 0 0 1 0 -20Q32 -52 10 -95Z", sea.deep, 'opacity="0.35"')
        + ellipse(-16, -74, 9, 6, "#ffffff", 'opacity="0.3"')
        + circle(15, -98, 3, brass)
        + circle(-26, -22, 3, brass)
    )


shelve("telescope", 1.5, _telescope, (-56, -108, 68, 3), 104, faces=True)
shelve("microscope", 0.42, _microscope, (-42, -114, 42, 3), 108, medium="table", faces=True)
shelve("globe", 0.42, _globe, (-50, -108, 50, 3), 104, medium="table")
