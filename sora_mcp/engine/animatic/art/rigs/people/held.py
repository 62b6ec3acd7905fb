"""What hands hold and feet stand on: everyday things, by layer of the person's drawing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from sora_mcp.engine.animatic.art.drawing import Point
from sora_mcp.engine.animatic.art.figure import Look, Pose
from sora_mcp.engine.animatic.art.light import Paint
from sora_mcp.engine.animatic.art.rigs.people import skeleton, skull
from sora_mcp.engine.animatic.art.rigs.people.skeleton import V3, Body
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch, between, beyond


@dataclass(frozen=True)
class Hold:
    """Who holds a thing, and what it is drawn on."""

    sketch: Sketch
    body: Body
    paint: Paint
    look: Look
    phase: float

    @property
    def size(self) -> float:
        """The arm's length: things are as large as their holder's reach makes them."""
        return self.body.build.arm

    def see(self, at: V3) -> Point:
        """A place on the screen."""
        return self.body.eye.screen(at)

    def ground(self, forward: float, up: float, right: float) -> Point:
        """A place by leg lengths from where the person stands, over the ground."""
        leg = self.body.build.leg
        return self.see((forward * leg, up * leg, right * leg))

    def front(self, forward: float, up: float, right: float) -> V3:
        """A place by arm lengths from the middle of the shoulders."""
        one = self.size
        return self.body.chest.point(forward * one, up * one, right * one)

    def tone(self, name: str, default: str, shade: float = 0.0) -> str:
        """The thing's colour, if the look tells one."""
        return self.paint(self.look.own_colour(name, default), shade)


Draw = Callable[[Hold], None]


def cuboid(hold: Hold, low: V3, high: V3, tone: str) -> None:
    """A box between two corners: the three faces that are seen."""
    see, eye = hold.see, hold.body.eye
    (f1, u1, r1), (f2, u2, r2) = low, high
    zero = eye.near((0.0, 0.0, 0.0))
    f = f2 if eye.near((1.0, 0.0, 0.0)) > zero else f1
    r = r2 if eye.near((0.0, 0.0, 1.0)) > zero else r1
    paint, polygon = hold.paint, hold.sketch.polygon
    polygon(
        [see((f, u, r_)) for u, r_ in ((u1, r1), (u2, r1), (u2, r2), (u1, r2))], paint(tone, 0.12)
    )
    polygon(
        [see((f_, u, r)) for u, f_ in ((u1, f1), (u2, f1), (u2, f2), (u1, f2))], paint(tone, 0.4)
    )
    polygon(
        [see((f_, u2, r_)) for f_, r_ in ((f1, r1), (f2, r1), (f2, r2), (f1, r2))],
        paint(tone, -0.3),
    )


def _box(hold: Hold) -> None:
    hands = [hold.body.joints[f"grip_{side}"] for side in "rl"]
    f, u, r = skeleton.between(hands[0], hands[1], 0.5)
    half = 0.44 * hold.size
    low, high = (
        (f - half * 0.55, u - half * 0.35, r - half * 0.8),
        (f + half, u + half, r + half * 0.8),
    )
    cuboid(hold, low, high, hold.look.own_colour("box", "#b98a55"))
    a, b = hold.see((low[0], high[1], r)), hold.see((high[0], high[1], r))
    hold.sketch.line((a, b), hold.paint("#d9b98a"), 9)


def _shine(hold: Hold, at: Point) -> None:
    """Soft light around what glows in the hands, up to the face."""
    for step in range(6):
        r = hold.size * (1.5 - 0.22 * step)
        hold.sketch.disc(
            (at[0] - 0.1 * r, at[1] - 0.4 * r), r, hold.paint.glow("#ffd766"), 'fill-opacity="0.09"'
        )


def _book(hold: Hold) -> None:
    body, one = hold.body, hold.size
    middle = skeleton.between(body.joints["grip_r"], body.joints["grip_l"], 0.5)
    is_lit = hold.look.trait("lit") == "book"
    page_tone = hold.paint.glow("#ffe9a0") if is_lit else hold.paint("#f4efe2")
    if is_lit:
        _shine(hold, hold.see(middle))
    ahead, up, right = body.chest.forward, body.chest.up, body.chest.right
    top = skeleton.add(skeleton.add(middle, up, 0.36 * one), ahead, 0.2 * one)
    for side, shade in ((-1, 0.25), (1, 0.0)):
        out = skeleton.add(skeleton.add(middle, right, side * 0.3 * one), ahead, -0.05 * one)
        out_top = skeleton.add(skeleton.add(top, right, side * 0.3 * one), ahead, -0.05 * one)
        quad = [hold.see(at) for at in (middle, top, out_top, out)]
        hold.sketch.polygon(quad, hold.tone("book", "#8f3340", shade))
        page = [
            hold.see(skeleton.add(at, ahead, -0.035 * one)) for at in (middle, top, out_top, out)
        ]
        hold.sketch.polygon([between(quad[1], page[1], 1), page[2], quad[2], quad[1]], page_tone)
        if hold.body.eye.near(body.chest.forward) < 0.75:
            hold.sketch.polygon([page[3], page[2], quad[2], quad[3]], page_tone)


def _cup(hold: Hold) -> None:
    body, paint = hold.body, hold.paint
    at, mouth = body.at("grip_r"), skull.of(body).spot(0, -0.55)
    lean = 38 * max(0.0, 1 - math.dist(at, mouth) / (0.55 * hold.size))
    turn = math.radians(-90 - lean)
    tip = (at[0] + 38 * math.cos(turn), at[1] + 38 * math.sin(turn))
    low = (at[0] - 20 * math.cos(turn), at[1] - 20 * math.sin(turn))
    hold.sketch.polygon(
        (*_across(low, tip, 22), *_across(tip, low, 28)), hold.tone("cup", "#cf6a42")
    )
    hold.sketch.line(_across(low, tip, 22)[:2], paint("#8a3f26"), 5)
    ends = _across(tip, low, 27)
    hold.sketch.line(ends, hold.tone("cup", "#cf6a42", 0.35), 6)


def _across(at: Point, to: Point, half: float) -> tuple[Point, Point]:
    """The two ends of a line across the way from a point to another."""
    return beyond(to, at, 0, -half), beyond(to, at, 0, half)


def _fork(hold: Hold) -> None:
    at, mouth = hold.body.at("grip_r"), skull.of(hold.body).spot(0, -0.55, 1.05)
    tip = between(at, mouth, min(1.0, 62 / max(1.0, math.dist(at, mouth))))
    hold.sketch.line((at, tip), hold.paint("#c3c8cf"), 6)
    hold.sketch.disc(tip, 9, hold.paint("#c3c8cf", -0.4))


def _bowl(hold: Hold) -> None:
    x, y = hold.body.at("hand_l")
    rim = [(x - 46, y - 26), (x + 50, y - 26), (x + 34, y + 10), (x + 2, y + 18), (x - 30, y + 10)]
    hold.sketch.oval((x + 2, y - 26), 46, 11, hold.paint("#c9773f"))
    hold.sketch.blob(rim, hold.tone("bowl", "#3f6f8c"))


def _on_the_hob(hold: Hold) -> Point:
    """The middle of a pan that stands on the stove."""
    x, y = hold.ground(0.92, 1.05, 0.0)
    return x, y - 30


def _pan(hold: Hold) -> None:
    paint = hold.paint
    grip = hold.body.at("grip_l")
    x, y = _on_the_hob(hold)
    hold.sketch.line((grip, (x - 70, y + 8)), paint("#3a2c25"), 13)
    hold.sketch.blob(
        ((x - 84, y - 14), (x + 84, y - 14), (x + 66, y + 26), (x, y + 34), (x - 66, y + 26)),
        paint("#34363c"),
    )
    hold.sketch.oval((x, y - 14), 84, 20, paint("#4a4d55"))
    hold.sketch.oval((x, y - 12), 68, 14, hold.tone("food", "#c98a3d"))
    for index in range(3):
        puff = (hold.phase + index / 3) % 1.0
        hold.sketch.disc(
            (x - 34 + 34 * index + 8 * math.sin(9 * puff), y - 40 - 110 * puff),
            13 + 14 * puff,
            paint("#ffffff"),
            f'fill-opacity="{0.3 * (1 - puff):.2f}"',
        )


def _spatula(hold: Hold) -> None:
    at = hold.body.at("grip_r")
    x, y = _on_the_hob(hold)
    swirl = 2 * math.pi * hold.phase
    tip = (x + 30 * math.cos(swirl), y - 16 + 7 * math.sin(swirl))
    hold.sketch.line((beyond(tip, at, 26), tip), hold.paint("#b07a45"), 9)


def _hammer(hold: Hold) -> None:
    at, elbow = hold.body.at("grip_r"), hold.body.at("elbow_r")
    end = beyond(elbow, at, 28, -92)
    start = beyond(elbow, at, 0, 18)
    hold.sketch.line((start, end), hold.paint("#9a6a3c"), 12)
    hold.sketch.line(
        (beyond(start, end, 0, -34), beyond(start, end, 0, 30)), hold.paint("#5b626c"), 28
    )


def _laptop(hold: Hold) -> None:
    paint, see = hold.paint, hold.see
    hands = skeleton.between(hold.body.joints["hand_r"], hold.body.joints["hand_l"], 0.5)
    f, u, r = hands
    one = hold.size
    u -= 0.07 * one
    corner = [(-0.16, -0.5), (-0.16, 0.5), (0.34, 0.5), (0.34, -0.5)]
    hold.sketch.polygon(
        [see((f + a * one, u, r + b * one * 0.8)) for a, b in corner], paint("#9aa1aa")
    )
    lid = [
        see((f + a * one, u + b * one, r + c * one * 0.8))
        for a, b, c in ((0.34, 0, -0.5), (0.34, 0, 0.5), (0.52, 0.5, 0.5), (0.52, 0.5, -0.5))
    ]
    is_behind = hold.body.eye.near((1.0, 0.0, 0.0)) > 0.85
    hold.sketch.polygon(lid, paint("#7b828c") if is_behind else paint.glow("#a9d3ee"))
    hold.sketch.line((lid[3], lid[2], lid[1], lid[0]), paint("#565c66"), 8)


def _rod(hold: Hold) -> None:
    grip, rear = hold.body.at("grip_r"), hold.body.at("elbow_r")
    tip = hold.see(hold.front(3.0, 0.75 + 0.05 * math.sin(2 * math.pi * hold.phase), 0.2))
    butt = beyond(tip, grip, 60)
    bend = between(grip, tip, 0.55)
    hold.sketch.curve((butt, grip, (bend[0], bend[1] - 26), tip), hold.paint("#6b4a30"), 8)
    hold.sketch.disc(between(grip, tip, 0.06), 14, hold.paint("#4b525c"))
    hold.sketch.line((tip, (tip[0] + 26, 30.0)), hold.paint("#e9eef2"), 2.5)
    del rear


def _easel(hold: Hold) -> None:
    paint, ground = hold.paint, hold.ground
    wood = paint("#8a633f")
    for right in (-0.36, 0.36):
        hold.sketch.line((ground(0.86, 0.0, right), ground(1.04, 1.75, right * 0.3)), wood, 15)
    hold.sketch.line((ground(1.4, 0.0, 0), ground(1.06, 1.6, 0)), paint("#8a633f", 0.4), 13)
    canvas = [
        ground(f, u, r)
        for f, u, r in ((0.88, 0.78, -0.5), (0.88, 0.78, 0.5), (1.0, 1.62, 0.5), (1.0, 1.62, -0.5))
    ]
    hold.sketch.polygon(canvas, paint("#f6f2e8"), f'stroke="{paint("#cfc7b6")}" stroke-width="7"')
    inner = [between(canvas[i], canvas[(i + 2) % 4], 0.1) for i in range(4)]
    sky = between(inner[0], inner[3], 0.42), between(inner[1], inner[2], 0.42)
    hold.sketch.polygon((sky[0], sky[1], inner[2], inner[3]), paint("#8dbfe0"))
    hold.sketch.polygon((inner[0], inner[1], sky[1], sky[0]), paint("#7d9a55"))
    hold.sketch.line((ground(0.87, 0.76, -0.55), ground(0.87, 0.76, 0.55)), wood, 17)


def _brush(hold: Hold) -> None:
    at, elbow = hold.body.at("grip_r"), hold.body.at("wrist_r")
    tip = beyond(elbow, at, 62, -14)
    hold.sketch.line((beyond(tip, at, 30), tip), hold.paint("#a8743f"), 7)
    hold.sketch.line((tip, beyond(at, tip, 14)), hold.paint("#c23b4a"), 10)


def _palette(hold: Hold) -> None:
    x, y = hold.body.at("hand_l")
    hold.sketch.oval((x + 8, y - 8), 62, 26, hold.paint("#b98a55"))
    for dx, tone in ((-32, "#c23b4a"), (-8, "#ecc531"), (16, "#3f6ea8"), (40, "#4b8f47")):
        hold.sketch.oval((x + dx + 6, y - 14), 9, 5, hold.paint(tone))


def _broom(hold: Hold) -> None:
    high, low = hold.body.at("grip_l"), hold.body.at("grip_r")
    foot = beyond(high, low, (max(60.0, 0.0 - low[1] - 50)) * 1.05)
    hold.sketch.line((beyond(low, high, 70), foot), hold.paint("#9a6a3c"), 11)
    hold.sketch.polygon((*_across(foot, high, 16), *_across(beyond(high, foot, 66), low, 52)[::1]),
                        hold.paint("#d0a452"))  # fmt: skip


EVERYDAY: dict[str, dict[str, Draw]] = {
    "box": {"chest": _box}, "book": {"chest": _book}, "cup": {"front": _cup},
    "fork": {"front": _fork}, "bowl": {"chest": _bowl}, "pan": {"chest": _pan},
    "spatula": {"chest": _spatula}, "hammer": {"chest": _hammer}, "laptop": {"chest": _laptop},
    "rod": {"chest": _rod}, "easel": {"behind": _easel}, "brush": {"chest": _brush},
    "palette": {"chest": _palette}, "broom": {"chest": _broom},
}  # fmt: skip


class Things:
    """All that one person holds, drawn layer by layer."""

    def __init__(
        self, sketch: Sketch, body: Body, pose: Pose, names: tuple[str, ...],
        shelf: dict[str, dict[str, Draw]],
    ) -> None:  # fmt: skip
        self._is_away = skull.of(body).facing() < -0.25
        self._hold = Hold(sketch, body, pose.paint, pose.look, pose.phase)
        self._layers = [shelf[name] for name in names]

    def draw(self, layer: str) -> None:
        """Put what belongs in a layer on the sketch."""
        for layers in self._layers:
            if self._is_away and layer == "behind":  # the body hides what it holds
                for draw in layers.values():
                    draw(self._hold)
            elif layer in layers and not self._is_away:
                layers[layer](self._hold)
