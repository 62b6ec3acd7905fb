"""Names for saved files: made from a prompt, or given by a caller and checked."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from sora_mcp.errors import DownloadError
from sora_mcp.media import KNOWN_SUFFIXES
from sora_mcp.video import Variant

NAME_MAX_CHARS = 120
NAME_MAX_BYTES = 200  # file systems take 255; the rest is for "-12.webm"
SLUG_WORDS, SLUG_MAX_CHARS = 6, 40

_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {f"{p}{n}" for p in ("COM", "LPT") for n in "0123456789"}
_DIGEST = re.compile(r"[0-9a-f]{8}")
_NOT_IN_NAMES = set('/\\<>:"|?*')
_JOINERS = "\u200c\u200d"  # Persian words and emoji need them


def file_name(*, prompt: str | None, video_id: str, variant: Variant) -> str:
    """A name without suffix, the same for the same video: `a-red-fox-in-snow-3f9a1c0b`.

    The prompt's first words are for people; the eight hex digits stand for the id, which may hold
    anything. Thumbnails and spritesheets end in `-thumbnail` and `-spritesheet`.
    """
    digest = hashlib.sha256(video_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    end = "" if variant == "video" else f"-{variant}"
    return f"{_slug(prompt or '') or 'video'}-{digest}{end}"


def frame_name(stem: str, at: float | str) -> str:
    """A name without suffix for a frame of the video `stem`: `a-red-fox-3f9a1c0b-frame-last`."""
    words, _, end = stem.rpartition("-")
    is_ours = _DIGEST.fullmatch(end) is not None
    slug = f"{_slug(words)}-{end}" if is_ours else _slug(stem) or "video"
    moment = at if isinstance(at, str) else f"{at:g}s"
    return f"{slug}-frame-{moment}"


def check_name(filename: str) -> str:
    """A caller's file name without spaces around it, if every system takes it as one.

    Raises:
        DownloadError: a folder in it, a reserved word, characters that some system refuses,
            a dot in front or behind, or more than 120 characters.
    """
    name = filename.strip(" ")
    why = next((why for why, is_so in _faults(name).items() if is_so), None)
    if why:
        raise DownloadError(f"{filename[:NAME_MAX_CHARS]!r} is no file name: {why}.")
    return name


def _faults(name: str) -> dict[str, bool]:
    first_word = name.partition(".")[0].rstrip().upper()
    return {
        "it is empty": not name,
        "give a plain name; the folder is chosen in the settings": "/" in name or "\\" in name,
        "it has characters that file systems refuse": any(map(_is_refused, name)),
        "it begins or ends with a dot": name.startswith(".") or name.endswith("."),
        f"{first_word} is a reserved word on Windows": first_word in _RESERVED,
        f"it is longer than {NAME_MAX_CHARS} characters": len(name) > NAME_MAX_CHARS
        or len(name.encode("utf-8", "surrogatepass")) > NAME_MAX_BYTES,
    }


def _is_refused(character: str) -> bool:
    return character in _NOT_IN_NAMES or not (character.isprintable() or character in _JOINERS)


def stem_of(name: str) -> str:
    """The name without a media suffix; other dots belong to it."""
    stem, dot, suffix = name.rpartition(".")
    return stem if stem and f"{dot}{suffix}".lower() in KNOWN_SUFFIXES else name


def _slug(prompt: str) -> str:
    """The first words in lower case, joined by dashes; letters of every script count."""
    plain = (
        unicodedata.normalize("NFKC", prompt[:400]).lower().replace("'", "").replace("\u2019", "")
    )
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    slug = ""
    for word in spaced.split()[:SLUG_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:SLUG_MAX_CHARS]
        if len(longer) > SLUG_MAX_CHARS:
            break
        slug = longer
    return slug
