"""Larger things on the road: van, ambulance, truck, fire truck, bus."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import group, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import Tone, halo, own, part, shelve, tone
from sora_mcp.engine.animatic.art.rigs.vehicles import ends
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
    GLASS,
    arch,
    beacon,
    beam,
    driver,
    driving,
    glass,
    headlight,
    is_moving,
    shaken,
    taillight,
    wheel,
)


def _box_van(pose: Pose, body: Tone) -> str:
    """A panel van of 210 by 490: body, windscreen, door, bumpers, lamps."""
    paint = pose.paint
    art = path(
        "M-240 -36L-242 -196Q-240 -212 -222 -213L90 -213Q120 -212 138 -186L172 -128L226 -112"
        "Q242 -106 242 -84L242 -36Z",
        body.base,
    )
    art += path("M-242 -78L242 -78L242 -36L-240 -36Z", body.shade)
    art += path("M-242 -196Q-240 -212 -222 -213L90 -213Q114 -212 128 -200L-242 -200Z", body.light)
    art += glass(pose, [(60, -130), (60, -190), (112, -190), (150, -130)])
    art += driver(pose, 92, -130, 48, rows=1)
    art += line([(50, -196), (50, -44), (150, -44), (158, -124)], body.deep, 2.2, 'opacity="0.7"')
    art += rect(62, -116, 22, 5, body.deep, 2)
    art += path("M156 -146l18 2v26l-18 -2z", paint("#3a3d45"))
    art += rect(214, -56, 32, 18, paint("#43464e"), 6) + rect(
        -246, -54, 24, 16, paint("#43464e"), 6
    )
    return art + headlight(pose, 230, -88, 11, 11) + taillight(pose, -238, -110, 5, 16)


def _on_road(pose: Pose, art: str, xs: tuple[float, ...], r: float, far: float, lamp: float) -> str:
    body = beam(pose, far, lamp, 230) + group(art, f"translate(0 {shaken(pose, 1.6):.1f})")
    for x in xs:
        body += arch(pose, x, -r - 2, r + 8) + wheel(pose, x, -r, r)
    return body


def _van(pose: Pose) -> str:
    body = part(pose, "body", "#e8e4da")
    art = _box_van(pose, body)
    stripe = own(pose, "stripe", "#3d7ea6")
    art += path("M-241 -120L44 -120L44 -100L-241 -100Z", stripe.base)
    art += line([(-110, -196), (-110, -44)], body.deep, 2, 'opacity="0.5"')
    return _on_road(pose, art, (-140, 150), 36, 236, -88)


def _flashing(pose: Pose, xs: tuple[float, float], y: float, wide: float, tint: str) -> str:
    on = is_moving(pose) or pose.paint.light.dark > 0.45
    first = pose.phase < 0.5
    art = ""
    if on:
        art += halo(pose, "blink", (xs[0] if first else xs[1], y - 6), 2.2 * wide, tint, 0.4)
    for index, x in enumerate(xs):
        art += beacon(pose, x, y, wide, tint, is_on=on and (index == 0) == first)
    return art


def _ambulance(pose: Pose) -> str:
    paint = pose.paint
    art = _flashing(pose, (-150, 60), -212, 34, "#3d86ff") + _box_van(pose, tone(paint, "#f3f3f0"))
    band = part(pose, "body", "#d8322c")
    art += path("M-241 -112L50 -112L50 -92L-241 -92Z", band.base)
    art += rect(-128, -182, 20, 62, band.base, 3) + rect(-149, -161, 62, 20, band.base, 3)
    art += rect(-128, -141, 20, 21, band.shade, 3)
    return _on_road(pose, art, (-140, 150), 36, 236, -88)


def _cab(pose: Pose, x: float, body: Tone) -> str:
    """A lorry's cab of 150 by 220 whose back is at x."""
    art = path(f"M{x} -44V-222Q{x} -236 {x + 16} -236H{x + 96}Q{x + 112} -236 {x + 120} -214"
               f"L{x + 142} -140Q{x + 148} -132 {x + 148} -116V-44Z", body.base)  # fmt: skip
    art += path(f"M{x} -90H{x + 148}V-44H{x}Z", body.shade)
    art += path(
        f"M{x} -222Q{x} -236 {x + 16} -236H{x + 96}Q{x + 110} -236 {x + 117} -222Z", body.light
    )
    art += glass(pose, [(x + 44, -142), (x + 44, -214), (x + 98, -214), (x + 122, -142)])
    art += driver(pose, x + 72, -142, 50, rows=1)
    art += line([(x + 34, -222), (x + 34, -54), (x + 120, -54)], body.deep, 2.2, 'opacity="0.6"')
    art += rect(x + 42, -126, 24, 6, body.deep, 3)
    art += rect(x + 108, -64, 46, 22, pose.paint(CHROME, 0.2), 6)
    return art + headlight(pose, x + 138, -88, 9, 11)


def _truck(pose: Pose) -> str:
    paint = pose.paint
    body, load = part(pose, "body", "#2f62a8"), own(pose, "roof", "#e9e5da")
    art = rect(-300, -64, 590, 20, paint("#2b2d34"), 4)
    art += rect(-306, -262, 420, 200, load.base, 6) + rect(-306, -262, 420, 14, load.light, 6)
    art += rect(-306, -110, 420, 48, load.shade, 4)
    for n in range(1, 7):
        art += line([(-306 + 60 * n, -246), (-306 + 60 * n, -66)], load.shade, 2)
    art += rect(-306, -176, 420, 26, body.base) + taillight(pose, -302, -56, 5, 8)
    art += rect(118, -250, 12, 190, paint("#8e949b")) + _cab(pose, 134, body)
    return _on_road(pose, art, (-232, -146, 218), 42, 276, -88)


def _fire_truck(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#cf2a22")
    art = _flashing(pose, (176, 218), -234, 34, "#4a8cff")
    art += rect(-300, -64, 590, 20, paint("#2b2d34"), 4)
    art += rect(-300, -206, 428, 150, body.base, 6) + rect(-300, -206, 428, 12, body.light, 4)
    art += rect(-300, -96, 428, 40, body.shade) + rect(-300, -112, 428, 12, paint("#f1efe8"))
    for n in range(4):
        left = -288 + 104 * n
        art += rect(left, -186, 88, 62, paint("#aeb5bb"), 4) + rect(
            left, -150, 88, 26, paint("#aeb5bb", 0.3), 4
        )
        art += "".join(
            line([(left, y), (left + 88, y)], paint("#8a9198"), 1.6)
            for y in (-174, -162, -150, -138)
        )
    art += _cab(pose, 134, body) + rect(134, -112, 148, 12, paint("#f1efe8"))
    rail = paint("#aeb4bb")
    art += line([(-316, -226), (150, -248)], rail, 7) + line([(-314, -244), (150, -266)], rail, 7)
    for n in range(11):
        x = -296 + 42 * n
        art += line([(x, -228 - 0.047 * (x + 316)), (x, -246 - 0.047 * (x + 316))], rail, 4)
    art += polygon([(-180, -206), (-120, -206), (-136, -238), (-164, -238)], paint("#5a5f68"))
    return _on_road(pose, art, (-208, 214), 44, 276, -88)


def _bus(pose: Pose) -> str:
    paint, body = pose.paint, part(pose, "body", "#d9a127")
    art = path("M-330 -40V-262Q-330 -284 -306 -284H296Q322 -284 326 -258L334 -150V-40Z", body.base)
    art += path("M-330 -262Q-330 -284 -306 -284H296Q316 -284 323 -266L-330 -266Z", body.light)
    art += path("M-330 -104H334V-40H-330Z", body.shade)
    art += path("M-330 -118H334V-104H-330Z", own(pose, "stripe", "#f4efe2").base)
    on = paint.lamp(GLASS, "#ffdf9a")
    for n in range(6):
        left = -312 + 86 * n
        art += rect(left, -236, 74, 84, on, 7)
        art += polygon(
            [(left + 6, -236), (left + 34, -236), (left + 8, -164), (left, -158), (left, -230)],
            paint.lamp("#c3dfea", "#ffedc2"),
        )
        art += rect(left + 24, -176, 26, 24, paint.lamp("#5f8196", "#a87f45"), 8)
    art += rect(206, -240, 62, 188, paint("#3a3d45"), 5) + rect(211, -234, 24, 178, on, 3)
    art += rect(239, -234, 24, 178, on, 3)
    art += path("M278 -238H312L324 -148H278Z", paint.lamp(GLASS, "#c9b084"))
    art += rect(180, -278, 120, 26, paint("#26272d"), 4) + rect(
        190, -271, 84, 11, paint.glow("#ffb43a"), 2
    )
    art += rect(300, -58, 40, 18, paint("#43464e"), 6) + rect(
        -336, -58, 26, 18, paint("#43464e"), 6
    )
    art += headlight(pose, 325, -86, 8, 11) + taillight(pose, -327, -120, 4, 18)
    return _on_road(pose, art, (-206, 152), 44, 330, -86)


_ALARM = {"stand": Cycle(1.0, 6), "drive": Cycle(0.5, 6, speed=1.2)}

shelve("van", 2.1, ends.viewed(_van, ends.van),
       (-262, -222, 252, 6), 213, actions=driving(1.2), head=(110, -130),
       head_height=190, dark_box=(-262, -222, 480, 6),
       trait_box=("view", ends.LORRY_BOX), faces=True)  # fmt: skip
shelve("ambulance", 2.3, ends.viewed(_ambulance, ends.ambulance),
       (-262, -296, 252, 6), 230, actions=_ALARM, head=(70, -130),
       head_height=210, dark_box=(-262, -296, 480, 6),
       trait_box=("view", ends.LORRY_BOX), faces=True)  # fmt: skip
shelve("truck", 2.9, ends.viewed(_truck, ends.truck),
       (-320, -272, 300, 6), 262, actions=driving(0.9), head=(210, -150),
       head_height=200, dark_box=(-320, -272, 520, 6),
       trait_box=("view", ends.LORRY_BOX), faces=True)  # fmt: skip
shelve("fire_truck", 3.0, ends.viewed(_fire_truck, ends.fire_truck),
       (-330, -318, 300, 6), 268, actions=_ALARM, head=(190, -160),
       head_height=230, dark_box=(-330, -318, 520, 6),
       trait_box=("view", ends.LORRY_BOX), faces=True)  # fmt: skip
shelve("bus", 3.0, ends.viewed(_bus, ends.bus),
       (-345, -292, 346, 6), 284, actions=driving(0.9), head=(240, -160),
       head_height=220, dark_box=(-345, -292, 566, 6),
       trait_box=("view", ends.LORRY_BOX), faces=True)  # fmt: skip
