"""Fixtures of the conformance suite: tools, resources and prompts that answer with fixed contents.

Names, texts and schemas are the suite's own; it finds its fixtures by them.
"""

from __future__ import annotations

import json
from base64 import b64decode
from typing import Annotated, Any

import anyio
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp_types import (
    AudioContent,
    Completion,
    EmbeddedResource,
    ImageContent,
    TextContent,
    TextResourceContents,
)
from pydantic import Field

# One black pixel, and a WAV header without samples: the smallest things of their kinds.
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA="
STEP_S = 0.05  # seconds between two notifications, as the suite asks

SCHEMA_TOOL = "json_schema_2020_12_tool"
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {
        "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
        }
    },
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}


def register(server: MCPServer[Any]) -> None:
    """Put everything of this module on the server."""
    for tool in (
        test_simple_text, test_image_content, test_audio_content, test_embedded_resource,
        test_multiple_content_types, test_tool_with_logging, test_logging_tool,
        test_tool_with_progress, test_error_handling, test_x_mcp_header, test_reconnection,
        test_trigger_tool_change, test_trigger_prompt_change, json_schema_2020_12_tool,
    ):  # fmt: skip
        server.tool(description=f"Conformance fixture {tool.__name__}.")(tool)
    for uri, mime_type, read in (
        ("test://static-text", "text/plain", static_text),
        ("test://static-binary", "image/png", static_binary),
        ("test://template/{id}/data", "application/json", template),
        ("test://watched-resource", "text/plain", static_text),
    ):
        server.resource(uri, description="Conformance fixture.", mime_type=mime_type)(read)
    for prompt in (
        test_simple_prompt, test_prompt_with_arguments, test_prompt_with_embedded_resource,
        test_prompt_with_image,
    ):  # fmt: skip
        server.prompt(description=f"Conformance fixture {prompt.__name__}.")(prompt)
    server.completion()(complete)  # type: ignore[no-untyped-call]


def test_simple_text() -> str:
    return "This is a simple text response for testing."


def test_image_content() -> list[ImageContent]:
    return [_image()]


def test_audio_content() -> list[AudioContent]:
    return [AudioContent(data=WAV, mime_type="audio/wav")]


def test_embedded_resource() -> list[EmbeddedResource]:
    return [_embedded("test://embedded-resource", "text/plain", "An embedded resource.")]


def test_multiple_content_types() -> list[TextContent | ImageContent | EmbeddedResource]:
    text = TextContent(text="Multiple content types test:")
    data = json.dumps({"test": "data", "value": 123})
    return [text, _image(), _embedded("test://mixed-content-resource", "application/json", data)]


async def test_tool_with_logging(ctx: Context[Any, Any]) -> str:
    for text in ("Tool execution started", "Tool processing data", "Tool execution completed"):
        await ctx.info(text)
        await anyio.sleep(STEP_S)
    return "Three messages were logged."


async def test_logging_tool(ctx: Context[Any, Any]) -> str:
    return await test_tool_with_logging(ctx)


async def test_tool_with_progress(ctx: Context[Any, Any]) -> str:
    for percent in (0, 50, 100):
        await ctx.report_progress(percent, 100, f"{percent} of 100")
        await anyio.sleep(STEP_S)
    return "Progress was reported."


def test_error_handling() -> str:
    raise RuntimeError("This tool intentionally returns an error for testing")


def test_x_mcp_header(
    region: Annotated[str, Field(json_schema_extra={"x-mcp-header": "Region"})],
) -> str:
    return region


async def test_reconnection(ctx: Context[Any, Any]) -> str:
    await ctx.close_sse_stream()
    return "The stream was closed before this."


async def test_trigger_tool_change(ctx: Context[Any, Any]) -> str:
    await ctx.notify_tools_changed()
    return "The tools have changed."


async def test_trigger_prompt_change(ctx: Context[Any, Any]) -> str:
    await ctx.notify_prompts_changed()
    return "The prompts have changed."


def json_schema_2020_12_tool() -> str:
    """Its schema is put in place on the way out; see `server.py`."""
    return "ok"


def static_text() -> str:
    return "This is the content of the static text resource."


def static_binary() -> bytes:
    return b64decode(PNG)


def template(id: str) -> str:
    return json.dumps({"id": id, "templateTest": True, "data": f"Data for ID: {id}"})


def test_simple_prompt() -> list[UserMessage]:
    return [UserMessage("This is a simple prompt for testing.")]


def test_prompt_with_arguments(arg1: str, arg2: str) -> list[UserMessage]:
    return [UserMessage(f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'")]


def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:  # noqa: N803 - the suite's name
    text = "Embedded resource content for testing."
    resource = _embedded(resourceUri, "text/plain", text)
    return [UserMessage(resource), UserMessage("Please process the embedded resource above.")]


def test_prompt_with_image() -> list[UserMessage]:
    return [UserMessage(_image()), UserMessage("Please analyze the image above.")]


async def complete(ref: Any, argument: Any, context: Any) -> Completion:
    return Completion(values=[], total=0, has_more=False)


def _image() -> ImageContent:
    return ImageContent(data=PNG, mime_type="image/png")


def _embedded(uri: str, mime_type: str, text: str) -> EmbeddedResource:
    contents = TextResourceContents(uri=uri, mime_type=mime_type, text=text)
    return EmbeddedResource(resource=contents)
