"""A race track: kerbs in red and white, the starting grid, barriers and green run-off."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, rect
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.meadow import LEAVES, grove
from sora_mcp.engine.animatic.art.sets.terrain import Land, ground, hills, lane, mist, patches

_GREENS = ("#a9bd6b", "#8fae58", "#77994c")
_WHITE, _RED = "#f1efe8", "#c9372f"
_HALF, _KERB = 620.0, 90.0  # of the track at depth 1


@place("racetrack")
def racetrack(site: Site) -> SetArt:
    """A straight with its start, seen from the track."""
    land = Land(site, horizon=545)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 28, 110, "#8fa6c0", length=2200), depth=28),
            Plane(grove(land, "row", 9.0, 52, LEAVES, height=1500), depth=8.4),
            Plane(mist(land, land.horizon + 6, 50, 0.4), depth=8.1),
            *(Plane(_barrier(land, depth), depth=depth) for depth in (5.0, 3.2)),
        ),
        ground=Ground(_track(land), mirror=0.1 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"paved"}),
    )


def _track(land: Land) -> Drawing:
    near, far = land.air(1), 30.0
    body = [
        patches(land, "run-off", _GREENS, 40, opacity=0.35),
        lane(land, [(0, 0.33), (0, far)], 2 * (_HALF + _KERB), near(_WHITE, 0.05)),
    ]
    depth, is_red = 0.36, True
    while depth < 14:
        if is_red:
            strip = [(0.0, depth), (0.0, depth * 1.09)]
            body.append(lane(land, strip, 2 * (_HALF + _KERB), near(_RED, 0.05)))
        depth, is_red = depth * 1.09, not is_red
    body.append(lane(land, [(0, 0.33), (0, far)], 2 * _HALF, near("#5d6067", 0.05)))
    edges = (-_HALF + 28, _HALF - 28)
    body += [lane(land, [(x, 0.33), (x, far)], 18, near(_WHITE, 0.05)) for x in edges]
    return ground(land, _GREENS, *body, *_start(land), *_grid(land))


def _start(land: Land) -> list[str]:
    """The chequered line across."""
    tones, body = (land.air(2)(_WHITE, 0.0), land.air(2)("#23262b", 0.0)), []
    wide = 2 * (_HALF - 60) / 14
    for row in range(3):
        near = 1.75 + 0.11 * row
        for column in range(14):
            x = -_HALF + 60 + (column + 0.5) * wide
            strip = [(x, near), (x, near + 0.11)]
            body.append(lane(land, strip, wide + 1, tones[(row + column) % 2]))
    return body


def _grid(land: Land) -> list[str]:
    """Places to start from, one behind the other in two rows."""
    body, tone = [], land.air(1.2)(_WHITE, 0.0)
    for index, depth in enumerate((1.45, 1.15, 0.92, 0.74)):
        x = 270.0 if index % 2 else -270.0
        body.append(lane(land, [(x, depth), (x, depth * 1.03)], 260, tone))
        for at in (x - 124, x + 124):
            body += [lane(land, [(at, depth * 0.9), (at, depth)], 12, tone)]
    return body


def _barrier(land: Land, depth: float) -> Drawing:
    """Blocks in red and white, on both sides."""
    paint, foot, k = land.air(depth), land.foot(depth), 1 / depth
    body, x, index = "", (_HALF + 620) * k, 0
    while x < land.site.half:
        tone = paint(_RED if index % 2 else _WHITE, 0.05)
        for left in (x, -x - 240 * k):
            body += rect(left, foot - 150 * k, 240 * k + 0.5, 150 * k, tone)
            body += rect(left, foot - 36 * k, 240 * k + 0.5, 36 * k, paint("#3a3d44", 0.2))
        x, index = x + 240 * k, index + 1
    return Drawing(body, land.site.box(foot - 170 * k, foot + 4))
