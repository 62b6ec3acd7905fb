"""Processes beside that ink drawings: the same pictures, whatever becomes of the processes."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest

from sora_mcp.engine.animatic import ink_process, inking

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6">'
    '<rect width="{}" height="4"/></svg>'
)


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[inking._Helper]:
    begun: list[inking._Helper] = []
    begin = inking._begun

    def noted() -> inking._Helper:
        begun.append(begin())
        return begun[-1]

    monkeypatch.setattr(inking, "_begun", noted)
    return begun


def test_drawings_look_the_same_inked_beside(
    helpers: list[inking._Helper], monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [SVG.format(width) for width in range(1, 9)]
    here = [inking.inked(document) for document in documents]
    with inking.beside(), ThreadPoolExecutor(inking.HANDS) as hands:
        monkeypatch.setattr(ink_process, "png_of", lambda _: b"not inked beside")
        assert list(hands.map(inking.inked, documents)) == here
    assert all(helper.returncode is not None for helper in helpers)
    assert inking._beside is None


def test_what_a_process_that_is_gone_leaves_is_inked_here(helpers: list[inking._Helper]) -> None:
    here = inking.inked(SVG.format(5))
    with inking.beside():
        for helper in helpers:
            helper.kill()
            helper.wait()
        assert inking.inked(SVG.format(5)) == here


def test_where_no_process_can_begin_drawings_are_inked_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> inking._Helper:
        raise OSError("too many processes")

    monkeypatch.setattr(inking, "_begun", refused)
    with inking.beside():
        assert inking.inked(SVG.format(5)).startswith(b"\x89PNG")


def test_a_message_that_breaks_off_is_none() -> None:
    stream = io.BytesIO()
    ink_process.send(stream, b"whole")
    assert ink_process.received(io.BytesIO(stream.getvalue())) == b"whole"
    for cut in (b"", stream.getvalue()[:3], stream.getvalue()[:-1]):
        with pytest.raises(EOFError):
            ink_process.received(io.BytesIO(cut))
