"""The light before it changes: dawn breaks on a night, whether or not anybody says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sora_mcp.engine.animatic.language.director import Account
from sora_mcp.engine.animatic.language.timeline import Take
from sora_mcp.engine.animatic.plan import Shot, TimeOfDay

_UNSAID = "No time of day was said"
_BEFORE: dict[TimeOfDay, TimeOfDay] = {
    "dawn": "night", "morning": "night", "golden_hour": "day", "dusk": "day", "night": "day",
}  # fmt: skip


def told(takes: Sequence[Take], shots: list[Shot], account: Account) -> list[Shot]:
    """The shots with the time before that which the second take turns to, where none was said."""
    guess = next((one for one in account.assumptions if one.startswith(_UNSAID)), None)
    is_turned = len(shots) > 1 and takes[1].turns and shots[0].time != shots[1].time
    start = _BEFORE.get(shots[1].time) if guess and is_turned else None
    if guess is None or start is None:
        return shots
    at = account.assumptions.index(guess)
    after = shots[1].time.replace("_", " ")
    account.assumptions[at] = f"Before {after} it is {start}."
    return [replace(shots[0], time=start), *shots[1:]]
