"""The words of the wire: parsed leniently, read strictly."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sora_mcp.video import Character, DeletedVideo, Video, VideoError, VideoPage


def video(**fields: Any) -> Video:
    return Video.model_validate({"id": "video_1", "status": "queued"} | fields)


@pytest.mark.parametrize("missing", ["id", "status"])
def test_only_id_and_status_are_needed(missing: str) -> None:
    whole = {"id": "video_1", "status": "queued"}
    assert Video.model_validate(whole).object == "video"
    del whole[missing]
    with pytest.raises(ValidationError):
        Video.model_validate(whole)


def test_an_empty_id_is_none() -> None:
    with pytest.raises(ValidationError):
        video(id="")


@pytest.mark.parametrize(
    ("status", "phase", "is_terminal"),
    [
        ("queued", "queued", False),
        ("pending", "queued", False),
        ("SUBMITTED", "queued", False),
        ("in_progress", "in_progress", False),
        ("processing", "in_progress", False),
        ("generating", "in_progress", False),
        ("a word of tomorrow", "in_progress", False),
        ("completed", "completed", True),
        ("Succeeded", "completed", True),
        ("failed", "failed", True),
        ("cancelled", "failed", True),
        ("expired", "failed", True),
    ],
)
def test_every_servers_status_is_one_of_four(status: str, phase: str, is_terminal: bool) -> None:
    assert (video(status=status).phase, video(status=status).is_terminal) == (phase, is_terminal)


@pytest.mark.parametrize(
    ("status", "progress", "percent"),
    [
        ("in_progress", 33, 33),
        ("in_progress", "33.9", 33),
        ("in_progress", 100, 99),
        ("in_progress", -4, 0),
        ("in_progress", None, 0),
        ("in_progress", float("nan"), 0),
        ("in_progress", float("inf"), 0),
        ("in_progress", 10**400, 0),
        ("in_progress", True, 0),
        ("in_progress", [5], 0),
        ("completed", None, 100),
        ("completed", 0, 100),
        ("failed", 40, 40),
    ],
)
def test_progress_is_a_whole_percent_and_100_only_when_done(
    status: str, progress: Any, percent: int
) -> None:
    assert video(status=status, progress=progress).progress_percent == percent


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        (1764347090, 1764347090),
        (1764347090.9, 1764347090),
        (1764347090922, 1764347090),
        ("1764347090", 1764347090),
        ("2026-11-22T10:00:00Z", None),
        (float("inf"), None),
        (None, None),
    ],
)
def test_times_are_unix_seconds_or_unsaid(given: Any, moment: int | None) -> None:
    assert video(created_at=given).created_at == moment


@pytest.mark.parametrize(
    ("given", "seconds"), [("8", "8"), (8, "8"), (8.0, "8"), (1.5, "1.5"), (None, None), ([], None)]
)
def test_seconds_are_text(given: Any, seconds: str | None) -> None:
    assert video(seconds=given).seconds == seconds


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"code": "moderation_blocked", "message": "No."}, "No. (moderation_blocked)"),
        ({"code": 500, "message": "boom"}, "boom (500)"),
        ({"message": "two\n lines"}, "two lines"),
        ({"message": "x" * 400}, "x" * 300),
        ({}, "no reason given"),
        ("output.video is None", "output.video is None"),
        (VideoError(message="mine"), "mine"),
    ],
)
def test_every_shape_of_an_error_is_one_sentence(given: Any, sentence: str) -> None:
    error = video(error=given).error
    assert error is not None
    assert error.sentence == sentence


@pytest.mark.parametrize("given", [None, "", [], False, 5])
def test_no_error_is_none(given: Any) -> None:
    assert video(error=given).error is None


def test_unknown_fields_are_kept() -> None:
    assert video(usage={"duration_seconds": 8}).model_dump()["usage"] == {"duration_seconds": 8}


def test_an_error_keeps_its_other_fields() -> None:
    error = video(error={"message": "No.", "param": "prompt"}).error
    assert error is not None
    assert error.model_dump()["param"] == "prompt"


def test_a_video_survives_its_own_wire_form() -> None:
    whole = video(status="failed", error={"code": 5, "message": "x"}, seconds=8, extra=[1])
    assert Video.model_validate_json(whole.model_dump_json()) == whole


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*Video.model_fields, "extra"]), _json))
def test_whatever_else_a_server_sends_a_video_can_be_read(fields: dict[str, Any]) -> None:
    read = Video.model_validate(fields | {"id": "video_1", "status": "in_progress"})
    assert 0 <= read.progress_percent <= 99


@given(st.dictionaries(st.sampled_from(["name", "created_at", "extra"]), _json))
def test_whatever_else_a_server_sends_a_character_can_be_read(fields: dict[str, Any]) -> None:
    assert Character.model_validate(fields | {"id": "char_1"}).id == "char_1"


def test_a_page_says_little_by_default() -> None:
    page = VideoPage(data=[video()])
    assert (page.first_id, page.last_id, page.has_more) == (None, None, False)


def test_a_deletion_is_confirmed_by_default() -> None:
    deleted = DeletedVideo(id="video_1")
    assert (deleted.deleted, deleted.object) == (True, "video.deleted")
