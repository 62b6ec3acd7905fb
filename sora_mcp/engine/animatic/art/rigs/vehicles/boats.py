"""Small craft on the water, waterline at y = 0: boat, canoe, sailboat."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import (
    circle,
    curve,
    ellipse,
    group,
    line,
    path,
    polygon,
    rect,
)
from sora_mcp.engine.animatic.art.figure import Cycle, Pose
from sora_mcp.engine.animatic.art.props.shapes import own, part, shelve, wave
from sora_mcp.engine.animatic.art.rigs.vehicles.kit import GLASS, is_moving

FOAM = "#f2f8fa"
_ROUGH = 4.0  # how much more a hull pitches on the roughest sea


def afloat(pose: Pose, art: str, *, heave: float, roll: float) -> str:
    """Bobbing: up and down, and turning a little about the waterline."""
    much = 1 + _ROUGH * pose.paint.light.rough
    lift, turn = much * heave * wave(pose), much * roll * wave(pose, 1, 0.22)
    return group(art, f"rotate({turn:.2f}) translate(0 {lift:.1f})")


def waterline(pose: Pose, left: float, right: float, high: float) -> str:
    """Lapping foam along the hull, a bow wave under way."""
    paint = pose.paint
    wide = right - left
    shift = 0.02 * wide * wave(pose)
    d = f"M{left:.1f} 0"
    steps = 8
    for n in range(steps):
        x = left + wide * (n + 1) / steps
        d += f"Q{x - wide / steps / 2 + shift:.1f} {(-0.5 - 0.4 * (n % 2)) * high:.1f} {x:.1f} 0"
    art = path(f"{d}Q{right:.1f} {0.5 * high:.1f} {(left + right) / 2:.1f} {0.6 * high:.1f}"
               f"Q{left:.1f} {0.5 * high:.1f} {left:.1f} 0Z",
               paint(FOAM), 'opacity="0.75"')  # fmt: skip
    if is_moving(pose):
        up = 1.5 * high * (1.2 + 0.3 * wave(pose, 2))
        art += path(f"M{right - 0.1 * wide:.1f} {0.4 * high:.1f}"
                    f"Q{right - 0.02 * wide:.1f} {-up:.1f} "
                    f"{right + 0.03 * wide:.1f} {-0.4 * up:.1f}"
                    f"Q{right + 0.06 * wide:.1f} {0.2 * high:.1f} "
                    f"{right + 0.02 * wide:.1f} "
                    f"{0.5 * high:.1f}Z", paint(FOAM), 'opacity="0.9"')  # fmt: skip
        art += path(f"M{left + 4:.1f} {0.3 * high:.1f}"
                    f"Q{left - 0.1 * wide:.1f} {-0.6 * high:.1f} "
                    f"{left - 0.2 * wide:.1f} {0.3 * high:.1f}Z",
                    paint(FOAM), 'opacity="0.6"')  # fmt: skip
    return group(art, f"translate(0 {0.6 * high:.1f})")


def _boat(pose: Pose) -> str:
    if pose.look.trait("kind") in ("rowing", "row", "rowboat") or pose.action == "row":
        return _rowboat(pose)
    paint, hull = pose.paint, part(pose, "body", "#2c6fa3")
    art = line([(-46, -62), (-46, -168)], paint("#7a5636"), 4) + line(
        [(-46, -160), (-118, -70)], paint("#5f6269"), 1.6
    )
    art += line([(-46, -166), (120, -58)], paint("#5f6269"), 1.6)
    art += polygon(
        [(-46, -168), (-20, -161 + 3 * wave(pose, 2)), (-46, -153)],
        own(pose, "stripe", "#d8412f").base,
    )
    art += rect(-34, -128, 66, 70, paint("#efe9db"), 4) + rect(
        -34, -128, 18, 70, paint("#efe9db", 0.35), 4
    )
    art += rect(-42, -134, 84, 9, own(pose, "roof", "#b5392e").base, 4)
    for x in (-10, 12):
        art += rect(x, -116, 17, 22, paint.lamp(GLASS, "#ffd98a"), 3)
    art += path(
        "M-128 -56Q-60 -50 40 -54Q100 -58 146 -76Q138 -30 116 8Q0 16 -112 8Q-126 -20 -128 -56Z",
        hull.base,
    )
    art += path("M-126 -34Q0 -26 136 -44Q128 -14 116 8Q0 16 -112 8Q-122 -12 -126 -34Z", hull.shade)
    art += path("M-122 -12Q0 -4 126 -14L116 8Q0 16 -112 8Z", paint("#a8352b"))
    art += path(
        "M-132 -60Q-60 -54 40 -58Q100 -62 148 -80L150 -72Q100 -54 40 -50Q-60 -46 -130 -52Z",
        paint("#f2ebdc"),
    )
    art += "".join(
        circle(x, -30, 7, "none", f'stroke="{paint("#e9e2d0")}" stroke-width="4"')
        for x in (-86, 76)
    )
    return afloat(pose, art, heave=3.0, roll=1.6) + waterline(pose, -120, 122, 9)


def _rowboat(pose: Pose) -> str:
    paint, hull = pose.paint, part(pose, "body", "#9b6a3c")
    swing = wave(pose) if pose.action in ("row", "sail") else 0.3
    tip = (-30 + 62 * swing, 4 - 10 * wave(pose, 1, 0.25))
    art = path("M-126 -52Q0 -38 134 -62L120 -50Q0 -30 -116 -42Z", hull.deep)
    art += rect(-62, -50, 34, 7, hull.light, 2) + rect(30, -51, 34, 7, hull.light, 2)
    art += path(
        "M-130 -54Q-60 -38 20 -40Q90 -44 140 -66Q128 -18 104 8Q0 16 -108 8Q-126 -20 -130 -54Z",
        hull.base,
    )
    art += path("M-126 -30Q0 -10 128 -38Q118 -10 104 8Q0 16 -108 8Q-120 -8 -126 -30Z", hull.shade)
    art += curve([(-124, -38), (-40, -24), (40, -25), (130, -48)], hull.deep, 1.6)
    art += path(
        "M-133 -57Q-60 -42 20 -44Q90 -48 142 -70L141 -62Q90 -40 20 -36Q-60 -34 -131 -49Z",
        hull.light,
    )
    oar = paint("#d7b98a")
    art += line([(4, -62), (0, -40), tip], oar, 5) + ellipse(*tip, 14, 5, paint("#d7b98a", 0.3))
    return afloat(pose, art, heave=3.0, roll=1.8) + waterline(pose, -116, 112, 8)


def _canoe(pose: Pose) -> str:
    paint, hull = pose.paint, part(pose, "body", "#b5472c")
    art = path("M-150 -42Q0 -26 150 -42L130 -28H-130Z", hull.deep)
    art += "".join(rect(x, -37, 22, 5, paint("#d9b982"), 2) for x in (-78, -10, 62))
    art += path(
        "M-158 -52Q-140 -34 -90 -31Q0 -27 90 -31"
        "Q140 -34 158 -52Q158 -8 116 8H-116Q-158 -8 -158 -52Z",
        hull.base,
    )
    art += path("M-154 -24Q0 -4 154 -24Q146 -2 116 8H-116Q-146 -2 -154 -24Z", hull.shade)
    art += path(
        "M-160 -55Q-140 -38 -90 -35Q0 -31 90 -35Q140 -38 160 -55"
        "L158 -48Q140 -31 90 -28Q0 -24 -90 -28Q-140 -31 -158 -48Z",
        paint("#ead9b4"),
    )
    if is_moving(pose):
        a = 26 * wave(pose)
        paddle = line([(0, -84), (0, -14)], paint("#caa468"), 4) + ellipse(
            0, -4, 6, 15, paint("#caa468", 0.25)
        )
        art += group(paddle, f"translate(30 0) rotate({a:.1f} 0 -50)")
    return afloat(pose, art, heave=2.0, roll=1.5) + waterline(pose, -136, 136, 7)


def _sailboat(pose: Pose) -> str:
    paint, hull = pose.paint, part(pose, "body", "#f1efe8")
    sail = own(pose, "sail", "#f7f3e6")
    full = 8 + 5 * wave(pose, 1, 0.1) + (6 if is_moving(pose) else 0)
    art = line([(6, -52), (6, -342)], paint("#8b6b49"), 5) + line(
        [(4, -72), (-122, -66)], paint("#8b6b49"), 5
    )
    art += path(f"M2 -336Q{-52 - full:.1f} -210 -120 -76Q-60 -70 2 -78Z", sail.base)
    art += path(
        f"M2 -336Q{-52 - full:.1f} -210 -120 -76L-66 -74Q-26 -200 2 -336Z",
        sail.shade,
        'opacity="0.45"',
    )
    art += path(f"M12 -322Q{78 + full:.1f} -190 122 -74Q66 -66 14 -82Z", sail.light)
    art += path(
        f"M12 -322Q{78 + full:.1f} -190 122 -74L92 -71Q60 -190 12 -322Z",
        own(pose, "stripe", "#d8412f").base,
    )
    art += "".join(
        line([(-100 + 30 * n, -116 - 60 * n), (2, -112 - 60 * n)], sail.shade, 1.5)
        for n in range(3)
    )
    art += polygon(
        [(6, -346), (30, -340 + 3 * wave(pose, 2)), (6, -334)], own(pose, "stripe", "#d8412f").base
    )
    art += path("M-60 -52L-50 -70H44L62 -52Z", paint("#d9cdb4")) + "".join(
        ellipse(x, -60, 7, 5, paint(GLASS, 0.3)) for x in (-30, -4, 22)
    )
    art += path("M-122 -58Q20 -46 154 -66Q136 -20 106 8H-96Q-116 -16 -122 -58Z", hull.base)
    art += path("M-118 -34Q20 -22 142 -42Q128 -12 106 8H-96Q-112 -10 -118 -34Z", hull.shade)
    art += path("M-110 -14Q10 -4 124 -16L106 8H-96Q-106 -2 -110 -14Z", paint("#2b4f7d"))
    art += path("M-124 -61Q20 -49 156 -69L154 -61Q20 -41 -123 -53Z", paint("#a9793f"))
    return afloat(pose, art, heave=3.5, roll=2.4) + waterline(pose, -106, 114, 10)


def _afloat(speed: float, **more: Cycle) -> dict[str, Cycle]:
    return {"float": Cycle(3.0, 24), "sail": Cycle(2.4, 24, speed=speed), **more}


shelve("boat", 1.9, _boat, (-178, -180, 160, 24), 168, medium="water",
       actions=_afloat(0.35, row=Cycle(2.0, 20, speed=0.25)), head=(0, -80), head_height=170,
       seat=(-70, -46), faces=True)  # fmt: skip
shelve("canoe", 0.65, _canoe, (-200, -98, 174, 22), 60, medium="water",
       actions=_afloat(0.7, row=Cycle(1.6, 16, speed=0.7)), head=(0, -40), head_height=110,
       seat=(-40, -32), faces=True)  # fmt: skip
shelve("sailboat", 6.0, _sailboat, (-166, -362, 186, 28), 346, medium="water", actions=_afloat(0.2),
       head=(10, -140), head_height=300, seat=(-86, -56), faces=True)  # fmt: skip
