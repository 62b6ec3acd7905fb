"""Where one surfs: the face of a wave, white water before it, a shore far behind."""

from __future__ import annotations

from sora_mcp.engine.animatic.art.drawing import Drawing, Point, ellipse, gradient, path, smooth
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets.flora import palm
from sora_mcp.engine.animatic.art.sets.shore import LAGOON, SAND
from sora_mcp.engine.animatic.art.sets.terrain import Land, below, hills, rolling, skyline
from sora_mcp.engine.animatic.art.sets.waters import FOAM, ripples, sheet, swell, wet


@place("breakers")
def breakers(site: Site) -> SetArt:
    """A wave that curls over whoever rides it."""
    land = Land(site, 470.0)
    body = [ripples(land, "sea", LAGOON, 160), ripples(land, "fine", LAGOON, 160, wide=22, far=3.0)]
    return SetArt(
        planes=(
            Plane(hills(land, "cape", 36, 80, "#6f93a8", woods="#4f7a5c", length=2600), depth=36),
            Plane(_shore(land, 7.0), depth=7.0),
            swell(land, "out", 4.2, 30, LAGOON, foam=0.8),
            Plane(_face(land, 1.35), depth=1.35),
            Plane(_wash(land, 1.02), depth=0.97, drift=-20),
            swell(land, "near", 0.76, 60, LAGOON, foam=0.5, drift=-18),
        ),
        ground=Ground(sheet(land, LAGOON, *body), mirror=0.1, ripple=1.0),
        horizon=land.horizon,
        floor=land.floor,
        ambience="sea",
        water=0.99,
        tags=frozenset({"sea", "bare"}),
    )


def _shore(land: Land, depth: float) -> Drawing:
    """A strip of sand with palms beyond the water."""
    rng, paint, foot = land.site.rng("shore"), land.air(depth), land.foot(depth)
    box, line = land.site.box(foot - 210, foot + 14), rolling(land.site.rng("strand"), 900)
    points = skyline(box, lambda x: foot - 12 + 5 * line(x))
    body = below(points, box.bottom, paint(SAND[0]))
    x = box.left + 30
    while x < box.right:
        body += palm(rng, paint, land.side, (x, foot - 8), rng.uniform(90, 170), 0.2)
        x += rng.uniform(40, 120)
    return Drawing(body, box)


def _crest(land: Land) -> list[Point]:
    """The lip of a long wall of water: whoever rides along it has it behind."""
    half, roll = land.site.half, rolling(land.site.rng("crest"), 2400)
    xs = [half * (n / 24 - 1) for n in range(49)]
    return [(x, land.floor - 410 - 110 * roll(x)) for x in xs]


def _face(land: Land, depth: float) -> Drawing:
    """The wall of water, lit from behind at its top, with lines that run up it."""
    top, box = _crest(land), land.site.box(340, land.floor + 40)
    light, deep = wet(land, 1.0, "#7fe0d0", 0.15), wet(land, depth, LAGOON, 0.1)
    low = wet(land, 1.0, LAGOON)
    stops = ((0.0, light, 1.0), (0.35, deep, 1.0), (0.85, low, 1.0), (1.0, low, 0.0))
    body = gradient("face", stops) + below(top, box.bottom, "url(#face)")
    rng, foam = land.site.rng("face"), land.air(1)(FOAM, -0.2)
    for n in range(4, len(top) - 4):
        (x, y), reach = top[n], land.floor - top[n][1]
        sweep = f"M{x:.0f} {y:.0f}q40 {0.5 * reach:.0f} -60 {0.9 * reach:.0f}"
        body += path(sweep, "none", f'stroke="{light}" stroke-width="5" opacity="0.4"')
    thick = [(x, y + (18 + 0.16 * (land.floor - y)) * rng.uniform(0.5, 1.1)) for x, y in top]
    edge = [(x, y - rng.uniform(0, 16)) for x, y in top]
    return Drawing(body + path(smooth([*edge, *reversed(thick)], closed=True), foam), box)


def _wash(land: Land, depth: float) -> Drawing:
    """White water around the board."""
    rng, foot = land.site.rng("wash"), land.foot(depth)
    box, foam = land.site.box(foot - 60, foot + 80), land.air(1)(FOAM, -0.1)
    body = ""
    for _ in range(70):
        x, r = rng.uniform(box.left, box.right), rng.uniform(14, 46)
        more = f'opacity="{rng.uniform(0.3, 0.8):.2f}"'
        body += ellipse(x, foot + rng.uniform(8, 50), 1.9 * r, 0.4 * r, foam, more)
    return Drawing(body, box)
