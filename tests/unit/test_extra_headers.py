"""Extra headers: how they are written, what is refused, and that values stay out of messages."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from sora_mcp.errors import ConfigurationError
from sora_mcp.extra_headers import parse
from sora_mcp.settings import Settings, load, without_secrets
from sora_mcp.wiring import opened_client

SECRET = "tenant-0123456789"


def given(text: str) -> Settings:
    return load({"SORA_MCP_EXTRA_HEADERS": text, "SORA_MCP_BASE_URL": "http://gpu.test/v1"})


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("", {}),
        ("api-key: x", {"api-key": "x"}),
        (" X-Title:sora ;; Other: a: b ;", {"X-Title": "sora", "Other": "a: b"}),
        ('{"Cookie": "a=1; b=2"}', {"Cookie": "a=1; b=2"}),
        (' {"X-Title": " sora "}', {"X-Title": "sora"}),
        ("{}", {}),
        ("Authorization: Basic eDp5", {"Authorization": "Basic eDp5"}),
    ],
)
def test_headers_are_written_in_a_line_or_as_json(text: str, headers: dict[str, str]) -> None:
    assert parse(text) == headers
    assert given(text).headers == headers


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        f"api key: {SECRET}",
        f": {SECRET}",
        "api-key:",
        f"a: {SECRET}; a: {SECRET}",
        f"a: {SECRET}; A: {SECRET}",
        f"a: {SECRET}ü",
        f"Content-Type: {SECRET}",
        f"host: {SECRET}",
        "{" + SECRET,
        json.dumps({"a": [SECRET]}),
        json.dumps({"a": SECRET + "\n"}) + "x",
        json.dumps({"a": f"{SECRET}\nb"}),
        json.dumps({"a\n": SECRET}),
        json.dumps({"a": " "}),
    ],
)
def test_what_cannot_be_sent_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(ConfigurationError, match="SORA_MCP_EXTRA_HEADERS") as refusal:
        given(text)
    assert SECRET not in str(refusal.value)


def test_headers_are_secret_as_keys_are() -> None:
    settings = given(f"api-key: {SECRET}")
    assert SECRET not in repr(settings)
    assert SECRET not in settings.model_dump_json()
    environ: Any = {"SORA_MCP_EXTRA_HEADERS": f"api-key: {SECRET}", "PATH": "/bin"}
    assert without_secrets(environ) == {"PATH": "/bin"}


async def test_a_configured_header_reaches_the_server_over_the_wire(tmp_path: Path) -> None:
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b'HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{"data":[]}')
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        settings = load(
            {
                "SORA_MCP_BASE_URL": f"http://127.0.0.1:{port}/v1",
                "SORA_MCP_EXTRA_HEADERS": f"api-key: {SECRET}; custom-llm-provider: openai",
                "SORA_MCP_DATA_DIR": str(tmp_path),
            }
        )
        async with opened_client(settings) as client:
            await client.models()
    assert f"api-key: {SECRET}".encode() in heard[0]
    assert b"custom-llm-provider: openai" in heard[0]
