import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sora_mcp.budget import Limits
from sora_mcp.errors import BudgetError, ConfigurationError, ConsentError
from sora_mcp.prices import FREE, UNKNOWN, Cost, Prices, load


@pytest.mark.parametrize(
    ("model", "size", "seconds", "usd"),
    [
        ("sora-2", "1280x720", 4, 0.40),
        ("sora-2", None, None, 0.40),
        ("sora-2-2025-12-08", "720x1280", 12, 1.20),
        ("sora-2-pro", "1280x720", 8, 2.40),
        ("sora-2-pro", "1792x1024", 8, 4.00),
        ("sora-2-pro-2025-10-06", "1920x1080", 20, 14.00),
    ],
)
def test_published_prices(model: str, size: str | None, seconds: float | None, usd: float) -> None:
    assert Prices().estimate(model=model, size=size, seconds=seconds) == Cost(usd, "estimated")


@pytest.mark.parametrize(
    ("model", "size"),
    [(None, None), ("wan-2", None), ("sora-2-pro", "64x64"), ("sora-20", None), ("sora", None)],
)
def test_what_nobody_published_is_unknown(model: str | None, size: str | None) -> None:
    assert Prices().estimate(model=model, size=size, seconds=4) == UNKNOWN


def test_a_table_of_ones_own_replaces_the_published_one(tmp_path: Path) -> None:
    path = tmp_path / "prices.json"
    path.write_text(json.dumps({"wan-2": {"1280x720": 0.05, "*": 0.08}}))
    prices = load(path)
    assert prices.estimate(model="wan-2", size="1280x720", seconds=10).usd == 0.5
    assert prices.estimate(model="wan-2", size="64x64", seconds=10).usd == 0.8
    assert prices.estimate(model="sora-2", size=None, seconds=10) == UNKNOWN


@pytest.mark.parametrize("text", ["{", "[]", '{"m": 3}', '{"m": {"*": -1}}', '{"m": {"*": "x"}}'])
def test_a_table_that_is_none_is_explained(tmp_path: Path, text: str) -> None:
    path = tmp_path / "prices.json"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match="USD per second"):
        load(path)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load(tmp_path / "missing.json")


ESTIMATED = Cost(2.4, "estimated")


@pytest.mark.parametrize(
    ("limits", "cost"),
    [
        ({}, ESTIMATED),
        ({}, UNKNOWN),
        ({"per_clip_usd": 2.4}, ESTIMATED),
        ({"per_clip_usd": 0}, FREE),
        ({"confirm_above_usd": 2.4}, ESTIMATED),
        ({"per_clip_usd": 1, "allows_unknown_price": True}, UNKNOWN),
    ],
)
def test_what_is_within_the_limits_passes(limits: dict[str, Any], cost: Cost) -> None:
    Limits(**limits).check(cost, is_agreed=False)


def test_too_dear_a_video_is_refused_whoever_agrees() -> None:
    with pytest.raises(BudgetError, match=r"\$2\.40.*MAX_USD_PER_CLIP"):
        Limits(per_clip_usd=2.0).check(ESTIMATED, is_agreed=True)


def test_above_the_threshold_the_person_is_asked() -> None:
    limits = Limits(confirm_above_usd=1)
    with pytest.raises(ConsentError, match=r"\$2\.40"):
        limits.check(ESTIMATED, is_agreed=False)
    limits.check(ESTIMATED, is_agreed=True)


@pytest.mark.parametrize("name", ["per_clip_usd", "per_day_usd", "confirm_above_usd"])
def test_an_unknown_price_is_refused_under_any_limit(name: str) -> None:
    with pytest.raises(BudgetError, match="SORA_MCP_PRICES"):
        replace(Limits(), **{name: 5.0}).check(UNKNOWN, is_agreed=True)  # type: ignore[arg-type]
