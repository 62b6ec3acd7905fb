"""Sports gear, arms, reins and water: held, stood on or swum in."""

from __future__ import annotations

import math

from sora_mcp.engine.animatic.art.rigs.people.held import Draw, Hold
from sora_mcp.engine.animatic.art.rigs.people.sketch import between, beyond, normal

_DECK = 0.12  # leg lengths from the ground to the feet on a board


def _skis(hold: Hold) -> None:
    tone = hold.look.own_colour("ski", "#d8402f")
    for side in "lr":
        heel, toe = hold.body.at(f"heel_{side}"), hold.body.at(f"toe_{side}")
        rear, front = beyond(toe, heel, 150), beyond(heel, toe, 190)
        low = 16.0
        hold.sketch.curve(
            [(x, y + low) for x, y in (rear, heel, toe, front)],
            hold.paint(tone, 0.3 * (side == "l")),
            12,
        )
        tip = beyond(heel, front, 26, -30)
        hold.sketch.line(((front[0], front[1] + low), (tip[0], tip[1] + low)), hold.paint(tone), 11)


def _poles(hold: Hold) -> None:
    for side in "lr":
        at = hold.body.at(f"grip_{side}")
        end = (at[0] - 170, at[1] + 330)
        hold.sketch.line((beyond(end, at, 16), end), hold.paint("#3b3e45"), 7)
        hold.sketch.oval(beyond(at, end, -16), 18, 7, hold.paint("#3b3e45"))


def _blades(hold: Hold) -> None:
    for side in "lr":
        heel, toe = hold.body.at(f"heel_{side}"), hold.body.at(f"toe_{side}")
        points = [beyond(toe, heel, 14, -40), beyond(heel, toe, 20, 38)]
        hold.sketch.line(points, hold.paint("#c9ced6"), 7)
        for share in (0.2, 0.8):
            hold.sketch.line(
                (between(points[0], points[1], share), between(heel, toe, share)),
                hold.paint("#8e959e"),
                6,
            )


def _board(hold: Hold) -> None:
    paint = hold.paint
    tone = hold.look.own_colour("board", "#e6b93e")
    shape = [
        hold.ground(f, -0.03, -r)
        for r, f in ((-1.0, 0), (-0.6, 0.2), (0.3, 0.26), (1.25, 0.0), (0.3, -0.26), (-0.6, -0.2))
    ]
    hold.sketch.blob([(x, y + 16) for x, y in shape], paint(tone, 0.5))
    hold.sketch.blob(shape, paint(tone))
    hold.sketch.line(
        (hold.ground(0, -0.03, 0.9), hold.ground(0, -0.03, -1.15)), paint("#f3f1ec"), 7
    )


def _skateboard(hold: Hold) -> None:
    """Under the feet, wherever those are."""
    paint, build = hold.paint, hold.body.build
    ankles = [hold.body.joints[f"ankle_{side}"][1] for side in "rl"]
    up = max(0.0, (min(ankles) - build.ankle) / build.leg - _DECK)
    for right in (-0.42, 0.42):
        x, y = hold.ground(0.06, up + 0.035, right)
        hold.sketch.disc((x, y), 17, paint("#efece4"))
        hold.sketch.disc((x, y), 7, paint("#6a6f78"))
    points = [
        hold.ground(0, up + high, r)
        for r, high in ((-0.72, 0.16), (-0.55, 0.085), (0.55, 0.085), (0.72, 0.16))
    ]
    hold.sketch.line(points, hold.tone("board", "#b5533c"), 20)


def _oars(hold: Hold) -> None:
    hand = hold.body.at("hand_r")
    turn = 2 * math.pi * hold.phase
    blade = hold.ground(0.62 - 0.62 * math.cos(turn), -0.22 - 0.14 * math.sin(turn), 0.9)
    hold.sketch.line((beyond(blade, hand, 20), blade), hold.paint("#a97a48"), 13)
    hold.sketch.line((blade, beyond(hand, blade, 80)), hold.paint("#c99a62"), 34)


def _reins(hold: Hold) -> None:
    for side in "lr":
        at = hold.body.at(f"hand_{side}")
        hold.sketch.curve(
            (at, (at[0] + 70, at[1] + 26), (at[0] + 150, at[1] - 10)), hold.paint("#3a2a22"), 5
        )


def _ball(hold: Hold) -> None:
    at = hold.body.at("hand_r")
    flies = hold.phase > 0.55
    if flies:
        u = (hold.phase - 0.55) / 0.45
        x, y = hold.see(hold.front(1.2 + 2.4 * u, 0.75 - 1.2 * u * u, 0.2))
        at = (x, y)
    hold.sketch.disc(at, 30, hold.tone("ball", "#d9802f"))
    hold.sketch.disc(
        (at[0] + 8, at[1] - 8), 16, hold.tone("ball", "#d9802f", -0.5), 'fill-opacity="0.6"'
    )


def _football(hold: Hold) -> None:
    u = min(1.0, max(0.0, (hold.phase - 0.5) / 0.5))
    x, y = hold.ground(0.66 + 2.0 * u, 0.12 + 1.3 * u - 0.9 * u * u, 0.1)
    hold.sketch.disc((x, y), 46, hold.tone("ball", "#f1f1ee"))
    hold.sketch.disc((x - 6, y + 8), 15, hold.paint("#26272c"))
    for dx, dy in ((26, -20), (-30, -22), (14, 36)):
        hold.sketch.disc((x + dx, y + dy), 9, hold.paint("#26272c"))


def _toy(hold: Hold) -> None:
    """A ball that is bounced: down to the ground at half time, and up to the hand again."""
    x, y = hold.see(hold.front(0.72, -0.6, 0.2))
    drop = 1 - abs(2 * hold.phase - 1)
    floor = -34.0
    at = (x + 10, y + 30 + (floor - y - 30) * drop**1.6)
    hold.sketch.disc(at, 36, hold.tone("ball", "#d9402f"))
    hold.sketch.disc((at[0] + 10, at[1] - 10), 19, hold.tone("ball", "#d9402f", -0.5))


def _sword(hold: Hold) -> None:
    hand = hold.body.at("grip_r")
    swing = 40 * math.sin(2 * math.pi * hold.phase)
    tip = hand[0] + 150 + swing, hand[1] - 330 + 0.5 * swing
    guard = between(hand, tip, 0.1)
    nx, ny = normal(hand, tip)
    hold.sketch.line((beyond(tip, hand, 34), guard), hold.paint("#4a3122"), 15)
    edges = [(guard[0] + nx * half, guard[1] + ny * half) for half in (14, -14)]
    hold.sketch.polygon((edges[0], tip, edges[1]), hold.paint("#d5dae1"))
    hold.sketch.polygon((guard, tip, edges[1]), hold.paint("#d5dae1", 0.4))
    hold.sketch.line(
        (beyond(tip, guard, 0, -38), beyond(tip, guard, 0, 38)), hold.paint("#b8923a"), 12
    )


def _shield(hold: Hold) -> None:
    x, y = hold.body.at("hand_l")
    x -= 10
    tone = hold.look.own_colour("shield", "#2f5b8c")
    for grow, colour in ((1.0, "#c9ced6"), (0.86, tone)):
        ring = [(-82, -110), (0, -126), (82, -110), (76, 20), (0, 128), (-76, 20)]
        hold.sketch.blob(
            [(x + dx * grow * 0.8, y + dy * grow) for dx, dy in ring], hold.paint(colour)
        )
    hold.sketch.line(((x, y - 92), (x, y + 86)), hold.paint("#e6b93e"), 16)
    hold.sketch.line(((x - 48, y - 24), (x + 48, y - 24)), hold.paint("#e6b93e"), 16)


def _water(hold: Hold) -> None:
    """The waterline around a swimmer, rippling."""
    wave = math.sin(2 * math.pi * hold.phase)
    for width, y, alpha in ((330, 10, 0.5), (240, 26, 0.35)):
        hold.sketch.oval(
            (20 + 12 * wave, y),
            width + 14 * wave,
            15,
            hold.paint("#eaf6fb"),
            more=f'fill-opacity="{alpha}"',
        )


GEAR: dict[str, dict[str, Draw]] = {
    "skis": {"behind": _skis},
    "poles": {"behind": _poles},
    "blades": {"behind": _blades},
    "surfboard": {"behind": _board},
    "skateboard": {"behind": _skateboard},
    "oars": {"chest": _oars},
    "reins": {"chest": _reins},
    "ball": {"chest": _ball},
    "football": {"front": _football},
    "toy": {"chest": _toy},
    "sword": {"front": _sword},
    "shield": {"front": _shield},
    "ripples": {"front": _water},
}
