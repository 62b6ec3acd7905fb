"""What hosts and the registry are told when the server is installed: links, manifest, entry."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import registry
from install_links import NAME, REMOTE, SERVER, configured, links

from sora_mcp import __version__
from sora_mcp.settings import PREFIX, Settings, load

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text("utf-8"))
ENTRY: dict[str, Any] = json.loads((ROOT / "server.json").read_text("utf-8"))
PAGE = (ROOT / "docs" / "hosts.md").read_text("utf-8")

each_link = pytest.mark.parametrize("host", links())
each_asked = pytest.mark.parametrize(
    "asked", MANIFEST["user_config"].values(), ids=list(MANIFEST["user_config"])
)


@each_link
def test_a_link_decodes_to_the_configuration_that_the_docs_show(host: str) -> None:
    link = links()[host]
    shown = json.loads(re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0])
    expected = {NAME: {"url": REMOTE}} if host.startswith("Goose") else shown["mcpServers"]
    assert configured(link) == expected
    assert link in PAGE


@each_link
def test_a_link_survives_being_pasted_anywhere(host: str) -> None:
    link = links()[host]
    assert re.fullmatch(r"[a-z]+://[\w.\-/]+\?[\w.\-%&=]+", link)
    assert urlsplit(link).scheme in ("https", "cursor", "goose")


def test_the_readme_shows_the_same_configuration() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert json.dumps({"mcpServers": {NAME: SERVER}}) in readme


@each_asked
def test_a_bundle_asks_for_nothing_that_may_not_stay_empty(asked: dict[str, Any]) -> None:
    # An optional field without a default reaches the server as the placeholder itself.
    assert asked["default"] == ""
    assert asked["required"] is False
    assert asked["title"]
    assert asked["description"].endswith(".")


def test_an_untouched_bundle_is_as_if_nothing_were_set() -> None:
    given = MANIFEST["server"]["mcp_config"]["env"]
    asked = {f"${{user_config.{name}}}" for name in MANIFEST["user_config"]}
    assert set(given.values()) == asked
    assert load(given) == load(dict.fromkeys(given, "")) == load({})


def test_what_a_person_fills_in_arrives() -> None:
    filled = {
        "base_url": "http://gpu:8000/v1",
        "api_key": "k",
        "model": "m",
        "max_usd_per_day": "5",
    }
    env = MANIFEST["server"]["mcp_config"]["env"]
    given = {
        name: filled.get(re.sub(r"\$\{user_config\.(\w+)\}", r"\1", value), "")
        for name, value in env.items()
    }
    settings = load(given)
    assert (settings.base_url, settings.model) == ("http://gpu:8000/v1", "m")
    assert settings.max_usd_per_day == 5
    assert settings.api_key is not None


def test_only_the_key_is_hidden_while_it_is_typed() -> None:
    hidden = {name for name, asked in MANIFEST["user_config"].items() if asked.get("sensitive")}
    assert hidden == {"api_key"}


def test_the_bundles_icon_is_in_the_bundle() -> None:
    icon = ROOT / MANIFEST["icon"]
    data = icon.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (512, 512)
    left_out = (ROOT / ".mcpbignore").read_text("utf-8").split()
    assert not [name for name in left_out if MANIFEST["icon"].startswith(name)]


def test_the_registry_entry_keeps_the_registrys_rules() -> None:
    assert ENTRY["$schema"] == registry.SCHEMA
    assert re.fullmatch(r"[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+", ENTRY["name"])
    assert 1 <= len(ENTRY["description"]) <= 100
    assert 1 <= len(ENTRY["title"]) <= 100
    assert re.fullmatch(r"\d+\.\d+\.\d+", ENTRY["version"])  # neither a range nor `latest`
    assert ENTRY["version"] == __version__
    assert ENTRY.keys() <= {"$schema", "name", "title", "description", "version", "packages"}


def test_the_registrys_package_is_this_one_and_names_no_address() -> None:
    (package,) = ENTRY["packages"]
    assert package.keys() == {
        "registryType", "identifier", "version", "runtimeHint", "transport", "environmentVariables",
    }  # fmt: skip
    assert package["identifier"] == MANIFEST["name"]
    assert package["version"] == ENTRY["version"]
    assert package["transport"] == {"type": "stdio"}


@pytest.mark.parametrize(
    "variable", ENTRY["packages"][0]["environmentVariables"], ids=lambda told: told["name"]
)
def test_a_variable_of_the_registry_is_a_setting(variable: dict[str, Any]) -> None:
    assert variable.keys() <= {
        "name", "description", "isRequired", "isSecret", "format", "default", "choices",
    }  # fmt: skip
    assert variable["format"] in ("string", "number", "boolean", "filepath")
    assert variable["isRequired"] is False
    assert "`" not in variable["description"]
    default = variable.get("default", "")
    assert isinstance(default, str)
    load({variable["name"]: default})
    assert default in variable.get("choices", [default])


def test_the_registry_knows_every_setting_of_a_local_server_and_which_are_secret() -> None:
    told = {item["name"]: item for item in ENTRY["packages"][0]["environmentVariables"]}
    everything = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    over_http = {f"{PREFIX}{name}" for name in ("HTTP_TOKEN", "PUBLIC_URL", "LINK_TTL_S")}
    assert set(told) == everything - over_http
    secret = {name for name, item in told.items() if item.get("isSecret")}
    assert secret == {f"{PREFIX}API_KEY", f"{PREFIX}EXTRA_HEADERS"}
    formats = {name.removeprefix(PREFIX): item["format"] for name, item in told.items()}
    assert formats["OUTPUT_DIR"] == "filepath"
    assert formats["MAX_USD_PER_DAY"] == "number"
    assert formats["AUTO_SAVE"] == "boolean"
