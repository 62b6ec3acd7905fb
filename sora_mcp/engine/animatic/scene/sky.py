"""The sky behind a set: its gradient, sun or moon, stars and drifting clouds."""

from __future__ import annotations

import random

import cv2
import numpy as np

from sora_mcp.engine.animatic.art.colour import rgb
from sora_mcp.engine.animatic.art.drawing import Box, Drawing, circle, ellipse, glow, group
from sora_mcp.engine.animatic.art.light import Light
from sora_mcp.engine.animatic.art.place import OVERSCAN, Plane, SetArt, Site
from sora_mcp.engine.animatic.canvas import Matrix, Pixels, draw, placed, sprite
from sora_mcp.engine.animatic.scene import aurora

_STARS, _FAINT = 260, 0.05
_NOISE = 230  # 256ths of a step that the sky is dithered by, up and down


def backdrop(site: Site, art: SetArt, width_px: int, height_px: int) -> Pixels:
    """The sky, `OVERSCAN` larger than the frame: gradient, stars, sun or moon, far clouds."""
    picture = _gradient(site, art, width_px, height_px)
    px = height_px / 1000
    middle = np.array([[px, 0, picture.shape[1] / 2], [0, px, 500 * (OVERSCAN - 1) * px]])
    _starlit(picture, site, art, middle)
    for drawing in _far(site, art):
        one = sprite(drawing, px)
        draw(picture, one.pixels, placed(one, middle))
    return picture


def _gradient(site: Site, art: SetArt, width_px: int, height_px: int) -> Pixels:
    """Dithered against bands."""
    light = art.light or site.light
    wide, high = round(width_px * OVERSCAN), round(height_px * OVERSCAN)
    top, low = 500 - 500 * OVERSCAN, 500 + 500 * OVERSCAN
    y = np.linspace(top, low, high)
    stops = [top, art.horizon * 0.5, art.horizon, low]
    colours = [*light.sky, light.sky[2]]
    column = np.stack(
        [np.interp(y, stops, [255 * rgb(one)[band] for one in colours]) for band in (2, 1, 0)], 1
    )
    # In 256ths, with a little noise, cut to whole steps.
    noise = np.random.default_rng(site.seed).integers(0, 2 * _NOISE, (high, wide), np.uint16)
    fine = np.clip(256 * column - _NOISE, 0, 65535 - 2 * _NOISE).astype(np.uint16)
    bands = [((one[:, None] + noise) >> 8).astype(np.uint8) for one in fine.T]
    return np.asarray(cv2.merge((*bands, np.full_like(bands[0], 255))), dtype=np.uint8)


def planes(site: Site, art: SetArt) -> list[Plane]:
    """The clouds that are seen to drift."""
    light = art.light or site.light
    if light.clouds <= 0.05:
        return []
    return [Plane(_clouds(site, art, light, 1), depth=60, drift=7)]


def _far(site: Site, art: SetArt) -> list[Drawing]:
    light = art.light or site.light
    found: list[Drawing] = []
    if aurora.DETAIL in site.details:
        found.append(aurora.curtains(site, art.horizon))
    if light.sun:
        found.append(_sun(site, light, light.sun))
    if light.moon:
        found.append(_moon(site, light, light.moon))
    if light.clouds > 0.05:
        found.append(_clouds(site, art, light, 0))
    return found


def _starlit(picture: Pixels, site: Site, art: SetArt, middle: Matrix) -> None:
    """Stars are a few pixels each: a drawing of them would be nearly all empty."""
    light = art.light or site.light
    rng = site.rng("stars")
    box = site.box(-250, art.stars or art.horizon)
    for _ in range(_STARS if light.stars > _FAINT else 0):
        x, y = rng.uniform(box.left, box.right), rng.uniform(box.top, box.bottom) * 0.96
        r, shine = rng.choice((0.7, 0.9, 1.2, 1.7)), rng.uniform(0.25, 0.95) * light.stars
        _dot(picture, middle @ (x, y, 1), r * middle[0, 0], shine)


def _dot(picture: Pixels, at: Matrix, r: float, shine: float) -> None:
    """A white disc of radius `r` px."""
    left, top = (int(one - r - 1) for one in at)
    side = int(2 * r + 4)
    region = picture[max(0, top) : max(0, top + side), max(0, left) : max(0, left + side)]
    height, width = region.shape[:2]
    if left < 0 or top < 0 or not height or not width:
        return
    dx, dy = np.arange(left, left + width) + 0.5 - at[0], np.arange(top, top + height) + 0.5 - at[1]
    share = shine * np.clip(r + 0.5 - np.hypot(dx[None, :], dy[:, None]), 0, min(1.0, 2 * r))
    region[:] = np.round(region + (255.0 - region) * share[..., None]).astype(np.uint8)


def _sun(site: Site, light: Light, at: tuple[float, float]) -> Drawing:
    x, y = at[0] * 500 * site.aspect, at[1] * 1000
    body = glow("s", light.warm, 0.95) + circle(x, y, 330, "url(#s)") + circle(x, y, 42, "#fffdf2")
    return Drawing(body, Box(x - 335, y - 335, x + 335, y + 335))


def _moon(site: Site, light: Light, at: tuple[float, float]) -> Drawing:
    x, y = at[0] * 500 * site.aspect, at[1] * 1000
    body = glow("m", "#cfdcff", 0.5) + circle(x, y, 190, "url(#m)") + circle(x, y, 40, "#eef2ff")
    body += circle(x - 12, y - 8, 8, "#d3daf0") + circle(x + 13, y + 10, 6, "#d3daf0")
    body += circle(x + 5, y - 18, 4, "#d8def2")
    return Drawing(body, Box(x - 195, y - 195, x + 195, y + 195))


def _clouds(site: Site, art: SetArt, light: Light, row: int) -> Drawing:
    rng = site.rng(f"clouds {row}")
    box = site.box(-220, art.horizon - 40)
    body = []
    for _ in range(round(3 + 7 * light.clouds)):
        x, y = rng.uniform(box.left, box.right), rng.uniform(-60, art.horizon * (0.5 + 0.3 * row))
        body.append(_cloud(rng, light, x, y, rng.uniform(0.5, 1.25) * (1.5 - 0.5 * row)))
    return Drawing("".join(body), box)


def _cloud(rng: random.Random, light: Light, x: float, y: float, size: float) -> str:
    puffs = []
    for _ in range(7):
        dx, r = rng.uniform(-120, 120) * size, rng.uniform(26, 58) * size
        puffs.append(ellipse(x + dx, y - r * 0.25, r * 1.5, r * 0.62, light.cloud))
    puffs.append(ellipse(x, y, 170 * size, 26 * size, light.cloud))
    return group("".join(puffs), more=f'opacity="{0.25 + 0.4 * light.clouds:.2f}"')
