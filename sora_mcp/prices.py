"""What a video will cost, as far as anybody published it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from sora_mcp.errors import ConfigurationError

Basis = Literal["free", "estimated", "unknown"]
PriceTable = Mapping[str, Mapping[str, float]]

ANY_SIZE = "*"
DEFAULT_SECONDS = 4.0  # reference: seconds defaults to 4
DEFAULT_SIZE = "720x1280"  # reference: size defaults to 720x1280

# USD per second of video, from OpenAI's pricing page as it stood until the shutdown in September
# 2026. Gateways that still offer these models mostly kept them.
PUBLISHED: PriceTable = {
    "sora-2": {ANY_SIZE: 0.10},
    "sora-2-pro": {
        "720x1280": 0.30,
        "1280x720": 0.30,
        "1024x1792": 0.50,
        "1792x1024": 0.50,
        "1080x1920": 0.70,
        "1920x1080": 0.70,
    },
}


@dataclass(frozen=True)
class Cost:
    """An estimate in USD; `usd` is None exactly when `basis` is "unknown"."""

    usd: float | None
    basis: Basis


FREE = Cost(0.0, "free")
UNKNOWN = Cost(None, "unknown")


class Prices:
    """Estimates over one table: model → size (or `*`) → USD per second."""

    def __init__(self, table: PriceTable = PUBLISHED) -> None:
        self._table = table

    def estimate(self, *, model: str | None, size: str | None, seconds: float | None) -> Cost:
        """What `seconds` of video cost; what was not asked for counts as the API's default."""
        by_size = self._of_model(model)
        if by_size is None:
            return UNKNOWN
        per_second = by_size.get(size or DEFAULT_SIZE, by_size.get(ANY_SIZE))
        if per_second is None:
            return UNKNOWN
        length_s = DEFAULT_SECONDS if seconds is None else seconds
        return Cost(round(per_second * length_s, 4), "estimated")

    def _of_model(self, model: str | None) -> Mapping[str, float] | None:
        """The prices of a model; `sora-2-2025-12-08` is a dated `sora-2`, never a `sora-2-pro`."""
        if model is None:
            return None
        if model in self._table:
            return self._table[model]
        dated = (name for name in self._table if model.startswith(f"{name}-20"))
        return self._table.get(next(dated, ""))


def load(path: Path) -> Prices:
    """The person's own table, a JSON file such as `{"wan-2": {"*": 0.05}}` in USD per second.

    Raises:
        ConfigurationError: the file cannot be read, or is no such table.
    """
    try:
        table = TypeAdapter(dict[str, dict[str, float]]).validate_python(
            json.loads(path.read_text(encoding="utf-8"))
        )
    except OSError as error:
        raise ConfigurationError(f"SORA_MCP_PRICES: {path} cannot be read.") from error
    except (ValueError, ValidationError):
        raise ConfigurationError(_SHAPE.format(path=path)) from None
    if any(not 0 <= price < float("inf") for sizes in table.values() for price in sizes.values()):
        raise ConfigurationError(_SHAPE.format(path=path))
    return Prices(table)


_SHAPE = (
    'SORA_MCP_PRICES: {path} has to look like {{"wan-2": {{"1280x720": 0.05, "*": 0.08}}}}: '
    "model, size (or * for any), USD per second."
)
