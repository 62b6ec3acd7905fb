"""Whatever the docs tell a host to start is our server, and starts as it is written there."""

from __future__ import annotations

import ast
import json
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

from sora_mcp.settings import load
from tests.e2e.programs import environment, facts, follow, stdio

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "docs" / "hosts.md"]
FILES = sorted((ROOT / "examples" / "hosts").iterdir())
TRIED = ("claude mcp add ", "codex mcp add ", "gemini mcp add ", "code --add-mcp ")


@dataclass(frozen=True)
class Entry:
    """What a host knows of a server once it was told: a program to start, or an address."""

    name: str
    command: str | None = None
    args: list[str] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)
    url: str | None = None


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page with their languages."""
    text = page.read_text(encoding="utf-8")
    yield from re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def outline(text: str) -> dict[str, Any]:
    """A YAML file that is made of `key: value` lines only."""
    top: dict[str, Any] = {}
    open_at = [(-1, top)]
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        key, _, value = line.strip().partition(":")
        while open_at[-1][0] >= indent:
            open_at.pop()
        inner = open_at[-1][1]
        if value.strip():
            plain = re.fullmatch(r"true|\d+|\[\]|\{\}", value.strip())
            inner[key] = json.loads(value) if plain else value.strip()
        else:
            inner[key] = {}
            open_at.append((indent, inner[key]))
    return top


READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "toml": tomllib.loads,
    "yaml": outline,
    "json": json.loads,
}


def entries(language: str, text: str) -> Iterator[Entry]:
    """The servers that a configuration names."""
    told = READERS[language](text)
    (servers,) = [value for key, value in told.items() if key != "inputs"]
    for name, given in servers.items():
        env = given.get("env", given.get("envs", {}))
        yield Entry(name, given.get("command") or given["cmd"], given.get("args", []), env)


def added(line: str) -> Entry:
    """The server that a command line of a host's own program adds."""
    words = shlex.split(line)
    if words[0] == "code":
        given = json.loads(words[2])
        return Entry(given["name"], given["command"], given.get("args", []))
    rest: list[str] = []
    env: dict[str, str] = {}
    taken = iter(words[3:])
    for word in taken:
        if word in ("--env", "-e"):
            name, _, value = next(taken).partition("=")
            env[name] = value
        elif word in ("--header", "-H", "--transport", "-s", "--bearer-token-env-var"):
            next(taken)
        elif word not in ("--", "--url"):
            rest.append(word)
    name, target, *args = rest
    is_address = target.startswith("http")
    return Entry(name, url=target) if is_address else Entry(name, target, args, env)


def told_on(page: Path) -> Iterator[tuple[str, Entry]]:
    """Every entry on a page: in its blocks, and in the commands that it shows."""
    for language, text in blocks(page):
        if language in ("toml", "yaml", "json"):
            for entry in entries(language, text):
                yield f"{page.name}-{language}", entry
    text = page.read_text(encoding="utf-8")
    for line in re.findall(r"^(?:\|[^|]*\| `)?([a-z].*?)`?(?: \|)?$", text, re.MULTILINE):
        if line.startswith(TRIED):
            yield f"{page.name}-{line.split()[0]}", added(line)


def told_everywhere() -> Iterator[tuple[str, Entry]]:
    """Every entry of every page and file, with where it stands."""
    for path in FILES:
        for entry in entries(path.suffix[1:], path.read_text(encoding="utf-8")):
            yield path.name, entry
    for page in PAGES:
        yield from told_on(page)


EVERYTHING = list(told_everywhere())


def test_every_kind_of_host_is_told_something() -> None:
    places = {place for place, _ in EVERYTHING}
    assert places >= {f"hosts.md-{kind}" for kind in ("json", "toml", "yaml")}
    assert places >= {f"hosts.md-{program.split()[0]}" for program in TRIED}
    assert places >= {f"README.md-{kind}" for kind in ("json", "claude", "codex", "code")}
    assert places >= {path.name for path in FILES}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=place) for place, entry in EVERYTHING])
def test_what_a_host_is_told_is_our_server_with_settings_that_exist(entry: Entry) -> None:
    assert entry.name == "sora"
    if entry.url:
        assert entry.url == "http://127.0.0.1:8765/mcp"
    else:
        assert (entry.command, entry.args) == ("sora-mcp", [])
        load(entry.env)  # refuses names that are none of ours


def different() -> list[Entry]:
    """Each way to start the server once."""
    found: dict[str, Entry] = {}
    for _, entry in EVERYTHING:
        if entry.command:
            found.setdefault(json.dumps([entry.command, entry.args, entry.env]), entry)
    return list(found.values())


@pytest.mark.parametrize("entry", different(), ids=lambda entry: "+".join(entry.env) or "bare")
async def test_the_server_starts_as_the_host_is_told(tmp_path: Path, entry: Entry) -> None:
    (tmp_path / "bin").mkdir()
    installed = Path(sys.executable).with_name("sora-mcp")
    (tmp_path / "bin" / "sora-mcp").symlink_to(installed)
    env = environment(tmp_path) | entry.env | {"PATH": str(tmp_path / "bin")}
    assert entry.command is not None
    server = StdioServerParameters(command=entry.command, args=entry.args, env=env, cwd=tmp_path)
    async with Client(server) as client:
        assert client.server_info is not None
        assert client.server_info.title == "Sora video"
        assert "create_video" in {tool.name for tool in (await client.list_tools()).tools}
        if not entry.env:
            assert facts(await client.call_tool("list_videos"))["data"] == []


async def test_a_framework_that_chokes_on_links_gets_none(tmp_path: Path) -> None:
    async with Client(stdio(tmp_path, SORA_MCP_RESOURCE_LINKS="false")) as client:
        made = facts(await client.call_tool("create_video", {"prompt": "a kite", "seconds": 4}))
        await follow(client, made["resource_uri"])
        saved = await client.call_tool("download_video", {"video_id": made["id"]})
    assert [block.type for block in saved.content] == ["text"]
    assert Path(facts(saved)["file_path"]).exists()


def test_the_snippets_for_frameworks_are_python_that_starts_our_command() -> None:
    snippets = [text for language, text in blocks(PAGES[1]) if language == "python"]
    assert len(snippets) == 6
    for text in snippets:
        words = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
        assert "sora-mcp" in words


def test_the_pages_named_in_the_docs_exist() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)", text):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), target
