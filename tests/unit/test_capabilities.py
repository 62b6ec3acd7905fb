"""What a server lacks is learnt, told and forgotten."""

import pytest

from sora_mcp.capabilities import OPERATIONS, REMEMBER_S, Capabilities
from sora_mcp.errors import NotFoundError, ServerError, UnsupportedError
from sora_mcp.server.guard import sentence

NOT_ALLOWED = UnsupportedError("Method Not Allowed", status=405)


def test_nothing_is_lacking_before_it_was_asked_for() -> None:
    capabilities = Capabilities()
    assert capabilities.lacking == ()
    for operation in OPERATIONS:
        assert not capabilities.lacks(operation)
        capabilities.check(operation)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_lack_is_told_with_a_way_round_it(operation: str) -> None:
    capabilities = Capabilities()
    told = capabilities.learn(operation, NOT_ALLOWED)
    with pytest.raises(UnsupportedError) as again:
        capabilities.check(operation)
    for error in (told, again.value):
        assert (error.operation, error.status, error.retryable) == (operation, 405, False)
        text = sentence(error)
        assert text.startswith(f"This video server {OPERATIONS[operation]}. ")
        assert "repeating does not help" not in text
        assert len(text) < 300
    assert capabilities.lacking == (operation,)


def test_a_lack_is_forgotten_in_time() -> None:
    now = [5.0]
    capabilities = Capabilities(clock=lambda: now[0])
    capabilities.learn("remix", NotFoundError("", status=404))
    now[0] += REMEMBER_S - 1
    assert capabilities.lacks("remix")
    now[0] += 1
    assert not capabilities.lacks("remix")
    assert capabilities.lacking == ()


def test_a_lack_of_one_model_is_listed_and_not_held_against_the_others() -> None:
    capabilities = Capabilities()
    error = UnsupportedError("Remix is not supported by Veo.", status=500)
    assert capabilities.learn("remix", error) is error
    assert error.operation == "remix"
    assert capabilities.lacking == ("remix",)
    capabilities.check("remix")


async def test_what_fails_for_another_reason_stays_what_it_is() -> None:
    async def fails() -> None:
        raise ServerError("It broke.", status=500)

    async def is_lack(_error: Exception) -> bool:
        return False

    with pytest.raises(ServerError, match="It broke"):
        await Capabilities().attempt("remix", fails, is_lack)
