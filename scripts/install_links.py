"""Links that put the server into a host: made from one configuration, and read back from a link.

    $ python scripts/install_links.py       (prints them; `make generate` writes them into the docs)

They name the command `sora-mcp`, so it has to be installed first and found on the host's PATH.
"""

import json
from base64 import b64decode, b64encode
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

NAME = "sora"
SERVER: dict[str, Any] = {"command": "sora-mcp"}
REMOTE = "http://127.0.0.1:8765/mcp"  # what `sora-mcp http` prints
GOOSE_TIMEOUT_S = 300


def links() -> dict[str, str]:
    """A link for each host that takes one."""
    packed = {"name": NAME, "config": b64encode(_json(SERVER).encode()).decode()}
    goose = {
        "url": REMOTE,
        "transport": "streamable_http",
        "id": NAME,
        "name": NAME,
        "description": "Makes videos",
        "timeout": GOOSE_TIMEOUT_S,
    }
    vscode = {"name": NAME, "config": _json(SERVER)}
    return {
        "VS Code": f"https://insiders.vscode.dev/redirect/mcp/install?{_query(vscode)}",
        "Cursor": f"https://cursor.com/en/install-mcp?{_query(packed)}",
        "Cursor, without the web page": (
            f"cursor://anysphere.cursor-deeplink/mcp/install?{_query(packed)}"
        ),
        "LM Studio": f"https://lmstudio.ai/install-mcp?{_query(packed)}",
        "Goose, to `sora-mcp http`": f"goose://extension?{_query(goose)}",
    }


def configured(link: str) -> dict[str, Any]:
    """The entry that a host writes down when it is given `link`, under `mcpServers`."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    if "url" in asked:
        return {asked["name"]: {"url": asked["url"]}}
    packed = asked["config"]
    text = packed if packed.startswith("{") else b64decode(packed, validate=True).decode()
    return {asked["name"]: json.loads(text)}


def table() -> str:
    """The links as the docs show them. Web addresses can be followed, others are pasted."""
    rows = ["| host | link |", "|---|---|"]
    for host, link in links().items():
        is_web = link.startswith("https://")
        shown = f"[add sora-mcp to {host}]({link})" if is_web else f"`{link}`"
        rows.append(f"| {host} | {shown} |")
    return "\n".join(rows)


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _query(values: dict[str, Any]) -> str:
    return urlencode(values, quote_via=quote)


if __name__ == "__main__":
    print("\n".join(f"{host}: {link}" for host, link in links().items()))
