"""Writes what follows from the code: tables, install links, the manifest, the golden menu.

    $ python scripts/generate.py           (`make generate`)

A test fails when any of them is out of date, so that a changed word is a reviewed diff.
"""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import install_links
import registry
from mcp import Client
from pydantic import BaseModel

from sora_mcp import __version__
from sora_mcp.engine.animatic.language.vocabulary import vocabulary
from sora_mcp.server.app import build_server
from sora_mcp.settings import PREFIX, Settings
from sora_mcp.wiring import opened_studio

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "menu.json"
Menu = dict[str, Any]


async def read_menu() -> Menu:
    """Everything a client can list, as it goes over the wire."""
    # An address nobody answers: listing asks no video server.
    settings = Settings(base_url="http://127.0.0.1:9/v1")
    async with opened_studio(settings) as studio, Client(build_server(studio)) as client:
        listed: dict[str, Sequence[BaseModel]] = {
            "tools": (await client.list_tools()).tools,
            "prompts": (await client.list_prompts()).prompts,
            "resources": (await client.list_resources()).resources,
            "resourceTemplates": (await client.list_resource_templates()).resource_templates,
        }
        dumped = {
            key: [item.model_dump(mode="json", by_alias=True, exclude_none=True) for item in items]
            for key, items in listed.items()
        }
        return {"instructions": client.instructions, **dumped}


def golden(_old: str, menu: Menu) -> str:
    """The menu as a file people review."""
    return json.dumps(menu, indent=2, ensure_ascii=False) + "\n"


def manifest(old: str, menu: Menu) -> str:
    """The bundle's manifest with this version and this menu."""
    told = json.loads(old)
    told["version"] = __version__
    told["tools"] = [
        {"name": tool["name"], "description": _first_sentence(tool["description"])}
        for tool in menu["tools"]
    ]
    told["prompts"] = [_bundled_prompt(prompt) for prompt in menu["prompts"]]
    told["prompts_generated"] = True  # the server fits the real texts to what it finds
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def readme(old: str, menu: Menu) -> str:
    """The README with its two tables."""
    tools = ["| tool | what it does |", "|---|---|"]
    tools += [f"| `{t['name']}` | {_first_sentence(t['description'])} |" for t in menu["tools"]]
    settings = ["| variable | meaning |", "|---|---|"]
    for name, field in Settings.model_fields.items():
        plain = isinstance(field.default, str | int | float)
        default = f" Default: `{field.default}`." if plain else ""
        meaning = f"{field.description}{default}"
        settings.append(f"| `{PREFIX}{name.upper()}` | {meaning} |")
    text = _between(old, "tools", "\n".join(tools))
    return _between(text, "settings", "\n".join(settings))


def hosts(old: str, _menu: Menu) -> str:
    """The page on hosts with its links."""
    return _between(old, "links", install_links.table())


def plans(old: str, _menu: Menu) -> str:
    """The page on plans with every word they take."""
    words = vocabulary()
    rows = ["| field | words |", "|---|---|"]
    listed = {name: value for name, value in words.items() if isinstance(value, list)}
    rows += [f"| `{name}` | {', '.join(value)} |" for name, value in listed.items()]
    for head in ("figures", "actions"):
        rows += ["", f"| {head} | names |", "|---|---|"]
        rows += [f"| {kind} | {', '.join(names)} |" for kind, names in words[head].items()]
    return _between(old, "plan-words", "\n".join(rows))


def server_json(_old: str, _menu: Menu) -> str:
    """The file by which the registry knows the server."""
    return registry.server_json()


TARGETS: dict[Path, Callable[[str, Menu], str]] = {
    ROOT / "README.md": readme,
    ROOT / "manifest.json": manifest,
    ROOT / "server.json": server_json,
    ROOT / "docs" / "hosts.md": hosts,
    ROOT / "docs" / "plans.md": plans,
    GOLDEN: golden,
}


def _bundled_prompt(prompt: dict[str, Any]) -> dict[str, Any]:
    """A prompt as a bundle's manifest lists it; its text is for hosts that ask no server."""
    needed = [argument["name"] for argument in prompt["arguments"] if argument["required"]]
    lines = [f"{name}: ${{arguments.{name}}}" for name in needed]
    return {
        "name": prompt["name"],
        "description": prompt["description"],
        "arguments": [argument["name"] for argument in prompt["arguments"]],
        "text": "\n".join([prompt["description"], *lines]),
    }


def _first_sentence(text: str) -> str:
    return text.partition("\n")[0]


def _between(text: str, name: str, table: str) -> str:
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    changed, count = re.subn(pattern, lambda m: f"{m[1]}{table}\n{m[2]}", text, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"there is no place for the {name} table")
    return changed


def main() -> None:
    """Write every target that changed."""
    menu = asyncio.run(read_menu())
    for path, make in TARGETS.items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = make(old, menu)
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
