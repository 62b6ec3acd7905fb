from typing import Annotated, Any

from pydantic import BaseModel, Field

from sora_mcp.server.schemas import closed, flatten


class Inner(BaseModel):
    title: str = "a property called title stays"


class Outer(BaseModel):
    inner: Inner
    maybe: Annotated[Inner | None, Field(description="perhaps")] = None
    many: list[Inner] = []
    text: str | None = None
    number: int = 3


def test_references_nulls_and_titles_are_gone() -> None:
    schema = flatten(Outer.model_json_schema())
    inner = {
        "type": "object",
        "properties": {
            "title": {"type": "string", "default": "a property called title stays"},
        },
    }
    assert schema == {
        "type": "object",
        "required": ["inner"],
        "properties": {
            "inner": inner,
            "maybe": inner | {"description": "perhaps"},
            "many": {"type": "array", "items": inner, "default": []},
            "text": {"type": "string"},
            "number": {"type": "integer", "default": 3},
        },
    }


def test_a_closed_schema_takes_nothing_else() -> None:
    schema: dict[str, Any] = {"type": "object"}
    assert closed(schema) == {"type": "object", "additionalProperties": False}
    assert schema == {"type": "object"}
