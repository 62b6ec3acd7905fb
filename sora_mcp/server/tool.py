"""How a method becomes a tool: its copy, its schemas and its hints."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import BaseModel

from sora_mcp.server.guard import TeachingTool, teaching
from sora_mcp.server.schemas import JsonSchema, closed, flatten

ToolAnswer = CallToolResult | InputRequiredResult

MAKES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=True
)
LOOKS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=True
)
SAVES = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=True
)
DELETES = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=True
)


def as_tool(
    call: Callable[..., Awaitable[ToolAnswer]],
    title: str,
    hints: ToolAnnotations,
    result: type[BaseModel] | None,
    *,
    note: str | None = None,
) -> Tool:
    """The tool that `call` is; its docstring is the description, `result` the output's shape.

    One that answers with a picture has no shape: some hosts drop pictures beside structures.

    `note` goes with the errors of the video server, see `guard.sentence`.
    """
    tool = TeachingTool.from_function(
        teaching(call, makes_job=hints is MAKES, note=note),
        name=call.__name__,
        title=title,
        description=_description(call),
        annotations=hints,
        structured_output=False,
    )
    tool.parameters = closed(flatten(tool.parameters))
    # Results are dumped from `result` itself, so the SDK need not derive and check it again.
    if result is not None:
        tool.fn_metadata.output_schema = _output_schema(result)
    return tool


@cache
def _output_schema(result: type[BaseModel]) -> JsonSchema:
    schema = flatten(result.model_json_schema())
    return {key: value for key, value in schema.items() if key != "description"}  # for us


def _description(call: Callable[..., Any]) -> str:
    """The docstring, each paragraph on one line as the model's other text is."""
    paragraphs = (inspect.getdoc(call) or "").split("\n\n")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
