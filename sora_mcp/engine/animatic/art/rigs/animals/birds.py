"""Birds: kept drawings that stand, walk, peck, swim, and fly with beating wings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.resources import files
from typing import Any

from sora_mcp.engine.animatic.art.drawing import Drawing, Point
from sora_mcp.engine.animatic.art.figure import Cycle, Figure, Medium, Pose, add
from sora_mcp.engine.animatic.art.rigs.animals import gait, worn
from sora_mcp.engine.animatic.art.rigs.animals.coat import Coat
from sora_mcp.engine.animatic.art.rigs.animals.fan import fan
from sora_mcp.engine.animatic.art.rigs.animals.flight import flying
from sora_mcp.engine.animatic.art.rigs.animals.nests import NEST_HIGH, beneath, rim
from sora_mcp.engine.animatic.art.rigs.animals.postures import POSTURES, Posture, calm, going
from sora_mcp.engine.animatic.art.rigs.animals.sheet import Sheet
from sora_mcp.engine.animatic.art.rigs.animals.sketch import Sketch, Warp, both, sketches, turn
from sora_mcp.engine.animatic.art.rigs.animals.stance import wave
from sora_mcp.engine.animatic.art.rigs.animals.water import rings

_LEARNT = ("drink", "nest", "preen", "take_off")
_GREETS = ("wave",)  # what is done towards the camera
_HIGHER = 1.3  # times as far up: from the front a wing goes to the side
_SHOULDER = -480.0  # what of a head's drawing is higher is the head, the rest is neck


@dataclass(frozen=True)
class Bird:
    """A kind of bird: its drawing, and how it moves."""

    metres: float
    drawn: str
    legs: float
    level: float
    wing: tuple[float, float]
    actions: tuple[str, ...]
    beat: float = 0.6
    neck: float = 0.0
    walk: tuple[float, float] = (0.7, 260.0)
    water: float = -200.0
    web: bool = False
    fingers: bool = False
    fan: bool = False
    front: str = ""
    medium: Medium = "ground"
    colours: Mapping[str, str] = field(default_factory=dict)


def _posture(kind: Bird, action: str, p: float) -> Posture:
    if action in ("walk", "run"):
        first, second = (_step(kind, p + shift, run=action == "run") for shift in (0.0, 0.5))
        return going(p, (first, second), is_webbed=kind.web)
    if action == "swim":
        body = kind.level if kind.level > 60 else 0.0
        return Posture(body=body, head=-0.9 * body + 2 * wave(p), legs=False, rise=8 * wave(p))
    return POSTURES.get(action, calm)(p)


def _step(kind: Bird, p: float, *, run: bool) -> gait.Foot:
    stride = kind.walk[1] * (1.25 if run else 1.0)
    return gait.foot("walk", "near_hind", p, stride, 0.3 * stride)


def bird(kind: Bird, pose: Pose) -> Drawing:
    """A bird in a pose."""
    sheet, drawn = Sheet(Coat(pose, kind.colours)), sketches("birds.txt")[kind.drawn]
    if pose.action in ("fly", "take_off"):
        flying(sheet, drawn, kind.wing, pose.phase, soars=kind.fingers, neck=kind.neck)
        return sheet.drawing()
    at = _posture(kind, pose.action, pose.phase)
    if kind.front and (pose.action in _GREETS or pose.look.trait("view") == "camera"):
        return _facing(sheet, sketches("birds.txt")[kind.front], at, pose)
    hip = drawn.pivots["leg"]
    swims = pose.action == "swim"
    drop = _afloat(kind, drawn, at) if swims else at.rise
    if pose.action == "nest":
        drop += NEST_HIGH - hip[1]
    beneath(sheet, hip[0], pose)
    whole = both(turn(at.body, hip), lambda point: (point[0], point[1] + drop))
    if kind.fan:
        fan(sheet, (hip[0] - 60, hip[1] - 190), pose)
    for far in (True, False) if at.legs else ():
        _leg(sheet, kind, hip, at, far=far)
    sheet.sketch(drawn, whole, 1.0, _parts(drawn, at), open_eyes=at.eyes)
    worn.on_bird(sheet, drawn, whole, pose.phase)
    if swims:
        rings(sheet, -430, 430, pose.phase)
        return sheet.drawing(bottom=26)
    if pose.action == "nest":
        rim(sheet, hip[0])
    return sheet.drawing()


def _facing(sheet: Sheet, drawn: Sketch, at: Posture, pose: Pose) -> Drawing:
    """Seen from the front, as who greets the camera is; the feet are part of the drawing."""
    hip = drawn.pivots["leg"]
    whole = both(turn(at.body, hip), lambda point: (point[0], point[1] + min(0.0, at.rise)))
    parts = _parts(drawn, replace(at, wing=_HIGHER * at.wing))
    sheet.sketch(drawn, whole, 1.0, parts, open_eyes=at.eyes)
    worn.on_bird(sheet, drawn, whole, pose.phase)
    return sheet.drawing()


def _afloat(kind: Bird, drawn: Sketch, at: Posture) -> float:
    """How far a swimmer is lowered so that the water reaches its line."""
    if kind.level > 60:
        return -drawn.pivots["leg"][1] + 40 + at.rise
    return -kind.water + at.rise


def _parts(drawn: Sketch, at: Posture) -> dict[str, Warp]:
    parts = drawn.turned(head=at.head, tail=at.tail, wing=at.wing)
    neck = parts.get("head")
    gape = turn(at.jaw, _beak(drawn))
    parts["jaw"] = both(gape, neck) if neck else gape
    return parts


def _beak(drawn: Sketch) -> Point:
    marks = [mark for mark in drawn.marks if mark.part == "jaw"]
    return marks[0].points[0] if marks else (0.0, 0.0)


def _leg(sheet: Sheet, kind: Bird, hip: Point, at: Posture, *, far: bool) -> None:
    foot = at.feet[1 if far else 0]
    shade = 0.35 if far else 0.0
    wide = kind.legs
    x = hip[0] + (46 if far else -18)
    top = x, hip[1] + at.rise - 20
    toe = x + foot.x + 8, foot.y - 0.4 * wide + min(0.0, at.rise) * (foot.y == 0 and at.rise < -60)
    high = toe[1] - top[1]
    knee = (top[0] + toe[0]) / 2 - 0.16 * high - 26 * foot.fold, top[1] + 0.46 * high
    colour = sheet.coat("leg", shade)
    sheet.limb((top, knee, toe), (wide * 1.25, wide, wide * 0.85), colour)
    if kind.web:
        sheet.poly(
            [
                toe,
                (toe[0] + 2.6 * wide, 0.0 + toe[1] + 0.3 * wide),
                (toe[0] - 0.4 * wide, toe[1] + 0.3 * wide),
            ],
            colour,
            soft=10,
        )
        return
    for reach in (3.0, 2.2, -1.5):
        sheet.line([toe, (toe[0] + reach * wide, toe[1] + 0.1 * wide)], colour, 0.7 * wide)


def _cycles(kind: Bird) -> dict[str, Cycle]:
    seconds, stride = kind.walk
    told = {
        "stand": Cycle(3.0, 24),
        "look": Cycle(2.6, 26),
        "sing": Cycle(1.8, 22),
        "sleep": Cycle(3.6, 16),
        "eat": Cycle(1.8, 22),
        "drink": Cycle(2.2, 22),
        "nest": Cycle(2.4, 22),
        "preen": Cycle(2.4, 22),
        "take_off": Cycle(kind.beat, max(8, round(14 * kind.beat)), speed=0.5, climb=0.4),
        "jump": Cycle(0.9, 12),
        "wave": Cycle(1.6, 20),
        "swim": Cycle(2.4, 20, speed=0.35),
        "fly": Cycle(kind.beat, max(8, round(14 * kind.beat)), speed=0.55),
        "walk": Cycle(seconds, 12, gait.speed("walk", seconds, stride), (0.0, 0.5)),
        "run": Cycle(
            0.6 * seconds, 10, gait.speed("walk", 0.6 * seconds, 1.25 * stride), (0.0, 0.5)
        ),
    }
    learnt = _LEARNT if "eat" in kind.actions and "fly" in kind.actions else ()
    return {action: told[action] for action in (*kind.actions, *learnt)}


def kinds() -> dict[str, Bird]:
    """All birds of the table."""
    text = files("sora_mcp.engine.animatic.art.rigs.animals").joinpath("birds.toml")
    told: dict[str, dict[str, Any]] = tomllib.loads(text.read_text("utf-8"))
    found: dict[str, Bird] = {}
    for name, row in told.items():
        base = told[row["like"]] if "like" in row else {}
        base = {**(told[base["like"]] if "like" in base else {}), **base}
        whole = {key: value for key, value in {**base, **row}.items() if key != "like"}
        tuples = {key: tuple(value) for key, value in whole.items() if isinstance(value, list)}
        found[name] = Bird(**{**whole, **tuples})
    return found


def _head(kind: Bird) -> tuple[Point, float]:
    drawn = sketches("birds.txt")[kind.drawn]
    marks = [m for m in drawn.marks if m.part == "head" and m.shape not in ("eye", "oval")]
    points = [point for mark in marks for point in mark.points if point[1] < _SHOULDER]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    high = max(max(ys) - min(ys), 0.8 * (max(xs) - min(xs)))
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), high


def _head_in(kind: Bird, head: Point, action: str) -> Point:
    """Where the head is in an action: lower on the water, ahead in the air."""
    if action in ("fly", "take_off"):
        return 340 + kind.neck, -580 - 0.12 * kind.neck
    if action in ("eat", "drink"):  # half way between up and down
        return turn(24, sketches("birds.txt")[kind.drawn].pivots["leg"])(head)
    if action == "nest":
        return head[0], head[1] + NEST_HIGH - sketches("birds.txt")[kind.drawn].pivots["leg"][1]
    if action == "swim":
        return (head[0], head[1] - kind.water) if kind.level < 60 else (560.0, -220.0)
    return head


for _name, _kind in kinds().items():
    _at, _high = _head(_kind)
    add(
        Figure(
            _name, _kind.metres, partial(bird, _kind), actions=_cycles(_kind), medium=_kind.medium,
            head=_at, head_height=_high, head_in=partial(_head_in, _kind, _at),
        )
    )  # fmt: skip
