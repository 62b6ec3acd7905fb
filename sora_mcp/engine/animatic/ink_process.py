"""A process that inks: SVG documents on stdin, each answered with a PNG on stdout.

Messages are their length in four bytes and then themselves. It imports nothing else of ours, so
that it begins within a few milliseconds; it ends with its stdin.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import IO

import resvg_py


def png_of(document: bytes) -> bytes:
    """The picture of an SVG document."""
    return bytes(resvg_py.svg_to_bytes(svg_string=document.decode(), skip_system_fonts=True))


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(4, "big") + message)
    stream.flush()


def received(stream: IO[bytes]) -> bytes:
    """Read a message; `EOFError` where there is no whole one."""
    head = stream.read(4)
    message = stream.read(int.from_bytes(head, "big"))
    if len(head) < 4 or len(message) < int.from_bytes(head, "big"):
        raise EOFError
    return message


def main() -> None:
    """Ink until there is nothing more to ink."""
    with suppress(EOFError, OSError):
        while True:
            send(sys.stdout.buffer, png_of(received(sys.stdin.buffer)))


if __name__ == "__main__":
    main()
