"""What one sits and lies on: chair, armchair, sofa, bed, bench."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import circle, line, path, polygon, rect
from sora_mcp.engine.animatic.art.figure import Pose
from sora_mcp.engine.animatic.art.props.shapes import own, part, shelve


def _chair(pose: Pose) -> str:
    wood, seat = part(pose, "body", "#9a6536"), own(pose, "seat", "#c9a56a")
    art = polygon([(-16, -44), (-11, -44), (-13, 0), (-17, 0)], wood.deep) + polygon(
        [(26, -44), (31, -44), (33, 0), (29, 0)], wood.deep
    )
    art += line([(-15, -18), (31, -18)], wood.deep, 3)
    art += path("M-34 -44L-39 -99Q-36 -102 -32 -100L-26 -44V0H-32Z", wood.shade)
    art += path("M-22 -46L-25 -97Q-22 -101 -18 -98L-14 -46Z", wood.base)
    art += (
        path("M-40 -101Q-28 -107 -16 -100L-16 -88Q-28 -93 -38 -88Z", wood.base)
        + path("M-39 -80Q-28 -84 -17 -80L-17 -74Q-28 -78 -38 -74Z", wood.base)
        + path("M-37 -66Q-28 -69 -16 -66L-16 -61Q-28 -64 -36 -61Z", wood.base)
    )
    art += (
        path("M-34 -50H34Q39 -49 38 -43H-36Z", seat.base)
        + path("M-34 -50H34Q37 -49.5 37.6 -47.6H-35Z", seat.light)
        + rect(-36, -44, 74, 5, wood.base, 2)
    )
    art += polygon([(30, -40), (37, -40), (36, 0), (31, 0)], wood.base) + polygon(
        [(-34, -40), (-27, -40), (-27, 0), (-32, 0)], wood.base
    )
    return art + line([(-28, -14), (32, -14)], wood.shade, 3)


def _cabin_seat(pose: Pose) -> str:
    """As in an aeroplane or a railway carriage: a leaning back, a headrest, an armrest."""
    steel, cloth = part(pose, "legs", "#565d66"), own(pose, "body", "#3d5f8f")
    rest = own(pose, "rest", "#eceae2")
    art = rect(-22, -30, 8, 30, steel.shade, 1) + rect(20, -30, 8, 30, steel.base, 1)
    art += path("M-36 -34L-52 -118Q-50 -128 -40 -128Q-30 -127 -27 -116L-12 -46Z", cloth.shade)
    art += path("M-30 -40L-44 -114Q-40 -122 -33 -118L-16 -46Z", cloth.base)
    art += path("M-52 -106L-50 -122Q-46 -130 -38 -128Q-31 -127 -28 -116L-29 -106Z", rest.base)
    art += path(
        "M-36 -44Q-30 -52 0 -51H34Q42 -50 41 -41Q40 -32 32 -32H-30Q-38 -34 -36 -44Z", cloth.base
    )
    art += path("M-34 -46Q-26 -52 0 -51H34Q40 -50 41 -45Z", cloth.light)
    return art + rect(-26, -79, 50, 8, steel.deep, 4)


def _armchair(pose: Pose) -> str:
    cloth, wood = part(pose, "body", "#b5553c"), own(pose, "base", "#5b3d27")
    art = "".join(
        polygon([(x - 4, -12), (x + 4, -12), (x + 2, 0), (x - 2, 0)], wood.base) for x in (-40, 40)
    )
    art += rect(-40, -62, 80, 40, cloth.shade)
    art += path("M-42 -50Q-46 -98 -34 -101Q0 -107 34 -101Q46 -98 42 -50Z", cloth.base) + path(
        "M-38 -94Q0 -106 38 -94Q36 -101 30 -102Q0 -107 -30 -102Q-36 -101 -38 -94Z", cloth.light
    )
    art += path(
        "M-30 -50Q-32 -88 -26 -90Q0 -94 26 -90Q32 -88 30 -50Z", cloth.shade, 'opacity="0.45"'
    ) + "".join(
        circle(x, y, 1.4, cloth.deep)
        for x, y in ((-13, -78), (13, -78), (0, -66), (-13, -56), (13, -56))
    )
    art += (
        rect(-34, -52, 68, 17, cloth.light, 6)
        + rect(-34, -40, 68, 8, cloth.base, 3)
        + rect(-38, -34, 76, 22, cloth.base, 3)
        + rect(-38, -20, 76, 8, cloth.shade, 3)
    )
    for way in (-1, 1):
        art += path(
            f"M{way * 34} -12V-56Q{way * 34} -66 {way * 44} -67"
            f"Q{way * 55} -66 {way * 55} -56V-16Q{way * 55} -12 {way * 50} -12Z",
            cloth.base if way < 0 else cloth.shade,
        )
        art += path(
            f"M{way * 36} -58Q{way * 37} -65 {way * 44} -65"
            f"Q{way * 52} -65 {way * 53} -58Q{way * 44} -61 {way * 36} -58Z",
            cloth.light,
        )
    return art


def _sofa(pose: Pose) -> str:
    cloth, pillow, wood = (
        part(pose, "body", "#4f7f86"),
        own(pose, "stripe", "#e3b24a"),
        own(pose, "base", "#5b3d27"),
    )
    art = "".join(
        polygon([(x - 4, -11), (x + 4, -11), (x + 2, 0), (x - 2, 0)], wood.base)
        for x in (-100, 100)
    )
    art += path("M-104 -40V-88Q-104 -100 -90 -100H90Q104 -100 104 -88V-40Z", cloth.base) + path(
        "M-104 -86Q-104 -100 -90 -100H90Q104 -100 104 -86Q100 -93 90 -93H-90Q-100 -93 -104 -86Z",
        cloth.light,
    )
    art += line([(0, -92), (0, -52)], cloth.shade, 2.4) + rect(
        -94, -54, 188, 10, cloth.shade, 4, 'opacity="0.6"'
    )
    art += rect(-94, -48, 188, 20, cloth.shade)
    for left in (-92, 1):
        art += rect(left, -54, 91, 19, cloth.light, 6) + rect(left, -41, 91, 8, cloth.base, 3)
    art += rect(-98, -34, 196, 23, cloth.base, 4) + rect(-98, -19, 196, 8, cloth.shade, 4)
    art += path(
        "M-80 -52L-86 -82Q-84 -88 -78 -88L-52 -84Q-46 -82 -48 -76L-54 -51Q-68 -48 -80 -52Z",
        pillow.base,
    ) + path("M-58 -52L-52 -84Q-46 -82 -48 -76L-54 -51Z", pillow.shade)
    for way in (-1, 1):
        art += path(
            f"M{way * 90} -10V-60Q{way * 90} -71 {way * 102} -72"
            f"Q{way * 116} -71 {way * 116} -60V-15Q{way * 116} -10 {way * 110} -10Z",
            cloth.base if way < 0 else cloth.shade,
        )
        art += path(
            f"M{way * 92} -62Q{way * 94} -70 {way * 102} -70"
            f"Q{way * 112} -70 {way * 114} -62Q{way * 102} -66 {way * 92} -62Z",
            cloth.light,
        )
    return art


def _bed(pose: Pose) -> str:
    wood, quilt, sheet = (
        own(pose, "base", "#8a5a34"),
        part(pose, "body", "#4f77a8"),
        own(pose, "stripe", "#f3efe6"),
    )
    art = (
        path("M-116 0V-92Q-112 -102 -100 -100V0Z", wood.base)
        + rect(-106, -96, 6, 92, wood.shade)
        + path("M108 0V-58Q116 -64 122 -56V0Z", wood.base)
    )
    art += (
        rect(-102, -30, 212, 20, wood.base, 2)
        + rect(-102, -16, 212, 6, wood.shade, 2)
        + rect(-102, -46, 212, 18, sheet.base, 6)
        + rect(-102, -36, 212, 8, sheet.shade, 3)
    )
    art += path("M-98 -46Q-100 -66 -86 -68L-56 -66Q-46 -64 -46 -46Z", sheet.light) + path(
        "M-98 -46Q-98 -54 -90 -54H-48Q-46 -50 -46 -46Z", sheet.shade
    )
    art += path(
        "M-52 -48Q-48 -60 -36 -60Q30 -68 90 -58"
        "Q110 -56 111 -44V-20Q60 -14 -30 -20Q-46 -22 -52 -48Z",
        quilt.base,
    )
    art += path(
        "M-52 -48Q-48 -60 -36 -60Q30 -68 90 -58Q106 -56 110 -48Q30 -56 -30 -48Z", quilt.light
    ) + path("M-42 -28Q40 -22 111 -30V-20Q60 -14 -30 -20Q-38 -22 -42 -28Z", quilt.shade)
    art += path(
        "M-52 -48Q-48 -60 -36 -60L-22 -61L-14 -19L-30 -20Q-46 -22 -52 -48Z", sheet.base
    ) + path("M-46 -36Q-30 -32 -18 -36L-14 -19L-30 -20Q-42 -22 -46 -36Z", sheet.shade)
    return art + "".join(line([(x, -57), (x + 4, -21)], quilt.shade, 1.2) for x in (16, 46, 76))


def _bench(pose: Pose) -> str:
    wood, iron = part(pose, "body", "#9c6b3c"), pose.paint("#3a3f47")
    art = ""
    for x in (-78, 78):
        art += path(
            f"M{x - 6} 0L{x - 3} -52H{x + 3}L{x + 6} 0H{x + 1}L{x} -40L{x - 1} 0Z", iron
        ) + rect(x - 3, -98, 6, 52, iron, 2)
    for n in range(3):
        y = -100 + 17 * n
        art += rect(-96, y, 192, 12, wood.base, 3) + rect(-96, y, 192, 3.6, wood.light, 2)
    art += (
        rect(-98, -52, 196, 8, wood.light, 3)
        + rect(-98, -46, 196, 7, wood.base, 3)
        + rect(-98, -41, 196, 3.4, wood.shade, 1.6)
    )
    for x in (-84, 84):
        art += path(f"M{x - 3} -44V-66Q{x - 12} -74 {x} -75Q{x + 12} -74 {x + 3} -66V-44Z", iron)
    return art


shelve("chair", 0.95, _chair, (-44, -108, 44, 3), 104, seat=(4, -50), faces=True)
shelve("cabin_seat", 1.1, _cabin_seat, (-54, -130, 44, 3), 130, seat=(4, -50), faces=True)
shelve("armchair", 1.0, _armchair, (-60, -110, 60, 3), 105, seat=(0, -52))
shelve("sofa", 0.9, _sofa, (-120, -104, 120, 3), 100, seat=(24, -54))
shelve("bed", 1.0, _bed, (-120, -106, 126, 3), 101, seat=(20, -60), faces=True)
shelve("bench", 0.9, _bench, (-102, -104, 102, 3), 100, seat=(0, -52))
