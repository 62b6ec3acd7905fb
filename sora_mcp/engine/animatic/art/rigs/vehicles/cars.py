"""Cars seen from the side: a family car, a racer, a taxi, a police car."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, ellipse, group, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import Tone, halo, part, shelve, tone
from sora_mcp.engine.animatic.art.rigs.vehicles import ends
from sora_mcp.engine.animatic.art.rigs.vehicles.convertible import convertible
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import (
    CHROME,
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
from sora_mcp.engine.animatic.art.rigs.vehicles.rugged import KINDS

_BOX, _DARK = (-225, -186, 225, 6), (-225, -186, 420, 6)


def _shell(pose: Pose, body: Tone) -> str:
    """The family car's body with its windows, doors and lamps; wheels come on top."""
    paint = pose.paint
    art = path(
        "M-200 -34Q-206 -70 -194 -90Q-172 -101 -110 -103L62 -101Q150 -95 186 -80Q204 -70 203 -34Z",
        body.base,
    )
    art += path("M-152 -99Q-112 -147 -70 -148L6 -148Q42 -145 90 -99Z", body.base)
    art += path(
        "M-112 -138Q-94 -148 -70 -148L6 -148Q26 -147 44 -136Q-30 -144 -112 -138Z", body.light
    )
    art += path("M-204 -62L204 -62L203 -34L-200 -34Z", body.shade)
    art += path(
        "M-197 -86Q-172 -97 -110 -98L62 -96Q146 -91 184 -77L150 -80L62 -89L-110 -91Z", body.light
    )
    art += glass(pose, [(-129, -102), (-98, -137), (-38, -139), (-38, -102)])
    art += glass(pose, [(-29, -102), (-29, -139), (5, -139), (34, -133), (70, -102)])
    art += driver(pose, 8, -102, 34)
    door = 'opacity="0.8"'
    art += line([(-34, -139), (-34, -44)], body.deep, 2, door)
    art += line([(78, -98), (66, -44), (-34, -44)], body.deep, 2, door)
    art += line([(-34, -44), (-82, -44), (-98, -66)], body.deep, 2, door)
    art += rect(-28, -88, 20, 4.5, body.deep, 2) + rect(-88, -88, 20, 4.5, body.deep, 2)
    art += ellipse(60, -104, 9, 6, body.shade)
    art += rect(-207, -48, 30, 12, paint("#4a4d55"), 5) + rect(
        176, -48, 31, 12, paint("#4a4d55"), 5
    )
    return art + headlight(pose, 188, -70, 11, 8) + taillight(pose, -195, -76, 6, 10)


def _road(pose: Pose, hub: str = CHROME) -> str:
    return "".join(wheel(pose, x, -32, 32, hub) for x in (-124, 124))


def _arches(pose: Pose) -> str:
    return arch(pose, -124, -34, 40) + arch(pose, 124, -34, 40)


def _car(pose: Pose) -> str:
    if pose.look.trait("kind") in KINDS:
        return KINDS[pose.look.trait("kind")](pose)
    if pose.look.trait("age") in ("vintage", "old"):
        return _vintage(pose)
    body = _shell(pose, part(pose, "body", "#c8322b"))
    art = beam(pose, 192, -70, 220) + group(body, f"translate(0 {shaken(pose, 1.4):.1f})")
    return art + _arches(pose) + _road(pose)


def _vintage(pose: Pose) -> str:
    """Round wings, a running board, whitewall tyres."""
    body, paint = part(pose, "body", "#2f5d6b"), pose.paint
    art = path("M-150 -60L-150 -120Q-148 -162 -100 -164L4 -164Q34 -162 40 -112L44 -60Z", body.base)
    art += path(
        "M-146 -130Q-142 -162 -100 -164L4 -164Q28 -163 36 -136Q-60 -146 -146 -130Z", body.shade
    )
    art += path("M30 -112L170 -106Q182 -104 182 -90L182 -50L30 -50Z", body.base)
    art += path("M34 -112L170 -106Q178 -104 180 -98L34 -102Z", body.light)
    art += rect(-148, -64, 324, 22, body.deep)
    art += glass(pose, [(-128, -104), (-124, -144), (-62, -146), (-62, -104)])
    art += glass(pose, [(-52, -104), (-52, -146), (4, -146), (20, -104)])
    art += driver(pose, -24, -104, 36)
    art += line([(-57, -146), (-57, -54)], body.deep, 2) + line(
        [(28, -104), (28, -54)], body.deep, 2
    )
    art += "".join(line([(x, -92), (x, -66)], body.deep, 2) for x in (60, 72, 84, 96))
    art += rect(-100, -50, 190, 12, paint("#33353c"), 3) + rect(176, -106, 10, 58, paint(CHROME), 4)
    for x in (-118, 130):
        art += path(f"M{x - 58} -40Q{x - 52} -84 {x} -84Q{x + 52} -84 {x + 62} -34L{x + 44} -34"
                    f"Q{x} -70 {x - 44} -34Z", body.shade)  # fmt: skip
    art += circle(196, -96, 13, paint(CHROME)) + headlight(pose, 200, -96, 9, 11)
    art += taillight(pose, -166, -62, 6, 7) + rect(182, -54, 16, 10, paint(CHROME), 4)
    art = beam(pose, 204, -96, 210) + group(art, f"translate(0 {shaken(pose, 1.6):.1f})")
    for x in (-118, 130):
        art += wheel(pose, x, -34, 34, "#efe9dc", 8)
    return art


def _sports_car(pose: Pose) -> str:
    if pose.look.trait("kind") == "open":
        return convertible(pose)
    body, paint = part(pose, "body", "#d2261d"), pose.paint
    stripe = pose.look.own_colour("stripe", "")
    art = path(
        "M-208 -30Q-216 -66 -200 -82L-186 -90L-120 -92Q-70 -118 -24 -118Q14 -117 58 -86"
        "Q150 -78 190 -58Q214 -46 212 -26L-205 -22Z",
        body.base,
    )
    art += path("M-211 -52L-60 -50L140 -56Q196 -50 212 -34L212 -24L-206 -22Z", body.shade)
    art += path("M58 -86Q150 -78 190 -58Q150 -70 40 -76L-120 -84L-186 -88L-120 -92Z", body.light)
    art += glass(pose, [(-104, -88), (-66, -109), (-30, -111), (-30, -86)], "#4f6a7c")
    art += glass(pose, [(-22, -86), (-22, -111), (10, -106), (44, -84)], "#4f6a7c")
    art += driver(pose, -2, -86, 24)
    art += path(
        "M-214 -104L-166 -108L-166 -100L-190 -98L-184 -86L-196 -84L-200 -97L-214 -97Z", body.deep
    )
    art += path("M-92 -62L-50 -66L-62 -44L-86 -42Z", paint("#22242b"))
    art += line([(-26, -110), (-30, -44), (60, -42), (62, -80)], body.deep, 2, 'opacity="0.7"')
    if stripe:
        art += path("M-208 -60L200 -54L206 -46L-209 -50Z", paint(stripe))
    art += path("M150 -62Q180 -58 196 -46L168 -50Z", paint.lamp("#eef3f2", "#fff6d0"))
    art += rect(-214, -72, 12, 10, paint.lamp("#7d1d18", "#ff4a36"), 3)
    art += polygon([(150, -22), (218, -20), (214, -28), (150, -28)], paint("#24262d"))
    art = beam(pose, 196, -48, 220) + group(art, f"translate(0 {shaken(pose, 1.2):.1f})")
    for x in (-132, 128):
        art += arch(pose, x, -32, 38) + wheel(pose, x, -32, 32, "#d8b04a" if stripe else CHROME)
    return art


def _taxi(pose: Pose) -> str:
    paint = pose.paint
    body = _shell(pose, part(pose, "body", "#f0bd2c"))
    for n in range(24):
        body += rect(-194 + 16 * n, -80 + 8 * (n % 2), 16, 8, paint("#2a2a2e"))
    body += rect(-52, -164, 44, 16, paint.lamp("#f7f1dc", "#fff0b0"), 4)
    body += rect(-44, -159, 28, 6, paint("#33343a"), 2)
    art = beam(pose, 192, -70, 220) + halo(pose, "sign", (-30, -158), 40)
    art += group(body, f"translate(0 {shaken(pose, 1.4):.1f})")
    return art + _arches(pose) + _road(pose)


def _police_car(pose: Pose) -> str:
    paint = pose.paint
    body = _shell(pose, tone(paint, "#eef1f4"))
    livery = part(pose, "body", "#234a94")
    body += path("M-204 -78L72 -78L66 -44L-202 -44Z", livery.base)
    body += path("M-204 -56L70 -56L66 -44L-202 -44Z", livery.shade)
    body += line([(-34, -100), (-34, -44)], livery.deep, 2)
    body += path("M-3 -74l11 -5 11 5q0 16 -11 21q-11 -5 -11 -21z", paint("#e4c14c"))
    on = is_moving(pose) or paint.light.dark > 0.45
    first = pose.phase < 0.5
    body += rect(-62, -153, 66, 6, paint("#33353c"), 2)
    body += beacon(pose, -44, -152, 28, "#3d7bff", is_on=on and first)
    body += beacon(pose, -14, -152, 28, "#ff3b30", is_on=on and not first)
    art = beam(pose, 192, -70, 220)
    if on:
        art += halo(
            pose, "blink", (-44 if first else -14, -160), 60, "#5a8dff" if first else "#ff5a4a", 0.4
        )
    art += group(body, f"translate(0 {shaken(pose, 1.4):.1f})")
    return art + _arches(pose) + _road(pose, "#8d939b")


_PATROL = {"stand": Cycle(1.0, 6), "drive": Cycle(0.5, 6, speed=1.9)}

shelve("car", 1.5, ends.viewed(_car, ends.car),
       _BOX, 150, actions=driving(1.7), head=(60, -85), head_height=160,
       seat=(-30, -147), dark_box=_DARK, trait_box=("view", ends.CAR_BOX), faces=True)  # fmt: skip
shelve("sports_car", 1.2, ends.viewed(_sports_car, ends.sports_car),
       (-228, -172, 224, 8), 120, actions=driving(2.6),
       head=(60, -70), head_height=140, seat=(-30, -110), dark_box=(-228, -172, 430, 8),
       trait_box=("view", ends.CAR_BOX), faces=True)  # fmt: skip
shelve("taxi", 1.6, ends.viewed(_taxi, ends.taxi),
       (-225, -200, 225, 6), 160, actions=driving(1.6), head=(40, -90),
       head_height=170, seat=(-70, -147), dark_box=(-225, -200, 420, 6),
       trait_box=("view", ends.CAR_BOX), faces=True)  # fmt: skip
shelve("police_car", 1.6, ends.viewed(_police_car, ends.police_car),
       (-225, -228, 225, 6), 165, actions=_PATROL, head=(30, -95),
       head_height=180, seat=(-90, -147), dark_box=(-225, -228, 420, 6),
       trait_box=("view", ends.CAR_BOX), faces=True)  # fmt: skip
