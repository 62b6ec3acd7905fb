"""Turns pydantic's JSON schemas into ones every host can read: flat, without null unions."""

from __future__ import annotations

from typing import Any

JsonSchema = dict[str, Any]

_NULL = {"type": "null"}


def flatten(schema: JsonSchema) -> JsonSchema:
    """The same schema with references inlined, and without titles, null unions and null defaults.

    Some hosts drop a tool whose schema has a `$ref`, or refuse a union with null. Validation runs
    on the pydantic models, so null is still taken for "not given".
    """
    definitions = schema.get("$defs", {})
    flat = _flatten({k: v for k, v in schema.items() if k != "$defs"}, definitions)
    assert isinstance(flat, dict)
    return flat


def closed(schema: JsonSchema) -> JsonSchema:
    """The same object schema, saying that it has no other properties."""
    return schema | {"additionalProperties": False}


def _flatten(node: Any, definitions: JsonSchema) -> Any:
    if isinstance(node, list):
        return [_flatten(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    node = _without_reference(_without_null(node), definitions)
    flat = {}
    for key, value in node.items():
        if key == "properties":
            flat[key] = {name: _flatten(item, definitions) for name, item in value.items()}
        elif key != "title" and not (key == "default" and value is None):
            flat[key] = _flatten(value, definitions)
    return flat


def _without_reference(node: JsonSchema, definitions: JsonSchema) -> JsonSchema:
    reference = node.get("$ref")
    if reference is None:
        return node
    siblings = {key: value for key, value in node.items() if key != "$ref"}
    return {**definitions[reference.rpartition("/")[2]], **siblings}


def _without_null(node: JsonSchema) -> JsonSchema:
    if _NULL not in node.get("anyOf", ()):
        return node
    (only,) = [branch for branch in node["anyOf"] if branch != _NULL]
    siblings = {key: value for key, value in node.items() if key != "anyOf"}
    return {**only, **siblings}
