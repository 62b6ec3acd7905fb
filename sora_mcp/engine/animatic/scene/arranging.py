"""Who stands beside whom: sizes that go together, and room so that nobody hides another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sora_mcp.engine.animatic.scene.clearance import clearance, works_at
from sora_mcp.engine.animatic.scene.groups import ROOM as _ROOM
from sora_mcp.engine.animatic.scene.groups import Ground, Group, half_of

Groups = dict[int, Group]  # by the actor's index in the cast

_BY = ("behind", "in_front_of", "under")
_TALLER, _LEANT_ON, _TOUCH = 1.6, 2.1, 0.45  # times as high: leans, at most; of its half
_RUNS_ON, _END, _AT_SIDE = 1.6, 1.25, -240.0  # times as wide; where a wall ends, of a half; units
PLACES = {"left": -0.24, "centre": 0.0, "right": 0.24, "far_left": -0.4, "far_right": 0.4}
_LEAST, _LEAST_MAIN = 0.2, 0.3  # of the largest: so much is still recognised
_PET, _TOY = 260.0, 0.9  # a small animal, and how large a small thing may be beside it
_CARD_BESIDE, _CARD_LEAST = 0.8, 130.0  # a card's size: of what it stands beside, and units
_LARGE, _BEFORE = 1.8, 0.5  # times as wide; of its width that the small stands before the large
_VAST, _WITHIN = 2.5, 0.4  # times as wide, and where before it one stands, of its half
_CLOSE, _NEAR_EACH_OTHER = 0.3, {"stand", "talk", "listen", "look"}  # of one's height: a couple
_STEP, _NEAR, _SEEN = 1.12, 0.985, 0.2  # depths behind and before; of a half seen beyond another
_LOW_FRONT = 0.7  # of one's height: one stands behind such a table and is seen
_GAP = 1.2  # of its half, that one who follows is behind
_RISE = 0.2  # of what is in front, that the ground rises behind it
_LOW, _AT_MOUTH = 0.5, 0.9  # of another's size; of its half to where its mouth is
_CLEAR, _RAISED = 0.85, 1.7  # of a table's height is free below it; times as high it may be made
_WIDEST, _FARTHEST, _SQUEEZED = 1.25, 1.5, 0.6  # frames a cast may take; how far, how close


def arranged(groups: Mapping[int, Group], aspect: float, ground: Ground) -> Groups:
    """The groups with the sizes, depths and places that let each be seen; the first in front."""
    if not groups:
        return {}
    sized = _layered(_comparable(groups), ground)
    return _drawn_back(_side_by_side(sized, aspect, ground), aspect, ground)


def _comparable(groups: Mapping[int, Group]) -> Groups:
    """None so small beside another that it is lost; toys and cards no larger than their owner."""
    first = next(iter(groups))
    largest = max((one.size for one in groups.values() if not one.is_aloft), default=0.0)
    return {
        index: _sized(one, None if index == first else groups[first], largest)
        for index, one in groups.items()
    }


def _sized(one: Group, main: Group | None, largest: float) -> Group:
    if one.is_aloft and main is not None:
        return one
    most = one.size
    if main is not None and one.is_card and not main.is_card:
        most = max(_CARD_LEAST, _CARD_BESIDE * main.size)
    elif main is not None and one.is_small_thing and main.is_alive and main.size < _PET:
        most = _TOY * main.size
    least = (_LEAST if main else _LEAST_MAIN) * largest
    wish = max(min(one.size, most), min(least, most) if most < one.size else least)
    return one.scaled(wish / one.size)


def _layered(groups: Groups, ground: Ground) -> Groups:
    """What is as large as a main one that moves is behind its way; the small before the large."""
    first, *others = groups
    main = groups[first]
    layered = dict(groups)
    for index in others:
        one = groups[index]
        is_told = one.is_aloft or one.actor.relation in _BY
        is_large = one.half > 0.6 * main.half
        if is_told or main.is_aloft or one.actor.band == "front":
            continue
        if main.lead.cycle.speed and is_large and one.lead.depth < main.lead.depth:
            layered[index] = one.at(_STEP * main.lead.depth, ground)
        elif one.lead.depth == main.lead.depth:
            nearer = _NEAR if _LARGE * one.half < main.half else 1 / _NEAR
            layered[index] = one.layered(nearer)
    return layered


def _side_by_side(groups: Groups, aspect: float, ground: Ground) -> Groups:
    """Each group at its x: as the plan says, by whom it is told to be, or in a free place."""
    done = _placed(groups, aspect)
    row = _Row(done)
    for index, one in groups.items():
        if index in done:
            continue
        other = one.actor.to
        subject = next((at for at in done if _is_by(groups[at], index)), None)
        if other in done and _is_by(one, other):
            done[index], done[other] = _by(one, done[other], ground)
            row.takes(done[index])
        elif subject is not None:
            done[subject], done[index] = _around(done[subject], one, ground)
            row.takes(done[index])
        else:
            done[index] = row.beside(one)
    return {index: done[index] for index in groups}


def _is_by(one: Group, other: int | None) -> bool:
    """Whether it is told to be behind, before or under that one, or leans against it."""
    by = (*_BY, "beside") if one.leans else _BY
    return one.actor.to == other is not None and one.actor.relation in by


def _around(subject: Group, other: Group, ground: Ground) -> tuple[Group, Group]:
    """The same with the subject where it is, and the other moved."""
    one, other = _by(subject, other.moved(0.0), ground)
    stays = one.lead.x == _AT_SIDE and not subject.lead.x
    away = 0.0 if stays else subject.lead.x - one.lead.x
    return one.moved(one.lead.x + away), other.moved(other.lead.x + away)


def _placed(groups: Groups, aspect: float) -> Groups:
    """Those whose place is told: on their side of the frame, or on their sides of each other."""
    told = sorted(
        (index for index, one in groups.items() if one.actor.place in PLACES),
        key=lambda index: PLACES[groups[index].actor.place],
    )
    if len({groups[index].actor.place for index in told}) < 2:
        return {
            index: groups[index].moved(1000 * aspect * PLACES[groups[index].actor.place])
            for index in told
        }
    done: Groups = {}
    for index in told:
        last, one = next(reversed(done.values()), None), groups[index]
        beside = last.lead.x + last.half + one.half + clearance(last, one) if last else 0.0
        done[index] = one.moved(beside)
    first, last = done[told[0]], done[told[-1]]
    middle = (first.lead.x - first.half + last.lead.x + last.half) / 2
    return {index: one.moved(one.lead.x - middle) for index, one in done.items()}


class _Row:
    """Those who have a place already, and the next free one to the right and the left of them."""

    def __init__(self, done: Groups) -> None:
        self._ends: dict[bool, dict[int, Group]] = {False: {}, True: {}}
        for one in done.values():
            self.takes(one)

    def beside(self, one: Group) -> Group:
        """The group in the next free place: in the middle, or on the side with more room."""
        ends = self._ends[one.is_aloft] or self._ends[not one.is_aloft]
        if not ends:
            return self.takes(one.moved(0.0))
        at = {side: self._next_to(ends[side], one, side) for side in (1, -1)}
        side = 1 if abs(at[1]) <= abs(at[-1]) else -1
        return self.takes(one.moved(at[side]))

    def takes(self, one: Group) -> Group:
        """The group has its place."""
        ends = self._ends[one.is_aloft]
        for side in (1, -1):
            end = ends.get(side)
            if end is None or side * one.lead.x + one.half > side * end.lead.x + end.half:
                ends[side] = one
        return one

    @staticmethod
    def _next_to(end: Group, one: Group, side: int) -> float:
        return end.lead.x + side * _apart(end, one)


def _apart(end: Group, one: Group) -> float:
    """From the middle of one to the middle of the next."""
    if near := _embrace(end, one):
        return near
    small, large = sorted((end, one), key=lambda group: group.half)
    is_nearer = small.lead.depth < large.lead.depth
    is_before = is_nearer and small.is_alive and not large.is_alive and not works_at(small, large)
    if is_before and large.half > _VAST * small.half:
        return _WITHIN * large.half
    room = 2 * small.half * _BEFORE if is_before and large.half > _LARGE * small.half else 0.0
    return small.half + large.half - room + (0.0 if room else clearance(end, one))


def _embrace(end: Group, one: Group) -> float:
    """How far apart two stand who do together what is done at arm's length; 0 for others."""
    cycles = end.lead.cycle, one.lead.cycle
    if _are_couple(end, one):
        return _CLOSE * (end.lead.height + one.lead.height) / 2
    if end.lead.action != one.lead.action or not all(cycle.apart for cycle in cycles):
        return 0.0
    heights = end.lead.height, one.lead.height
    return sum(cycle.apart * high for cycle, high in zip(cycles, heights, strict=True)) / 2


def _are_couple(end: Group, one: Group) -> bool:
    """Whether they are the two of a couple, who stand or talk close to each other."""
    is_one = end.actor.label == one.actor.label and "couple" in end.actor.label.split()
    return is_one and {end.lead.action, one.lead.action} <= _NEAR_EACH_OTHER


def _by(one: Group, other: Group, ground: Ground) -> tuple[Group, Group]:
    """Behind, before or under another: both, so that both are seen."""
    if one.actor.relation == "beside":
        return _leant(one, other, ground)
    if one.actor.relation == "under":
        return _under(one, other)
    if one.actor.relation == "behind":
        goes = bool(other.lead.cycle.speed) or (other.actor.kind == "rig" and not other.is_alive)
        if one.lead.cycle.speed and goes:
            return _following(one, other, ground), other
        rear, front = _overlapping(one, other, ground, is_rear_moved=True)
        return rear, front
    if (other.is_alive and one.size < _LOW * other.size) or (one.is_small_thing and other.is_alive):
        side = -1 if other.lead.flips else 1
        x = other.lead.x + side * (_AT_MOUTH * other.half + one.half)
        depth = other.lead.depth
        near = one.each(lambda part: replace(part, depth=0.998 * depth, y=ground.at(depth)))
        return near.moved(x), other
    rear, front = _overlapping(other, one, ground, is_rear_moved=False)
    return front, rear


def _following(one: Group, other: Group, ground: Ground) -> Group:
    """At the tail of what goes ahead of it."""
    away = one.lead.x - min(part.x for part in one.parts)  # the others of its kind are at its sides
    back = other.half + _GAP * (half_of(one.lead) + away)
    side = -1 if other.lead.flips else 1
    return one.at(other.lead.depth, ground).moved(other.lead.x - side * back)


def _overlapping(
    rear: Group, front: Group, ground: Ground, *, is_rear_moved: bool
) -> tuple[Group, Group]:
    """One behind the other, and to its side as far as it takes to see most of it."""
    # What is small is seen from near: a step away would be out of the frame.
    rise = _RISE * front.size / (ground.floor - ground.horizon)
    step = min(_STEP, 1 / (1 - min(0.5, rise)))
    last = max(part.depth for part in front.parts)
    if rear.lead.depth < step * last:
        rear = rear.at(step * last, ground)
    is_seen = rear.half > _LARGE * front.half
    aside = _WITHIN * rear.half if is_seen else front.half + _SEEN * rear.half
    if front.size_up < _LOW_FRONT * rear.size_up:
        aside = 0.0
    if is_rear_moved:
        return rear.moved(front.lead.x + aside), front
    return rear, front.moved(rear.lead.x - aside)


def _leant(one: Group, other: Group, ground: Ground) -> tuple[Group, Group]:
    """Touching what is behind it, which is so high that all of it is seen."""
    if other.size < _TALLER * one.size and other.lead.depth < 1.01 * one.lead.depth:
        aside = one.half + (1 - _TOUCH) * other.half
        return one.moved(other.lead.x - aside), other
    behind = other.at(1.02 * one.lead.depth, ground)
    behind = behind.scaled(min(1.0, _LEANT_ON * one.size / behind.size))
    if behind.half > _RUNS_ON * one.half:  # it ends beside one, and does not close what it is by
        end = _AT_SIDE + _END * one.half
        return one.moved(_AT_SIDE), behind.moved(end - behind.half / _ROOM)
    return one.moved(behind.lead.x - _TOUCH * one.half), behind


def _under(one: Group, other: Group) -> tuple[Group, Group]:
    """Between the legs of a table that is high enough; before what has a trunk."""
    if other.lead.figure.height_m > 2 * _RAISED:
        aside = other.lead.x + _WITHIN * other.half
        near = one.each(lambda part: replace(part, depth=min(part.depth, other.lead.depth * 0.99)))
        return near.moved(aside), other
    high = one.size / _CLEAR
    raised = min(_RAISED, max(1.0, high / other.size))
    other = other.scaled(raised)
    fits = min(1.0, raised * other.size / raised / high)
    depth = other.lead.depth * 1.002
    y = other.lead.y if one.lead.figure.medium == "table" else None  # not at a table's height
    behind = one.scaled(fits).each(lambda p: replace(p, depth=depth, y=p.y if y is None else y))
    return behind.moved(other.lead.x), other


def _drawn_back(groups: Groups, aspect: float, ground: Ground) -> Groups:
    """Farther away where they would not fit into the frame, and then closer together."""
    wide = _width(groups) / (1000 * aspect * _WIDEST)
    if wide <= 1:
        return groups
    back = {
        index: one.at(one.lead.depth * min(wide, _FARTHEST), ground).moved(
            one.lead.x / min(wide, _FARTHEST)
        )
        for index, one in groups.items()
    }
    share = max(_SQUEEZED, min(1.0, _FARTHEST / wide))
    return {index: one.moved(one.lead.x * share) for index, one in back.items()}


def _width(groups: Groups) -> float:
    left = min(one.lead.x - one.half for one in groups.values())
    return max(one.lead.x + one.half for one in groups.values()) - left
