"""The packed bundle, unpacked elsewhere, starts the way a host starts it (`make bundle`)."""

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

from tests.e2e.programs import environment, facts

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "dist" / "sora-mcp.mcpb"
BUNDLE_MAX_BYTES = 1_500_000  # sources and drawings only: the host's uv brings the dependencies
START_S = 300  # a cold start installs the dependencies first

pytestmark = pytest.mark.bundle


def installing() -> dict[str, str]:
    """What uv needs from its surroundings where the way to the package index is inspected."""
    kept = ("UV_", "SSL_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
    around = {name: value for name, value in os.environ.items() if name.upper().startswith(kept)}
    return {"UV_SYSTEM_CERTS": "true"} | around


async def test_an_unpacked_bundle_answers_with_its_menu(tmp_path: Path) -> None:
    home = tmp_path / "somewhere else"
    with zipfile.ZipFile(BUNDLE) as packed:
        names = packed.namelist()
        packed.extractall(home)
    assert not [name for name in names if name.startswith(("tests/", ".venv/", ".git"))]
    assert BUNDLE.stat().st_size < BUNDLE_MAX_BYTES

    manifest = json.loads((home / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["icon"] in names
    command = manifest["server"]["mcp_config"]
    args = [arg.replace("${__dirname}", str(home)) for arg in command["args"]]
    # What the person left empty arrives as the placeholder itself in some hosts.
    given = dict(command["env"]) | environment(tmp_path) | installing()
    # Hosts bring a uv of their own; `make bundle` puts ours beside the interpreter.
    uv = str(Path(sys.executable).with_name(command["command"]))
    server = StdioServerParameters(command=uv, args=args, env=given, cwd=tmp_path)
    async with Client(server, read_timeout_seconds=START_S, mode="legacy") as client:
        tools = (await client.list_tools()).tools
        listed = facts(await client.call_tool("list_videos"))
    assert [tool.name for tool in tools] == [tool["name"] for tool in manifest["tools"]]
    assert listed["data"] == []
