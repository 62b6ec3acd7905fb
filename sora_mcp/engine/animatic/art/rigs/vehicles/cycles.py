"""Two wheels and a saddle: bicycle, motorcycle, scooter."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.drawing import circle, curve, ellipse, group, line, path, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import own, part, shelve
from sora_mcp.engine.animatic.art.rigs.vehicles import narrow_ends as narrow
from sora_mcp.engine.animatic.art.rigs.vehicles.ends import viewed
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    RUBBER,
    beam,
    driving,
    headlight,
    is_moving,
    shaken,
    spoked,
    taillight,
    wheel,
)


def _crank(pose: Pose, x: float, y: float) -> str:
    """Chain wheel, cranks and pedals, turning."""
    paint = pose.paint
    a = 2 * math.pi * pose.phase if is_moving(pose) else 0.6
    dx, dy = 15 * math.cos(a), 15 * math.sin(a)
    art = ""
    for way, shade in ((-1, 0.5), (1, 0.0)):
        px, py = x + way * dx, y + way * dy
        art += line([(x, y), (px, py)], paint("#9aa0a8", shade), 3)
        art += rect(px - 6.5, py - 2, 13, 4, paint("#2f3138"), 2)
    return art + circle(x, y, 8, "none", f'stroke="{paint("#6d737b")}" stroke-width="2.6"')


def _bicycle(pose: Pose) -> str:
    paint, frame = pose.paint, part(pose, "body", "#2b7f8c")
    art = ""
    for x in (-50, 52):
        art += spoked(pose, x, -34, 34, 4.4, 14, "#b6bcc2", RUBBER)
    art += path("M-80 -50A36 36 0 0 1 -30 -64", "none",
                f'stroke="{frame.shade}" stroke-width="3" stroke-linecap="round"')  # fmt: skip
    hub, pedal, seat, head = (-50.0, -34.0), (-8.0, -32.0), (-21.0, -78.0), (34.0, -82.0)
    chain = f'stroke="{paint("#4d525a")}" stroke-width="1.4"'
    art += path("M-50 -38L-8 -40M-50 -30L-8 -24", "none", chain)
    art += line([hub, seat], frame.shade, 3.4) + line([hub, pedal], frame.shade, 3.6)
    art += line([(52, -34), (46, -56), (31, -92)], frame.shade, 4.4)
    art += line([seat, pedal], frame.base, 4.8) + line([pedal, head], frame.base, 5.2)
    art += line([seat, head], frame.base, 4.8) + line([(-19, -78), (33, -82)], frame.light, 1.6)
    art += line([seat, (-24, -92)], paint(CHROME), 3.2)
    art += path("M-42 -95Q-24 -99 -8 -93Q-6 -90 -10 -89Q-24 -90 -34 -86Q-44 -87 -42 -95Z",
                own(pose, "seat", "#4b3428").base)  # fmt: skip
    art += curve([(31, -92), (29, -102), (36, -106), (46, -104)], paint(CHROME), 3.2)
    art += line([(36, -106), (46, -104)], paint("#2f3138"), 4.6)
    return art + _crank(pose, *pedal)


def _motorcycle(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#b3261f")
    art = "".join(wheel(pose, x, -33, 33, CHROME, 7) for x in (-72, 74))
    dark = paint("#34363d")
    bike = line([(74, -33), (44, -92)], paint(CHROME), 6) + line(
        [(78, -36), (48, -92)], paint(CHROME, 0.5), 4
    )
    bike += path("M46 -74Q80 -78 106 -54L100 -50Q80 -68 50 -64Z", body.shade)
    bike += path("M-44 -30H34Q40 -58 26 -62H-30Q-46 -56 -44 -30Z", dark)
    bike += "".join(line([(-16, y), (14, y)], paint("#8c929a"), 3) for y in (-56, -50, -44))
    bike += circle(0, -34, 13, paint("#9ba1a8")) + circle(0, -34, 6, paint("#6d737b"))
    bike += line([(-8, -24), (-60, -24), (-108, -30)], paint(CHROME, 0.2), 8)
    bike += line([(-20, -60), (-72, -33)], paint("#43464e"), 7)
    bike += path("M-112 -64Q-98 -82 -70 -78L-34 -74L-30 -62L-70 -62Q-96 -62 -106 -54Z", body.base)
    bike += path("M-24 -70Q-14 -98 20 -96Q44 -94 46 -80Q44 -66 20 -64H-18Z", body.base)
    bike += path("M-18 -82Q-8 -98 20 -96Q40 -95 44 -86Q16 -92 -18 -82Z", body.light)
    bike += path("M-22 -72H40Q34 -64 20 -64H-18Z", body.shade)
    bike += path(
        "M-88 -84Q-60 -92 -46 -82Q-34 -78 -20 -80L-22 -70Q-60 -68 -84 -76Z", paint("#3a2c26")
    )
    bike += line([(46, -92), (36, -106), (18, -108)], paint(CHROME), 4) + line(
        [(28, -107), (14, -108)], dark, 6
    )
    bike += circle(56, -88, 10, paint(CHROME, 0.3)) + headlight(pose, 60, -88, 7, 9)
    bike += taillight(pose, -110, -66, 5, 4)
    return beam(pose, 62, -88, 160) + art + group(bike, f"translate(0 {shaken(pose, 1.0):.1f})")


def _scooter(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#7fb8a4")
    art = "".join(wheel(pose, x, -22, 22, "#dfe3e4", 5) for x in (-56, 60))
    bike = line([(60, -22), (40, -96)], paint(CHROME, 0.2), 5)
    bike += path(
        "M-92 -30Q-96 -62 -60 -68L-14 -68Q-6 -56 -2 -34H22Q30 -60 34 -84L46 -84"
        "Q48 -48 34 -26Q28 -20 16 -20H-24Q-30 -48 -56 -48Q-78 -48 -84 -24Z",
        body.base,
    )
    bike += path(
        "M-14 -68Q-6 -56 -2 -34H22Q30 -60 34 -84L39 -84Q40 -46 26 -26H-20Q-24 -44 -36 -52Z",
        body.shade,
    )
    bike += path("M-90 -44Q-88 -64 -60 -68L-14 -68L-11 -62Q-70 -66 -90 -44Z", body.light)
    bike += path("M36 -26Q58 -52 86 -28Q84 -22 78 -22Q60 -40 44 -20Z", body.base)
    bike += path(
        "M-82 -76Q-50 -84 -16 -76Q-10 -70 -16 -67H-76Q-86 -70 -82 -76Z",
        own(pose, "seat", "#6b4630").base,
    )
    bike += ellipse(44, -96, 11, 10, body.base) + headlight(pose, 52, -95, 5, 7)
    bike += line([(40, -100), (30, -108), (20, -106)], paint(CHROME), 3.6)
    bike += line([(27, -108), (18, -106)], paint("#33353b"), 5.4) + taillight(pose, -92, -46, 3, 6)
    return beam(pose, 54, -95, 150) + art + group(bike, f"translate(0 {shaken(pose, 0.9):.1f})")


_PEDALLED = {"stand": Cycle(2.0, 1), "ride": Cycle(1.0, 12, speed=1.3)}


def _ridden(speed: float) -> dict[str, Cycle]:
    cycles = driving(speed)
    return {"stand": cycles["stand"], "ride": cycles["drive"], "drive": cycles["drive"]}


shelve("bicycle", 1.05, viewed(_bicycle, narrow.bicycle),
       (-92, -110, 92, 4), 105, actions=_PEDALLED, seat=(-22, -95),
       hand=(38, -92), trait_box=("view", narrow.CYCLE_BOX), faces=True)  # fmt: skip
shelve("motorcycle", 1.1, viewed(_motorcycle, narrow.motorcycle),
       (-122, -116, 118, 4), 110, actions=_ridden(2.2),
       seat=(-50, -84), hand=(20, -108), dark_box=(-122, -116, 226, 4),
       trait_box=("view", narrow.CYCLE_BOX), faces=True)  # fmt: skip
shelve("scooter", 1.1, viewed(_scooter, narrow.scooter),
       (-102, -114, 96, 4), 110, actions=_ridden(1.5),
       seat=(-46, -78), hand=(24, -106), dark_box=(-102, -134, 210, 4),
       trait_box=("view", narrow.CYCLE_BOX), faces=True)  # fmt: skip
