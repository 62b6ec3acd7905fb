"""Plan views: figures and places from straight above. Importing a module here shelves its own."""

from sora_mcp.engine.animatic.art.plans import (
    beasts,
    land,
    people,
    roofs,
    things,
    town,
    vehicles,
    waters,
)

__all__ = ["beasts", "land", "people", "roofs", "things", "town", "vehicles", "waters"]
