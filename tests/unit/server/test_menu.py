"""What holds for every tool; the words themselves are reviewed in the golden file."""

import json
from pathlib import Path
from typing import Any

import pytest

MENU = json.loads((Path(__file__).parents[2] / "golden" / "menu.json").read_text("utf-8"))
TOOLS: list[dict[str, Any]] = MENU["tools"]
OPERATIONS = {
    "create_video", "edit_video", "extend_video", "remix_video", "retrieve_video", "list_videos",
    "delete_video", "download_video", "create_character", "get_character",
}  # fmt: skip
OURS = {"wait_for_videos", "preview_video", "extract_frame", "join_videos"}
PICTURES = {"preview_video"}  # hosts drop pictures beside structures
MENU_MAX_BYTES = 24_000  # the budget of the whole menu with its output schemas
MENU_MAX_TOOLS = 16
HINTS = {"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"}

each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool["name"])


def nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return []


def test_every_operation_of_the_api_is_a_tool_and_few_are_more() -> None:
    assert {tool["name"] for tool in TOOLS} == OPERATIONS | OURS


def test_the_whole_menu_is_small() -> None:
    size = len(json.dumps(TOOLS, ensure_ascii=False, separators=(",", ":")).encode())
    assert size <= MENU_MAX_BYTES
    assert len(TOOLS) <= MENU_MAX_TOOLS


def test_instructions_are_short() -> None:
    assert len(MENU["instructions"]) <= 1200


@each_tool
def test_schemas_are_flat_enough_for_every_host(tool: dict[str, Any]) -> None:
    assert ("outputSchema" in tool) == (tool["name"] not in PICTURES)
    for schema in filter(None, (tool["inputSchema"], tool.get("outputSchema"))):
        assert schema["type"] == "object"
        for node in nodes(schema):
            assert not {"$ref", "$defs", "anyOf", "oneOf", "allOf"} & node.keys()
            assert node.get("type") != "null"
    assert tool["inputSchema"]["additionalProperties"] is False


@each_tool
def test_all_four_hints_are_written_out(tool: dict[str, Any]) -> None:
    hints = tool["annotations"]
    assert {key for key in hints if hints[key] in (True, False)} >= HINTS
    assert not (hints["readOnlyHint"] and hints["destructiveHint"])


@each_tool
def test_words_are_product_copy(tool: dict[str, Any]) -> None:
    assert len(tool["name"]) <= 24
    assert len(tool["description"]) <= 600
    assert tool["description"].partition("\n")[0].endswith(".")
    assert tool["title"]
    for argument in tool["inputSchema"]["properties"].values():
        assert 10 <= len(argument["description"]) <= 160


def test_what_makes_or_deletes_says_so() -> None:
    hints = {tool["name"]: tool["annotations"] for tool in TOOLS}
    making = {name for name, hint in hints.items() if not hint["idempotentHint"]}
    assert making == {
        "create_video", "edit_video", "extend_video", "remix_video", "create_character",
    }  # fmt: skip
    assert {name for name, hint in hints.items() if hint["destructiveHint"]} == {"delete_video"}


def test_listed_resources_are_few_and_json() -> None:
    listed = {item["uri"]: item["mimeType"] for item in MENU["resources"]}
    assert listed == {
        "sora://videos": "application/json",
        "sora://backend": "application/json",
    }
