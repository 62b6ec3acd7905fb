"""The environment becomes settings, or one sentence that says what to change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from sora_mcp.errors import ConfigurationError
from sora_mcp.settings import PREFIX, Settings, expand, load, without_secrets


def given(**values: str) -> Settings:
    return load({PREFIX + name.upper(): value for name, value in values.items()})


def test_nothing_set_is_the_embedded_engine_and_folders_of_its_own() -> None:
    settings = load({})
    assert (settings.base_url, settings.api_key, settings.model) == (None, None, None)
    assert settings.output_dir.name == "sora-mcp"
    assert settings.data_dir.is_absolute()
    assert not settings.is_openai


def test_the_processs_own_environment_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SORA_MCP_MODEL", "wan")
    assert load().model == "wan"


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("base_url", "http://127.0.0.1:8000/v1/", "http://127.0.0.1:8000/v1"),
        ("base_url", " https://gpu.test/api ", "https://gpu.test/api"),
        ("public_url", "https://videos.test", "https://videos.test"),
        ("model", "wan", "wan"),
        ("body", "json", "json"),
        ("output_dir", "/videos", Path("/videos")),
        ("data_dir", "~/data", Path.home() / "data"),
        ("output_dir", "${DOCUMENTS}/clips", Path.home() / "Documents" / "clips"),
        ("output_dir", "${HOME}", Path.home()),
        ("link_ttl_s", "60", 60.0),
        ("timeout_s", "0.5", 0.5),
        ("log_level", "debug", "DEBUG"),
    ],
)
def test_a_setting_is_read(name: str, value: str, read: Any) -> None:
    assert getattr(given(**{name: value}), name) == read


@pytest.mark.parametrize("value", ["", "   ", "${user_config.base_url}"])
def test_a_field_left_empty_counts_as_unset(value: str) -> None:
    assert given(base_url=value).base_url is None


def test_the_environments_other_names_are_none_of_ours() -> None:
    assert load({"SORA_BASE_URL": "x", "BASE_URL": "y"}).base_url is None


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("base_url", "127.0.0.1:8000/v1", "write it in full"),
        ("base_url", "ftp://gpu.test/v1", "write it in full"),
        ("base_url", "http:///v1", "write it in full"),
        ("base_url", "http://gpu.test:abc/v1", "Port"),
        ("base_url", "http://gpu.test:99999/v1", "Port"),
        ("base_url", "http://gpu.test:0/v1", "port 0"),
        ("base_url", "http://[::1/v1", "IPv6"),
        ("base_url", "http://gpu.test/v1?key=1", "leave out"),
        ("public_url", "http://gpu.test/#x", "leave out"),
        ("base_url", "http://me:hunter2@gpu.test/v1", "keep credentials out"),
        ("output_dir", "videos", "full path"),
        ("output_dir", "~nobody-of-this-name/x", "no home folder"),
        ("read_dirs", f"/a{os.pathsep}b", "full path"),
        ("body", "xml", "'multipart' or 'json'"),
        ("timeout_s", "soon", "number"),
        ("timeout_s", "0", "greater than 0"),
        ("link_ttl_s", "inf", "finite"),
        ("link_ttl_s", "nan", "finite"),
        ("log_level", "loud", "'DEBUG'"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_name(name: str, value: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=f"SORA_MCP_{name.upper()}: .*{why}") as refusal:
        given(**{name: value})
    assert "hunter2" not in str(refusal.value)


def test_every_wrong_setting_is_told_at_once() -> None:
    with pytest.raises(ConfigurationError, match=r"SORA_MCP_BASE_URL: .*SORA_MCP_TIMEOUT_S: "):
        given(base_url="x", timeout_s="y")


def test_a_misspelt_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ConfigurationError, match=r"Did you mean SORA_MCP_BASE_URL\?") as refusal:
        given(base_ulr="http://gpu.test")
    assert "SORA_MCP_OUTPUT_DIR" in str(refusal.value)


def test_a_name_like_none_of_ours_is_refused_with_all_of_them() -> None:
    with pytest.raises(ConfigurationError, match=r"SORA_MCP_ZZZZ is not a setting\. The settings"):
        given(zzzz="1")


def test_secrets_do_not_show() -> None:
    settings = given(api_key="sk-secret", http_token="tok-secret", base_url="http://gpu.test")
    assert "secret" not in repr(settings)
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-secret"


@pytest.mark.parametrize(
    ("base_url", "api_key", "key"),
    [
        ("https://api.openai.com/v1", None, "sk-openai"),
        ("https://API.OpenAI.com/v1", None, "sk-openai"),
        ("https://api.openai.com/v1", "sk-mine", "sk-mine"),
        ("https://api.openai.com.evil.test/v1", None, None),
        ("http://gpu.test/v1", None, None),
        (None, None, None),
    ],
)
def test_openais_key_goes_to_openais_host_only(
    base_url: str | None, api_key: str | None, key: str | None
) -> None:
    environ = {"OPENAI_API_KEY": "sk-openai"}
    environ |= {"SORA_MCP_BASE_URL": base_url} if base_url else {}
    environ |= {"SORA_MCP_API_KEY": api_key} if api_key else {}
    settings = load(environ)
    assert settings.api_key == (SecretStr(key) if key else None)
    assert settings.is_openai is ((base_url or "").lower() == "https://api.openai.com/v1")


def test_files_may_come_from_the_output_folder_and_the_persons_own() -> None:
    first, *others = given(output_dir="/videos").readable_dirs
    assert first == Path("/videos")
    assert len(others) == 3


def test_chosen_folders_replace_the_persons_own() -> None:
    settings = given(output_dir="/videos", read_dirs=f"/a{os.pathsep} ~/b {os.pathsep}")
    assert settings.readable_dirs == (Path("/videos"), Path("/a"), Path.home() / "b")


def test_settings_made_in_code_take_real_values() -> None:
    settings = Settings(base_url=None, output_dir=Path("/videos"), read_dirs=(Path("/a"),))
    assert settings.readable_dirs == (Path("/videos"), Path("/a"))
    with pytest.raises(ValidationError):
        settings.model = "other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Settings(log_level=5)


def test_every_setting_is_described() -> None:
    for name, field in Settings.model_fields.items():
        assert (field.description or "").endswith((".", "`")), name


def test_a_relative_folder_is_no_folder() -> None:
    with pytest.raises(ValueError, match="give a full path"):
        expand("videos")


def test_other_processes_get_no_keys() -> None:
    given = {"PATH": "/bin", "SORA_MCP_API_KEY": "k", "OPENAI_API_KEY": "k"}
    given |= {"SORA_MCP_HTTP_TOKEN": "t", "SORA_MCP_LOG_LEVEL": "INFO"}
    assert without_secrets(given) == {"PATH": "/bin", "SORA_MCP_LOG_LEVEL": "INFO"}
