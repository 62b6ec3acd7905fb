"""What carries people: on wheels, on rails, on water, in the air. Importing shelves them all."""

from sora_mcp.engine.animatic.art.rigs.vehicles import (
    boats,
    cars,
    carts,
    cycles,
    lorries,
    planes,
    rails,
    ships,
    space,
)

__all__ = ["boats", "cars", "carts", "cycles", "lorries", "planes", "rails", "ships", "space"]
