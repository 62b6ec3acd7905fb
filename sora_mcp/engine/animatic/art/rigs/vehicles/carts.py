"""Slow and small things that roll or slide: tractor, carriage, sled, skateboard."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, curve, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import own, part, shelve, tone, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.aboard import seated
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    beam,
    driving,
    glass,
    headlight,
    is_moving,
    shaken,
    spoked,
    wheel,
)
from sora_mcp.engine.animatic.art.rigs.vehicles.teams import pulls, team

_TEAM = 161.0  # units: the middle of a carriage with its horse, before the carriage's own


def _tractor(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#3f8a3d")
    rims = own(pose, "roof", "#e3b32d").base
    roof = tone(paint, "#3b3e45") if "body" not in pose.look.of else body
    art = rect(-92, -236, 128, 14, roof.base, 6) + rect(-92, -236, 128, 5, roof.light, 3)
    art += glass(pose, [(-78, -130), (-78, -222), (18, -222), (26, -130)], "#a9c9d6")
    for a, b in (((-80, -226), (-80, -100)), ((16, -226), (26, -100)), ((-36, -226), (-36, -120))):
        art += line([a, b], body.deep, 6)
    art += path(
        "M-34 -128L-10 -150M-14 -156L-4 -142",
        "none",
        f'stroke="{paint("#2a2b31")}" stroke-width="5"',
    )
    art += path("M-96 -70L-90 -130H30L40 -152H128Q150 -150 152 -130V-72H-20L-40 -60Z", body.base)
    art += path("M40 -152H128Q146 -150 150 -140L36 -142Z", body.light)
    art += path("M-30 -96H152V-72H-20Z", body.shade)
    art += "".join(line([(x, -132), (x, -104)], body.deep, 4) for x in (84, 98, 112))
    art += rect(146, -136, 12, 56, paint("#2f3138"), 4) + headlight(pose, 154, -126, 6, 8)
    art += line([(64, -150), (64, -212)], paint("#4a4d55"), 9) + line(
        [(64, -212), (70, -218)], paint("#4a4d55"), 9
    )
    if is_moving(pose):
        for n in range(3):
            up = (pose.phase + n / 3) % 1
            art += circle(
                70 - 50 * up,
                -226 - 44 * up,
                7 + 12 * up,
                paint("#9aa0a6"),
                f'opacity="{0.5 * (1 - up):.2f}"',
            )
    art = beam(pose, 158, -126, 200) + group(art, f"translate(0 {shaken(pose, 2.2):.1f})")
    art += wheel(pose, -58, -72, 72, rims, 6) + wheel(pose, 118, -44, 44, rims, 6)
    return art + path(
        "M-140 -96Q-120 -156 -58 -156Q-2 -154 16 -104L4 -98Q-14 -142 -58 -142Q-108 -142 -128 -92Z",
        body.shade,
    )


def _carriage(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#6d2b33")
    trim, wood = paint("#d8ab45"), paint("#5a3b26")
    art = curve([(-96, -60), (-70, -36), (70, -36), (112, -70)], paint("#2e2a2c"), 7)
    art += line([(96, -64), (206, -56)], wood, 6)
    art += path("M-96 -118Q-94 -62 -40 -58H36Q76 -62 80 -118L84 -190Q-4 -210 -98 -190Z", body.base)
    art += path("M-96 -118Q-94 -62 -40 -58H36Q76 -62 80 -118Q0 -100 -96 -118Z", body.shade)
    art += path("M-106 -188Q-4 -222 92 -188L88 -178Q-4 -206 -102 -178Z", trim)
    art += path("M-20 -208Q-16 -222 -4 -224Q10 -222 14 -208Z", trim)
    on = paint.lamp("#8fb0c0", "#ffd98a")
    art += rect(-84, -176, 34, 48, on, 8) + rect(38, -176, 30, 48, on, 8)
    art += rect(-38, -184, 64, 118, body.light, 8) + rect(-30, -176, 48, 52, on, 8)
    art += path("M-30 -176H-12Q-14 -146 -30 -134ZM18 -176H0Q2 -146 18 -134Z", paint("#e9d9b8"))
    art += circle(20, -108, 3, trim) + line([(-94, -118), (-42, -112)], trim, 2.4)
    art += line([(30, -112), (80, -118)], trim, 2.4)
    art += path("M84 -120L132 -124V-110L122 -80H100L84 -96Z", wood) + path(
        "M80 -128H136V-118H80Z", paint("#8b2f35")
    )
    art += rect(96, -170, 13, 20, paint.lamp("#d9c07a", "#ffe08a"), 3) + line(
        [(84, -150), (102, -152)], trim, 3
    )
    art = group(art, f"translate(0 {shaken(pose, 2.0):.1f})")
    art += spoked(pose, -74, -56, 56, 8, 12, "#b98a3c", "#4a3020")
    art += spoked(pose, 98, -42, 42, 7, 10, "#b98a3c", "#4a3020")
    if not pulls(pose, "horse"):
        return art
    art += seated(pose, ((104, -208),), 23, (50, -300, 190, -112))
    art += team(pose, "horse", 97, (306,))
    art += line([(134, -104), (276, -112), (330, -116)], paint("#3a2a22"), 3)
    return group(art, f"translate({-_TEAM} 0)")


def _sled(pose: Pose) -> str:
    paint, wood = pose.paint, part(pose, "body", "#a86b38")
    steel = paint("#7d858e")
    art = path("M-96 -4H92Q124 -6 122 -36Q118 -52 102 -48", "none",
               f'stroke="{steel}" stroke-width="6" stroke-linecap="round"')  # fmt: skip
    for x in (-74, -14, 50):
        art += line([(x, -6), (x + 6, -34)], wood.deep, 7)
    art += rect(-100, -46, 206, 14, wood.base, 6) + rect(-100, -46, 206, 5, wood.light, 3)
    art += rect(-100, -36, 206, 5, wood.shade, 2)
    art += line([(-94, -44), (-108, -92)], wood.shade, 8) + line(
        [(-80, -44), (-94, -92)], wood.base, 8
    )
    art += line([(-112, -93), (-88, -93)], wood.base, 8)
    art += rect(-70, -56, 110, 11, own(pose, "seat", "#b8332e").base, 5)
    rope = curve([(104, -42), (132, -30 + 3 * wave(pose)), (150, -44)], paint("#d6c39a"), 3)
    spray = ""
    if pulls(pose, "dog"):
        rope = line([(112, -40), (250, -62), (360, -62)], paint("#c9b48a"), 3)
        rope += team(pose, "dog", 150, (226, 352))
    if is_moving(pose):
        for n in range(4):
            back = (pose.phase + n / 4) % 1
            spray += circle(
                -96 - 40 * back,
                -4 - 18 * back,
                5 + 5 * back,
                paint("#f4f8fb"),
                f'opacity="{0.8 * (1 - back):.2f}"',
            )
    return spray + group(art + rope, f"translate(0 {shaken(pose, 1.0):.1f})")


def _skateboard(pose: Pose) -> str:
    paint, deck = pose.paint, part(pose, "body", "#d8662f")
    art = rect(-64, -26, 28, 8, paint(CHROME, 0.3), 3) + rect(36, -26, 28, 8, paint(CHROME, 0.3), 3)
    art += path(
        "M-106 -42Q-94 -28 -76 -26H76Q94 -28 106 -42L109 -38Q98 -20 78 -18H-78Q-98 -20 -109 -38Z",
        deck.base,
    )
    art += path(
        "M-106 -42Q-94 -28 -76 -26H76Q94 -28 106 -42L105 -45Q92 -32 76 -30H-76Q-92 -32 -105 -45Z",
        paint("#2c2d33"),
    )
    for x in (-50, 50):
        art += wheel(pose, x, -12, 12, "#f0ead6", 3)
    return art


_PULLED = {
    "stand": Cycle(2.0, 1),
    "drive": Cycle(1.0, 12, speed=0.5),
    "ride": Cycle(1.0, 12, speed=0.5),
}
_SLIDING = {
    "stand": Cycle(2.0, 1),
    "ride": Cycle(0.6, 8, speed=2.4),
    "drive": Cycle(0.6, 8, speed=2.4),
}
_ROLLING = {"stand": Cycle(2.0, 1), "ride": Cycle(0.5, 6, speed=9.0)}

shelve("tractor", 2.4, _tractor, (-146, -276, 166, 4), 236, dark_box=(-146, -276, 362, 4),
       actions=driving(0.5), head=(40, -150), head_height=190, seat=(-50, -120),
       faces=True)  # fmt: skip
shelve("carriage", 2.3, _carriage, (-138, -232, 212, 4), 224, actions=_PULLED, head=(-10, -140),
       head_height=190, seat=(108, -128),
       trait_box=("pulled", (-138 - _TEAM, -250, 460 - _TEAM, 12)),
       faces=True)  # fmt: skip
shelve("sled", 0.6, _sled, (-150, -102, 158, 4), 97, actions=_SLIDING, seat=(-20, -56),
       trait_box=("pulled", (-150, -150, 450, 14)), faces=True)  # fmt: skip
shelve("skateboard", 0.14, _skateboard, (-116, -50, 116, 3), 46, actions=_ROLLING, seat=(0, -30),
       faces=True)  # fmt: skip
