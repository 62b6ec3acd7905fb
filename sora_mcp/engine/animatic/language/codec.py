"""Plans as JSON and back, with errors that name the place and what may stand there."""

from __future__ import annotations

import difflib
import json
import math
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sora_mcp.engine.animatic.plan import Plan
from sora_mcp.errors import SoraError

T = TypeVar("T")

_MOST_NAMED = 60
_KNOWN_HINTS: dict[type, Mapping[str, Any]] = {}
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


class PlanError(SoraError):
    """Raised for a plan that cannot be drawn; the sentence names the place (`shots[1].size`)."""


def to_json(plan: Plan) -> str:
    """The plan as one line of JSON; `from_json` gives the same plan back."""
    return json.dumps(asdict(plan), ensure_ascii=False)


def from_json(text: str) -> Plan:
    """The inverse of `to_json`."""
    return decoded(Plan, json.loads(text), "")


def decoded(cls: type[T], value: Any, path: str) -> T:
    """A value of JSON as `cls`, whose fields it must have and no others.

    Raises:
        PlanError: it has another form.
    """
    if not isinstance(value, dict):
        raise PlanError(f"{path or 'The plan'} must be an object, not {_kind(value)}.")
    hints = _hints(cls)
    for key in value:
        if key not in hints:
            raise PlanError(f"{_at(path, str(key))} is not a field here. {choices(key, hints)}")
    made = {key: _value(hints[key], one, _at(path, key)) for key, one in value.items()}
    for one in fields(cls):  # type: ignore[arg-type]
        required = one.default is MISSING and one.default_factory is MISSING
        if required and one.name not in made:
            raise PlanError(f"{_at(path, one.name)} is missing.")
    return cls(**made)


def _hints(cls: type) -> Mapping[str, Any]:
    if cls not in _KNOWN_HINTS:
        _KNOWN_HINTS[cls] = get_type_hints(cls)
    return _KNOWN_HINTS[cls]


def _at(path: str, key: str) -> str:
    return f"{path}.{key[:60]}" if path else key[:60]


def _value(hint: Any, value: Any, path: str) -> Any:
    origin = get_origin(hint)
    if is_dataclass(hint):
        return decoded(hint, value, path)  # type: ignore[arg-type]
    if origin is Literal:
        return one_of(value, get_args(hint), path)
    if origin is tuple:
        if not isinstance(value, list):
            raise PlanError(f"{path} must be a list, not {_kind(value)}.")
        return tuple(_value(get_args(hint)[0], one, f"{path}[{i}]") for i, one in enumerate(value))
    if origin is dict:
        return _texts(value, path)
    if origin in (Union, types.UnionType):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return None if value is None else _value(inner, value, path)
    return _plain(hint, value, path)


def _texts(value: Any, path: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise PlanError(f"{path} must be an object of texts, not {_kind(value)}.")
    return {key: _plain(str, one, _at(path, key)) for key, one in value.items()}


def _plain(hint: type, value: Any, path: str) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if hint is float and is_number and math.isfinite(value):
        return float(value)
    if hint is int and is_number and float(value).is_integer():
        return int(value)
    if hint in (bool, str) and isinstance(value, hint):
        return value
    raise PlanError(f"{path} must be {_KINDS[hint]}, not {_kind(value)}.")


def one_of(value: Any, allowed: Iterable[str], path: str) -> str:
    """The value, if it is one of the allowed."""
    allowed = tuple(allowed)
    if isinstance(value, str) and value in allowed:
        return value
    shown = f'"{value[:60]}"' if isinstance(value, str) else _kind(value)
    raise PlanError(f"{path} cannot be {shown}. {choices(value, allowed)}")


def choices(value: Any, allowed: Iterable[str]) -> str:
    """What is nearest to a value, and all that it may be."""
    names = [name for name in allowed if name]
    near = difflib.get_close_matches(str(value)[:60].lower(), names, 1, 0.6)
    meant = f'Did you mean "{near[0]}"? ' if near else ""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{meant}It may be: {', '.join(names[:_MOST_NAMED])}{more}."


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.12g}"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "an object"
