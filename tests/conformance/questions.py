"""Fixtures of the conformance suite: tools and a prompt that ask the client back.

The `test_input_required_*` ask by their result (2026-07-28), the others by a request of their own.
"""

from __future__ import annotations

import json
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.prompts.base import UserMessage
from mcp.shared.exceptions import MCPError
from mcp_types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    CreateMessageRequest,
    CreateMessageRequestParams,
    CreateMessageResult,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequest,
    InputRequiredResult,
    ListRootsRequest,
    ListRootsResult,
    SamplingMessage,
    TextContent,
)

Ctx = Context[Any, Any]
Asking = str | InputRequiredResult
Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}


def register(server: MCPServer[Any]) -> None:
    """Put everything of this module on the server."""
    for tool in (
        test_sampling, test_elicitation, test_elicitation_sep1034_defaults,
        test_elicitation_sep1330_enums, test_missing_capability, test_streaming_elicitation,
        test_input_required_result_elicitation, test_input_required_result_sampling,
        test_input_required_result_list_roots, test_input_required_result_request_state,
        test_input_required_result_multiple_inputs, test_input_required_result_multi_round,
        test_input_required_result_tampered_state, test_input_required_result_capabilities,
    ):  # fmt: skip
        server.tool(description=f"Conformance fixture {tool.__name__}.")(tool)
    server.prompt(description="Conformance fixture that asks.")(test_input_required_result_prompt)


async def test_sampling(prompt: str, ctx: Ctx) -> str:
    result = await ctx.session.create_message([_spoken(prompt)], max_tokens=100)
    return f"LLM response: {_said(result)}"


async def test_elicitation(message: str, ctx: Ctx) -> str:
    return await _elicit(ctx, message, _object(username=TEXT, email=TEXT))


async def test_elicitation_sep1034_defaults(ctx: Ctx) -> str:
    schema = _object(
        name=TEXT | {"default": "John Doe"},
        age={"type": "integer", "default": 30},
        score={"type": "number", "default": 95.5},
        status=TEXT | {"enum": ["active", "inactive", "pending"], "default": "active"},
        verified=FLAG | {"default": True},
    )
    return await _elicit(ctx, "Who are you?", schema)


async def test_elicitation_sep1330_enums(ctx: Ctx) -> str:
    titled = [{"const": "value1", "title": "First"}, {"const": "value2", "title": "Second"}]
    options = ["option1", "option2"]
    schema = _object(
        untitledSingle=TEXT | {"enum": options},
        titledSingle=TEXT | {"oneOf": titled},
        legacyEnum=TEXT | {"enum": options, "enumNames": ["Option One", "Option Two"]},
        untitledMulti={"type": "array", "items": TEXT | {"enum": options}},
        titledMulti={"type": "array", "items": {"anyOf": titled}},
    )
    return await _elicit(ctx, "Which?", schema)


def test_missing_capability(ctx: Ctx) -> str:
    if ctx.client_capabilities and ctx.client_capabilities.sampling is not None:
        return "The client can sample."
    needed: Schema = {"requiredCapabilities": {"sampling": {}}}
    raise MCPError(MISSING_REQUIRED_CLIENT_CAPABILITY, "This needs sampling.", needed)


def test_streaming_elicitation(ctx: Ctx) -> Asking:
    return test_input_required_result_elicitation(ctx)


def test_input_required_result_elicitation(ctx: Ctx) -> Asking:
    name = _answers(ctx).get("user_name")
    return f"Hello, {_content(name)}!" if name else _asking(user_name=ask_name())


def test_input_required_result_sampling(ctx: Ctx) -> Asking:
    answer = _answers(ctx).get("capital_question")
    if answer is None:
        return _asking(capital_question=_ask_model("What is the capital of France?"))
    return _said(answer)


def test_input_required_result_list_roots(ctx: Ctx) -> Asking:
    answer = _answers(ctx).get("client_roots")
    if not isinstance(answer, ListRootsResult):
        return _asking(client_roots=ListRootsRequest())
    return f"The roots are {[str(root.uri) for root in answer.roots]}."


def test_input_required_result_request_state(ctx: Ctx) -> Asking:
    if ctx.request_state == "confirming" and "confirm" in _answers(ctx):
        return "state-ok"
    return _asking("confirming", confirm=ask("Please confirm", ok=FLAG))


def test_input_required_result_multiple_inputs(ctx: Ctx) -> Asking:
    questions: dict[str, InputRequest] = {
        "user_name": ask_name(),
        "greeting": _ask_model("Generate a greeting"),
        "client_roots": ListRootsRequest(),
    }
    if ctx.request_state == "all" and questions.keys() <= _answers(ctx).keys():
        return "All three were answered."
    return _asking("all", **questions)


def test_input_required_result_multi_round(ctx: Ctx) -> Asking:
    answers = _answers(ctx)
    if ctx.request_state == "second" and "step2" in answers:
        return f"The colour is {_content(answers['step2'])}."
    if ctx.request_state == "first" and "step1" in answers:
        return _asking("second", step2=ask("Step 2: What is your favorite color?", color=TEXT))
    return _asking("first", step1=ask("Step 1: What is your name?", name=TEXT))


def test_input_required_result_tampered_state(ctx: Ctx) -> Asking:
    return test_input_required_result_request_state(ctx)


def test_input_required_result_capabilities(ctx: Ctx) -> Asking:
    can = ctx.client_capabilities
    if _answers(ctx):
        return "Answered."
    if can and can.elicitation is not None:
        return _asking(user_name=ask_name())
    if can and can.sampling is not None:
        return _asking(greeting=_ask_model("Generate a greeting"))
    return "The client can be asked nothing."


def test_input_required_result_prompt(ctx: Ctx) -> list[UserMessage] | InputRequiredResult:
    answer = _answers(ctx).get("user_context")
    if answer is None:
        question = ask("What context should the prompt use?", context=TEXT)
        return _asking(user_context=question)
    return [UserMessage(f"Context: {_content(answer)}")]


def ask(message: str, **fields: Schema) -> ElicitRequest:
    """A question to the person, with a form."""
    form = ElicitRequestFormParams(message=message, requested_schema=_object(**fields))
    return ElicitRequest(params=form)


def ask_name() -> ElicitRequest:
    """The question that most fixtures ask."""
    return ask("What is your name?", name=TEXT)


def _asking(state: str | None = None, **questions: InputRequest) -> InputRequiredResult:
    return InputRequiredResult(input_requests=questions, request_state=state)


def _ask_model(text: str) -> CreateMessageRequest:
    params = CreateMessageRequestParams(messages=[_spoken(text)], max_tokens=100)
    return CreateMessageRequest(params=params)


def _spoken(text: str) -> SamplingMessage:
    return SamplingMessage(role="user", content=TextContent(text=text))


def _object(**fields: Schema) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields)}


async def _elicit(ctx: Ctx, message: str, schema: Schema) -> str:
    answer = await ctx.session.elicit_form(message, schema, related_request_id=ctx.request_id)
    return f"User response: action={answer.action}, content={json.dumps(answer.content)}"


def _answers(ctx: Ctx) -> dict[str, Any]:
    return dict(ctx.input_responses or {})


def _content(answer: Any) -> str:
    values = (answer.content or {}).values() if isinstance(answer, ElicitResult) else ()
    return ", ".join(map(str, values))


def _said(answer: Any) -> str:
    content = answer.content if isinstance(answer, CreateMessageResult) else None
    return content.text if isinstance(content, TextContent) else "nothing"
