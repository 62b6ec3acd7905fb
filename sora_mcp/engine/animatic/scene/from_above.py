"""A shot from straight above: its place laid out flat, and the cast where it lies on it."""

from __future__ import annotations

import math
import random
from dataclasses import replace

from sora_mcp.engine.animatic.art.figure import Figure, Look
from sora_mcp.engine.animatic.art.place import SetArt, Site
from sora_mcp.engine.animatic.art.plans.shelf import LAYOUTS, PLANS
from sora_mcp.engine.animatic.language.heights import laid, plan_of
from sora_mcp.engine.animatic.language.targets import ROAD
from sora_mcp.engine.animatic.plan import Actor, Shot, ShotSize
from sora_mcp.engine.animatic.scene.parts import Part, look_of, measures

# How much of the frame's height the main one's size is; and how many metres an empty place shows.
_SHARES: dict[ShotSize, float] = {
    "extreme_wide": 0.14, "wide": 0.28, "full": 0.34, "medium_wide": 0.38, "medium": 0.42,
    "medium_close": 0.5, "close": 0.56, "extreme_close": 0.64, "insert": 0.55,
}  # fmt: skip
_PLACES = {
    "water": 90.0,
    "beach": 60.0,
    "village": 90.0,
    "street": 160.0,
    "fields": 260.0,
    "floor": 4.0,
}
_EMPTY, _TABLE, _LEAST_M = 50.0, 1.1, 1.1
_LEAST, _FILLED, _GAP = 0.1, 0.8, 1.3  # of the frame's height; of its sides; of one's length
_LANE_M, _FLEET = 3.4, 0.5  # from lane to lane; of their size, cars one behind the other
_APART = 1.6  # of its width, from row to row
_SEVERAL, _UPRIGHT = 0.85, 1.35  # of that, several; of its size, one seen from its narrow end
_MOST, _UNDER = 9, 0.5  # of a kind; of the size of what the main one is on
_AHEAD, _SHELTER = {"umbrella": 0.8}, 1.6  # of its holder's width
_OVERHEAD = 0.97  # depth: above who holds it
_UPON = ("on", "riding", "in", "holding")


def is_laid_out(shot: Shot) -> bool:
    """Whether a shot is from straight above, and of what can be seen from there."""
    return shot.angle == "overhead" and bool(laid(shot)[0])


class Layout:
    """Where everything is in a shot from straight above."""

    def __init__(self, shot: Shot, site: Site) -> None:
        self._shot, self._aspect = shot, site.aspect
        self._name, self._kept = laid(shot)
        self._rng = random.Random(f"{shot.seed}/above")
        self._carriers = {at: self._carrier(at) for at in self._kept}
        self.span_m = self._span()
        details = frozenset((*site.details, *_kind(shot)))
        self.site = replace(site, eye=self.span_m, details=details)

    def art(self) -> SetArt:
        """The place."""
        return LAYOUTS[self._name](self.site)

    def parts(self) -> tuple[Part, ...]:
        """The cast in rows through the middle; who is on something, on it."""
        parts: list[Part] = []
        first: dict[int, int] = {}
        spots = self._spots()
        for at in sorted(self._kept, key=lambda one: self._carriers[one] is not None):
            carrier = self._carriers[at]
            actor = self._shot.cast[at]
            first[at] = len(parts)
            if carrier is not None and carrier in first:
                parts.append(self._upon(actor, parts[first[carrier]], first[carrier]))
                continue
            parts += [self._part(actor, *spot) for spot in spots[at]]
        main = first.get(0, 0)
        return tuple(replace(part, is_main=at == main) for at, part in enumerate(parts))

    def _carrier(self, at: int) -> int | None:
        """Whom or what an actor is on or with."""
        actor = self._shot.cast[at]
        is_on = actor.relation in _UPON and actor.to in self._kept and actor.to != at
        return actor.to if is_on else None

    def _span(self) -> float:
        """How many metres the frame shows in height."""
        if not self._kept:
            return _PLACES.get(self._name, _EMPTY)
        main = self._kept[0]
        under = self._carriers[main]
        size = _size(self._shot.cast[main])
        if under is not None:
            size = max(size, _UNDER * _size(self._shot.cast[under]))
        high = _metres(self._shot.cast[main])[1]
        several = 1.0
        if self._shot.cast[main].count > 1:
            several = _FLEET if plan_of(self._shot.cast[main]) in ROAD else _SEVERAL
        span = size / (several * _SHARES[self._shot.size])
        wide = sum(_GAP * _metres(self._shot.cast[at])[0] * _columns(self._shot.cast[at])
            for at in self._kept if self._carriers[at] is None)  # fmt: skip
        span = max(span, wide / (_FILLED * self._aspect), high / _FILLED, _LEAST_M)
        return max(span, _TABLE) if self._name == "tabletop" else span

    def _spots(self) -> dict[int, list[tuple[float, float]]]:
        """A place in the frame for each of those who are by themselves."""
        alone = [at for at in self._kept if self._carriers[at] is None]
        unit = 1000 / self.span_m
        widths = {at: _GAP * self._long(at) * _columns(self._shot.cast[at]) for at in alone}
        x = -sum(widths.values()) * unit / 2
        spots: dict[int, list[tuple[float, float]]] = {}
        for at in alone:
            actor, step = self._shot.cast[at], _GAP * self._long(at) * unit
            count, columns = min(max(1, actor.count), _MOST), _columns(actor)
            rows = -(-count // columns)
            high = max(_metres(actor)[1], _LEAST * self.span_m * 0.6) * unit
            gap = min(900 / rows, _LANE_M * unit if plan_of(actor) in ROAD else _APART * high)
            middle = rows // 2 if plan_of(actor) in ROAD else (rows - 1) / 2
            spots[at] = [
                (x + (n % columns + 0.5) * step + self._off(count, step),
                    500 + (n // columns - middle) * gap + self._off(count, step))
                for n in range(count)
            ]  # fmt: skip
            x += widths[at] * unit
        return spots

    def _off(self, count: int, step: float) -> float:
        """A little out of line, where there are several."""
        return self._rng.uniform(-0.14, 0.14) * step if count > 1 else 0.0

    def _long(self, at: int) -> float:
        """How long it is with what it holds before it."""
        holds = any(
            under == at and self._shot.cast[one].relation == "holding"
            for one, under in self._carriers.items()
        )
        long = max(_metres(self._shot.cast[at])[0], _LEAST * self.span_m * 0.8)
        return 1.8 * long if holds else long

    def _part(self, actor: Actor, x: float, y: float) -> Part:
        figure = PLANS[plan_of(actor)]
        high = max(_metres(actor)[1], _LEAST * self.span_m * 0.6) * 1000 / self.span_m
        return Part(
            actor=actor, figure=figure, look=_look(actor), action=_action(figure, actor.action),
            x=x, y=y + high / 2, height=high, depth=1.0, flips=actor.facing == "left",
            phase=self._rng.random(), seed=self._rng.randrange(10**6), floats=True,
        )  # fmt: skip

    def _upon(self, actor: Actor, under: Part, index: int) -> Part:
        """In its middle; what is held is before it."""
        mid = under.y - under.height / 2
        ahead = _AHEAD.get(actor.name, 0.75) if actor.relation == "holding" else -0.05
        x = under.x + (-ahead if under.flips else ahead) * under.height
        part = self._part(actor, x, mid)
        if actor.name in _AHEAD:
            part = replace(
                part, y=mid + 0.5 * _SHELTER * under.height, height=_SHELTER * under.height
            )
        if actor.relation == "riding" and part.action in ("walk", "run"):
            part = replace(part, action=_action(part.figure, "sit"))
        over = _OVERHEAD if actor.name in _AHEAD else 0.998
        return replace(part, carrier=index, depth=over, flips=under.flips)


def _size(actor: Actor) -> float:
    """The side of a square as large as it is."""
    long, high = _metres(actor)
    upright = _UPRIGHT if plan_of(actor) in ("adult", "child") and long < 1 else 1.0
    return upright * math.sqrt(long * high)


def _columns(actor: Actor) -> int:
    """How many of several are side by side."""
    count = min(max(1, actor.count), _MOST)
    return count if count <= 2 else -(-count // 2) if count <= 6 else 3


def _metres(actor: Actor) -> tuple[float, float]:
    """How long and how wide it is from above."""
    figure = PLANS[plan_of(actor)]
    action = _action(figure, actor.action)
    share = _LONG.get(figure.name) or 2 * measures(figure.name, action, (), is_plan=True)[0] / 1000
    return figure.height_m * share, figure.height_m


def _look(actor: Actor) -> Look:
    """Its looks; a plate "of" something is not empty."""
    food = {"food": "some"} if " of " in actor.label else {}
    return Look({**look_of(actor).of, **food})


# Hulls without their wakes, cars without their beams.
_LONG = {
    "car": 2.4, "sports_car": 2.3, "race_car": 2.4, "taxi": 2.5, "police_car": 2.5, "van": 2.5,
    "ambulance": 2.8, "bus": 4.2, "truck": 3.7, "fire_truck": 3.3, "tram": 5.4, "train": 8.0,
    "tractor": 1.8, "boat": 2.7, "canoe": 4.9, "gondola": 6.4, "sailboat": 3.1, "ship": 6.1,
    "cargo_ship": 6.9,
}  # fmt: skip
_INSTEAD = {"fly": ("fly",), "sleep": ("sleep",), "play": ("run", "walk"), "row": ("sail",)}


def _action(figure: Figure, wish: str) -> str:
    """What of its actions comes nearest to a wish."""
    for one in (wish, *_INSTEAD.get(wish, ())):
        if one in figure.actions:
            return one
    return next(iter(figure.actions))


def _kind(shot: Shot) -> tuple[str, ...]:
    """What the set's name adds to a layout that several share."""
    return (shot.set_name, "snowy") if shot.set_name == "snowy_forest" else (shot.set_name,)
