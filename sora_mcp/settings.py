"""The environment, read once into a frozen `Settings`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from sora_mcp import extra_headers
from sora_mcp.errors import ConfigurationError

PREFIX = "SORA_MCP_"
OPENAI_HOST = "api.openai.com"

# A bundle host hands over the placeholder itself when the person left the field empty.
_PLACEHOLDER = re.compile(r"^\$\{user_config\.[^}]*\}$")
_SECRETS = {f"{PREFIX}{name}" for name in ("API_KEY", "EXTRA_HEADERS", "HTTP_TOKEN")}
_SECRETS |= {"OPENAI_API_KEY"}
_FOLDER_WORDS = {
    "${HOME}": "~",
    "${DESKTOP}": "~/Desktop",
    "${DOCUMENTS}": "~/Documents",
    "${DOWNLOADS}": "~/Downloads",
}


def _default_output_dir() -> Path:
    return Path(platformdirs.user_videos_dir()) / "sora-mcp"


def _default_data_dir() -> Path:
    return Path(platformdirs.user_data_dir("sora-mcp", appauthor=False))


class Settings(BaseModel):
    """Everything a person can set. Each field is the variable `SORA_MCP_<FIELD>` in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    base_url: str | None = Field(
        None,
        description="Videos API server, such as `http://127.0.0.1:8000/v1`. "
        "Unset: the embedded engine.",
    )
    api_key: SecretStr | None = Field(
        None,
        description="Key for that server, sent to its host only. "
        "`OPENAI_API_KEY` is used only when the host is OpenAI's.",
    )
    model: str | None = Field(
        None, min_length=1, description="Model for new videos when the caller names none."
    )
    body: Literal["multipart", "json"] = Field(
        "multipart", description="How `create` is sent; `json` for gateways that take only JSON."
    )
    extra_headers: SecretStr | None = Field(
        None,
        description="More headers for that server, sent to its host only: "
        "`Name: value; Other: value`, or a JSON object.",
    )
    extra: bool = Field(
        False,  # noqa: FBT003 - a default, not an argument
        description="Whether `create_video` takes the server's own parameters (`fps`, `seed`, …) "
        "as a JSON object `extra`.",
    )
    output_dir: Path = Field(
        default_factory=_default_output_dir,
        description="Where videos are saved. Default: `sora-mcp` in your videos folder.",
    )
    data_dir: Path = Field(
        default_factory=_default_data_dir,
        description="Where the engine and the records live. Default: your data folder.",
    )
    read_dirs: tuple[Path, ...] = Field(
        (),
        description="Folders files may be uploaded from, separated as in PATH. "
        "Default: the output folder and your pictures, videos and downloads folders.",
    )
    fetch_hosts: tuple[str, ...] = Field(
        (),
        description="Hosts from which pictures are fetched although their addresses are private, "
        "separated by commas.",
    )
    http_token: SecretStr | None = Field(
        None, description="Bearer token that `sora-mcp http` asks of its clients."
    )
    public_url: str | None = Field(
        None,
        description="Address under which clients reach `sora-mcp http`, for download links. "
        "Default: the address it listens on.",
    )
    link_ttl_s: float = Field(3600, gt=0, description="Seconds a download link stays valid.")
    timeout_s: float = Field(
        60, gt=0, description="Seconds to wait for an answer of the video server."
    )
    download_timeout_s: float = Field(
        60, gt=0, description="Seconds a download may stand still before it counts as broken."
    )
    prices: Path | None = Field(
        None,
        description="JSON file with prices in USD per second of video, by model and size. "
        "Default: OpenAI's last published ones.",
    )
    max_usd_per_clip: float | None = Field(
        None, ge=0, description="Most one video may cost, by estimate, in USD."
    )
    max_usd_per_day: float | None = Field(
        None, ge=0, description="Most that may be spent in any 24 hours, by estimate, in USD."
    )
    confirm_above_usd: float | None = Field(
        None, ge=0, description="Above this estimate, in USD, the person is asked first."
    )
    allow_unknown_price: bool = Field(
        False,  # noqa: FBT003 - a default, not an argument
        description="Whether a video whose price is unknown may be made under a limit.",
    )
    auto_save: bool = Field(
        True,  # noqa: FBT003 - a default, not an argument
        description="Whether videos made here are saved before they expire on the server.",
    )
    resource_links: bool = Field(
        True,  # noqa: FBT003 - a default, not an argument
        description="Whether results carry links to saved files as blocks of their own, "
        "which some frameworks hand on to models that refuse them.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "WARNING", description="How much is written to stderr."
    )

    @field_validator("base_url", "public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("write it in full, such as http://127.0.0.1:8000/v1")
        if parts.port == 0:  # a port that is no number raises here
            raise ValueError("port 0 is no port to connect to")
        if parts.query or parts.fragment:
            raise ValueError("leave out what follows ? or #; only a path may follow the host")
        if parts.username or parts.password:
            raise ValueError("keep credentials out of the address; use SORA_MCP_API_KEY")
        return value.rstrip("/")

    @field_validator("extra_headers")
    @classmethod
    def _sendable(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            extra_headers.parse(value.get_secret_value())
        return value

    @field_validator("output_dir", "data_dir", "prices", mode="before")
    @classmethod
    def _folder(cls, value: Any) -> Any:
        return expand(value) if isinstance(value, str) else value

    @field_validator("read_dirs", mode="before")
    @classmethod
    def _folders(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return tuple(expand(part.strip()) for part in value.split(os.pathsep) if part.strip())

    @field_validator("fetch_hosts", mode="before")
    @classmethod
    def _hosts(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        hosts = [host.lower() for host in value.replace(",", " ").split()]
        if any("/" in host or ":" in host for host in hosts):
            raise ValueError("give names of hosts, such as pics.lan, without http:// and port")
        return tuple(hosts)

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @property
    def is_openai(self) -> bool:
        """Whether the base URL is OpenAI's own, retired since 2026-09-24."""
        return bool(self.base_url) and urlsplit(self.base_url or "").hostname == OPENAI_HOST

    @property
    def headers(self) -> dict[str, str]:
        """The extra headers by name; their values may be secrets."""
        text = self.extra_headers.get_secret_value() if self.extra_headers else ""
        return extra_headers.parse(text)

    @property
    def readable_dirs(self) -> tuple[Path, ...]:
        """Folders from which files may be uploaded; the output folder is always one of them."""
        chosen = self.read_dirs or (
            Path(platformdirs.user_pictures_dir()),
            Path(platformdirs.user_videos_dir()),
            Path(platformdirs.user_downloads_dir()),
        )
        return (self.output_dir, *chosen)


def expand(value: str) -> Path:
    """A folder as a person writes it: `~` and `${HOME}` and the bundle's folder words count.

    Raises:
        ValueError: the folder is relative (hosts start servers in folders of their own), or
            the home folder of somebody unknown.
    """
    for word, meaning in _FOLDER_WORDS.items():
        value = value.replace(word, meaning)
    try:
        path = Path(value).expanduser()
    except RuntimeError:
        raise ValueError(f"there is no home folder for {value!r}") from None
    if not path.is_absolute():
        raise ValueError(f"give a full path, not {value!r}")
    return path


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `environ` (the process's own by default).

    Raises:
        ConfigurationError: an unknown `SORA_MCP_` name, or a value that cannot be used.
    """
    environ = os.environ if environ is None else environ
    given = {name: value.strip() for name, value in environ.items()}
    given = {k: v for k, v in given.items() if v and not _PLACEHOLDER.match(v)}
    ours = {k[len(PREFIX) :].lower(): v for k, v in given.items() if k.startswith(PREFIX)}
    _refuse_unknown(ours)
    try:
        settings = Settings.model_validate(ours)
    except ValidationError as error:
        raise ConfigurationError(_explain(error)) from None
    if settings.is_openai and settings.api_key is None and "OPENAI_API_KEY" in given:
        return settings.model_copy(update={"api_key": SecretStr(given["OPENAI_API_KEY"])})
    return settings


def _refuse_unknown(names: Mapping[str, str]) -> None:
    from difflib import get_close_matches  # slow, and needed only for an error

    for name in names:
        if name not in Settings.model_fields:
            near = get_close_matches(name, Settings.model_fields, n=1)
            hint = f" Did you mean {PREFIX}{near[0].upper()}?" if near else ""
            known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
            raise ConfigurationError(
                f"{PREFIX}{name.upper()} is not a setting.{hint} The settings are: {known}."
            )


def _explain(error: ValidationError) -> str:
    """One sentence per wrong setting; the value stays out, since it may be a secret."""
    lines = []
    for item in error.errors(include_url=False, include_input=False):
        reason = str(item.get("ctx", {}).get("error", item["msg"]))
        lines.append(f"{PREFIX}{str(item['loc'][0]).upper()}: {reason}.")
    return " ".join(lines)


def without_secrets(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a process that needs none of our keys and tokens."""
    environ = os.environ if environ is None else environ
    return {name: value for name, value in environ.items() if name not in _SECRETS}
