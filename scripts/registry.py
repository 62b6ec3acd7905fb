"""Writes `server.json`, by which the MCP registry and its readers know the server.

The owner in the name stands for whoever publishes: see docs/hosts.md.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from sora_mcp import __version__
from sora_mcp.server import face
from sora_mcp.settings import PREFIX, Settings

SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json"
NAME = "io.github.sora-mcp/sora-mcp"
ONLY_OVER_HTTP = {"http_token", "public_url", "link_ttl_s"}
FORMATS = {bool: "boolean", int: "number", float: "number", Path: "filepath"}


def server_json() -> str:
    """The whole file. No address stands in it, since there is none to name yet."""
    package = {
        "registryType": "pypi",
        "identifier": "sora-mcp",
        "version": __version__,
        "runtimeHint": "uvx",
        "transport": {"type": "stdio"},
        "environmentVariables": list(_variables()),
    }
    told = {
        "$schema": SCHEMA,
        "name": NAME,
        "title": face.TITLE,
        "description": face.DESCRIPTION,
        "version": __version__,
        "packages": [package],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _variables() -> Iterator[dict[str, Any]]:
    for name, field in Settings.model_fields.items():
        if name not in ONLY_OVER_HTTP:
            yield _variable(name, field)


def _variable(name: str, field: FieldInfo) -> dict[str, Any]:
    kind = _plain(field.annotation)
    told: dict[str, Any] = {
        "name": f"{PREFIX}{name.upper()}",
        "description": (field.description or "").replace("`", ""),
        "isRequired": False,
        "format": FORMATS.get(kind, "string"),
    }
    if kind is SecretStr:
        told["isSecret"] = True
    if get_origin(kind) is Literal:
        told["choices"] = list(get_args(kind))
    if isinstance(field.default, str | int | float):
        told["default"] = _written(field.default)
    return told


def _plain(annotation: Any) -> Any:
    """What a value is when it is there: `str` of `str | None`."""
    if isinstance(annotation, UnionType):
        return next(kind for kind in get_args(annotation) if kind is not type(None))
    return annotation


def _written(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
