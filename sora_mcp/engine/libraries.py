"""Whether this machine has what drawing takes; the server itself runs without."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

# What the render processes import, by the names under which it is installed.
_NEEDED = {
    "av": "av",
    "cv2": "opencv-python-headless",
    "fontpkg_noto_sans": "fontpkg-noto-sans",
    "numpy": "numpy",
    "PIL": "pillow",
    "resvg_py": "resvg-py",
}


def missing(needed: Iterable[str] = tuple(_NEEDED)) -> tuple[str, ...]:
    """The packages that are not installed; nothing is imported for it."""
    return tuple(_NEEDED[name] for name in needed if not _is_installed(name))


def can_speak() -> bool:
    """Whether the extra `[voice]` is installed, which speaks the dialogue of drafts."""
    return _is_installed("hibari")


def sentence(lacking: Iterable[str]) -> str:
    """What that means, for whoever wants a video."""
    return (
        f"The embedded engine cannot draw on this machine: {', '.join(lacking)} is not installed"
        " (some systems, such as Alpine Linux and Windows on ARM, have no build of it). Set"
        " SORA_MCP_BASE_URL to a server that speaks /v1/videos."
    )


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
