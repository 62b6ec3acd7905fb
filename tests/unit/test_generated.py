from collections.abc import Callable
from pathlib import Path

import pytest
from generate import TARGETS, Menu, read_menu


@pytest.mark.parametrize(
    ("path", "make"), TARGETS.items(), ids=lambda value: getattr(value, "name", None)
)
async def test_what_follows_from_the_code_is_up_to_date(
    path: Path, make: Callable[[str, Menu], str]
) -> None:
    """When this fails, run `make generate` and review the difference."""
    text = path.read_text(encoding="utf-8")
    assert make(text, await read_menu()) == text
