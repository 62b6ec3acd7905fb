"""What of a look is seen on a figure, and whether a change can be seen at all."""

from __future__ import annotations

from sora_mcp.engine.animatic.language import targets
from sora_mcp.engine.animatic.language.targets import names
from sora_mcp.engine.animatic.plan import Actor, Shot

# Things that look the same whatever they are said to be made of, or painted with.
OWN_MATTER = names(
    "armchair barn bed bench bonsai boulder bridge bush cabin cabin_seat cactus camera campfire"
    " candle carpet castle chair cherry_tree church clock cloud comet computer curtain desk"
    " door fence fire"
    " fireplace firework flag floor_lamp flower fountain gate globe grass house hydrant igloo lamp"
    " lantern laptop leaf lighthouse log mailbox microscope mirror moon mushroom pagoda palm phone"
    " phone_booth pine planet potted_plant pyramid radio rainbow rock rose ruin shapes shelf shell"
    " sign sky_lantern skyscraper sofa stall star starfish statue stone_wall street_lamp stump sun"
    " sunflower table telescope temple tent torch tower traffic_light trash_can tree tulip tv"
    " well windmill window"
)
OWN_COLOUR = names("campfire fire firework rainbow shapes sky_lantern traffic_light")
_USUAL = {  # what these are made of anyway
    "wood": targets.PROPS | names("boat sailboat ship canoe longship carriage sled"),
    "stone": names("barn boulder bridge castle church fireplace fountain house lighthouse pyramid"
                   " rock ruin statue stone_wall temple tower well"),
    "brick": names("house fireplace tower"),
    "glass": names("window mirror skyscraper"),
    "metal": names("robot street_lamp gate trash_can mailbox hydrant traffic_light lantern lamp"
                   " telescope microscope camera radio clock knight") | targets.VEHICLES,
    "ice": names("igloo"), "cloth": names("sofa armchair cabin_seat curtain carpet tent flag bed"),
    "snow": names("igloo snowman"),
}  # fmt: skip


def is_made_of(name: str, material: str) -> bool:
    """Whether a figure shows what it is made of."""
    takes = name in targets.PROPS and name not in OWN_MATTER
    return takes or name in _USUAL.get(material, ())


def has_changed(before: Shot, after: Shot) -> bool:
    """Whether a shot shows something else than the one before, apart from its camera."""
    places = [
        (shot.set_name, shot.place_label, shot.time, shot.weather) for shot in (before, after)
    ]
    if places[0] != places[1] or len(before.cast) != len(after.cast):
        return True
    pairs = zip(before.cast, after.cast, strict=True)
    return any(_is_other(one, other) for one, other in pairs)


def _is_other(one: Actor, other: Actor) -> bool:
    if (one.kind, one.name, one.count) != (other.kind, other.name, other.count):
        return True
    if one.kind == "card":
        return one.label != other.label
    keys = {key for key in one.look | other.look if one.look.get(key) != other.look.get(key)}
    return any(_shows(one, other, key) for key in keys)


def _shows(one: Actor, other: Actor, key: str) -> bool:
    """Whether a part of the look is seen on both, so that they differ."""
    if key == "material":
        return one.name in targets.PROPS and one.name not in OWN_MATTER
    if key == "body":
        return one.name not in OWN_COLOUR
    return bool(other.look.get(key))
