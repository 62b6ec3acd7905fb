"""A country road between fields, with poles and trees, to the horizon."""

from __future__ import annotations

from itertools import pairwise

from sora_mcp.engine.animatic.art.drawing import (
    Drawing,
    line,
    rect,
)
from sora_mcp.engine.animatic.art.place import Ground, Plane, SetArt, Site, place
from sora_mcp.engine.animatic.art.sets import architecture as kit
from sora_mcp.engine.animatic.art.sets.flora import broadleaf, bush, tuft
from sora_mcp.engine.animatic.art.sets.terrain import (
    Land,
    across,
    depths,
    ground,
    hills,
    mist,
    patches,
)

FIELDS = ("#b9b765", "#93ab52", "#73934a")


CROPS = ("#d6c069", "#a9b55a", "#7f9f4a", "#c9ad5c")


@place("road")
def road(site: Site) -> SetArt:
    """A straight country road, poles with wires, trees, fields in strips."""
    land = Land(site, horizon=550)
    return SetArt(
        planes=(
            Plane(hills(land, "far", 32, 120, "#8fa6c0", length=2400), depth=32),
            Plane(hills(land, "near", 16, 62, "#93a866", woods="#5f8254"), depth=16),
            Plane(mist(land, land.horizon + 4, 60, 0.5), depth=9),
            Plane(_trees(land, (6.6, 5.2), "far"), depth=5.8),
            Plane(_poles(land, (7.5, 5.0, 3.4, 2.3, 1.6)), depth=2.6),
            Plane(_trees(land, (3.3, 2.4), "near"), depth=2.7),
            Plane(_posts(land), depth=1.5),
        ),
        ground=Ground(_country(land), mirror=0.1 * site.light.wet),
        horizon=land.horizon,
        floor=land.floor,
        ambience="meadow",
        tags=frozenset({"paved"}),
    )


def _country(land: Land) -> Drawing:
    near, rng, w = land.air(1), land.site.rng("fields"), 520
    body = [patches(land, "fields", CROPS, 30, wide=420, opacity=0.35)]
    for side in (-1, 1):
        for index, tone in enumerate(CROPS[:3]):
            a = side * (1400 + 1900 * index)
            body.append(
                kit.strip(land, a, a + side * 1300, near(tone, 0.05), far=40, more='opacity="0.45"')
            )
    for depth in depths(rng, 60, 6.0, 0.6):
        x = across(land, rng)
        if abs(x) * depth > w + 160:
            body.append(tuft(rng, x, land.foot(depth), 44 / depth, land.air(depth)(FIELDS[2], 0.2)))
    body += [
        kit.strip(land, -w - 130, w + 130, near("#b3a17a", 0.1)),
        kit.strip(land, -w, w, near("#75777d", 0.05)),
        kit.strip(land, -330, -190, near("#5f6168", 0.1), more='opacity="0.35"'),
        kit.strip(land, 190, 330, near("#5f6168", 0.1), more='opacity="0.35"'),
        kit.strip(land, -w + 40, -w + 62, near("#efece2", 0.0)),
        kit.strip(land, w - 62, w - 40, near("#efece2", 0.0)),
        kit.dashes(land, 0, 24, 900, 1100, near("#f0d27a", 0.0)),
    ]
    return ground(land, FIELDS, *body)


def _trees(land: Land, rows: tuple[float, ...], name: str) -> Drawing:
    rng, body = land.site.rng(f"trees {name}"), ""
    for depth in rows:
        paint = land.air(depth)
        for side in (-1, 1):
            x = (900 + rng.uniform(0, 400)) / depth + 60
            while x < land.site.half:
                at = (side * x, land.foot(depth) + 3)
                if rng.random() < 0.5:
                    body += broadleaf(
                        rng, paint, land.side, at, rng.uniform(800, 1100) / depth, "#6a944c"
                    )
                else:
                    body += bush(
                        rng, paint, land.side, at, rng.uniform(260, 420) / depth, "#789a4d"
                    )
                x += rng.uniform(500, 1300) / depth
    return Drawing(
        body, land.site.box(land.foot(min(rows)) - 1300 / min(rows), land.foot(min(rows)) + 10)
    )


def _poles(land: Land, rows: tuple[float, ...]) -> Drawing:
    """Telegraph poles on the right, with their wires."""
    body, heads = "", []
    for depth in rows:
        p, x, y, s = land.air(depth), 860 / depth, land.foot(depth), 1 / depth
        top = y - 1500 * s
        body += rect(x - 13 * s, top, 26 * s, y - top, p("#6b5542", 0.25)) + rect(
            x + (4 if land.side > 0 else -13) * s, top, 9 * s, y - top, p("#6b5542", -0.1)
        )
        body += "".join(
            rect(x - 170 * s, top + dy * s, 340 * s, 20 * s, p("#6b5542", 0.35)) for dy in (70, 210)
        )
        heads.append(
            [
                (x + dx * s, top + dy * s)
                for dx, dy in ((-150, 62), (150, 62), (-150, 202), (150, 202))
            ]
        )
    wires = ""
    for a, b in pairwise(heads):
        for u, v in zip(a, b, strict=True):
            mid = ((u[0] + v[0]) / 2, (u[1] + v[1]) / 2 + 0.1 * abs(u[1] - v[1]) + 6)
            wires += line(
                [
                    u,
                    ((u[0] + mid[0]) / 2, (u[1] + mid[1]) / 2 + 4),
                    mid,
                    ((mid[0] + v[0]) / 2, (mid[1] + v[1]) / 2 + 4),
                    v,
                ],
                land.air(3)("#3a3836", 0.2),
                1.4,
            )
    return Drawing(wires + body, land.site.box(-420, land.foot(rows[-1]) + 5))


def _posts(land: Land) -> Drawing:
    """Reflector posts and a wooden fence beside the road."""
    body = ""
    for depth in (5.0, 3.2, 2.1, 1.5):
        p, y, s = land.air(depth), land.foot(depth), 1 / depth
        for side in (-1, 1):
            x = side * 620 * s
            body += rect(x - 15 * s, y - 190 * s, 30 * s, 190 * s, p("#f1efe8", 0.1), 6 * s) + rect(
                x - 15 * s, y - 160 * s, 30 * s, 36 * s, p("#33363c")
            )
            body += rect(x - 8 * s, y - 152 * s, 16 * s, 20 * s, p.lamp("#d95b3a", "#ffb45a"))
    return Drawing(body, land.site.box(land.foot(1.5) - 140, land.foot(1.5) + 5))
