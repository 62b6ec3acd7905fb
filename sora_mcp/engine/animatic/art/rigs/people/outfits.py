"""Tops on the trunk: the garment, its shade, its pattern and its details."""

from __future__ import annotations

from sora_mcp.engine.animatic.art import colour, drawing
from sora_mcp.engine.animatic.art.rigs.people.details import ALL_ROUND, DETAILS
from sora_mcp.engine.animatic.art.rigs.people.skeleton import Body
from sora_mcp.engine.animatic.art.rigs.people.sketch import Sketch
from sora_mcp.engine.animatic.art.rigs.people.trunk import Trunk, trunk
from sora_mcp.engine.animatic.art.rigs.people.wardrobe import Wearer


def pattern(wearer: Wearer) -> str:
    """The fill that sleeves and trunk of a patterned top share, as definitions."""
    name = wearer.look.trait("pattern")
    if not name:
        return ""
    base = wearer.paint(wearer.top)
    light = colour.luminance(wearer.top) > 0.6
    second = wearer.paint(
        wearer.look.own_colour("pattern_colour", "#34507c" if light else "#f1eee6")
    )
    body = drawing.rect(0, 0, 60, 60, base)
    if name.startswith("strip"):
        body += drawing.rect(0, 0, 60, 24, second)
    elif name.startswith(("check", "plaid", "tartan")):
        body += drawing.rect(0, 0, 60, 24, second, more='fill-opacity="0.5"')
        body += drawing.rect(0, 0, 24, 60, second, more='fill-opacity="0.5"')
    else:
        body += drawing.circle(16, 16, 9, second) + drawing.circle(46, 46, 9, second)
    return (
        '<defs><pattern id="pattern" width="60" height="60" '
        f'patternUnits="userSpaceOnUse">{body}</pattern></defs>'
    )


def top(sketch: Sketch, body: Body, wearer: Wearer, wind: float) -> None:
    """The trunk, dressed."""
    whole = trunk(body, wearer, wind=wind)
    sketch.reach(whole.points(), 26)
    paint = wearer.paint
    fill = "url(#pattern)" if wearer.look.trait("pattern") else paint(wearer.top)
    faces = body.eye.near(body.chest.forward) - body.eye.near((0.0, 0.0, 0.0)) > -0.2
    if wearer.name == "swimsuit":
        _swimwear(sketch, whole, wearer)
        return
    if "skirt" in wearer.outfit.details:
        _skirt(sketch, body, wearer, wind)
    sketch.raw(drawing.path(whole.outline(), fill))
    share = 0.3 - 0.1 * abs(body.eye.near(body.chest.forward))
    sketch.raw(drawing.path(whole.band(share), paint(wearer.top, 0.75), 'fill-opacity="0.42"'))
    for name in wearer.outfit.details:
        if faces or name in ALL_ROUND:
            DETAILS[name](sketch, whole, wearer)


def _skirt(sketch: Sketch, body: Body, wearer: Wearer, wind: float) -> None:
    paint, skirt = wearer.paint, trunk(body, wearer, wind=wind * 0.6, hem=0.46)
    sketch.reach(skirt.points(), 26)
    rings = skirt.rings[7:]
    cut = Trunk(rings, skirt.levels[7:])
    sketch.raw(drawing.path(cut.outline(), paint(wearer.legs)))
    sketch.raw(
        drawing.path(cut.band(0.3, top=0.2), paint(wearer.legs, 0.75), 'fill-opacity="0.42"')
    )


def _swimwear(sketch: Sketch, whole: Trunk, wearer: Wearer) -> None:
    paint = wearer.paint
    cut = Trunk(whole.rings[1:-2], whole.levels[1:-2])
    sketch.raw(drawing.path(cut.outline(), paint(wearer.skin)))
    sketch.raw(drawing.path(cut.band(0.3, low=0.0), paint(wearer.skin, 0.6), 'fill-opacity="0.4"'))
    if wearer.gender == "woman" or wearer.look.trait("gender") == "woman":
        suit = Trunk(whole.rings[4:-2], whole.levels[4:-2])
        sketch.raw(drawing.path(suit.outline(), paint(wearer.top)))
        for across in (-0.42, 0.42):
            sketch.line(
                (whole.front(0.98, across), whole.front(0.76, across)), paint(wearer.top), 11
            )
        return
    shorts = Trunk(whole.rings[8:], whole.levels[8:])
    sketch.raw(drawing.path(shorts.outline(), paint(wearer.top)))
