"""The picture process: one task and one picture on stdin, an answer and a picture on stdout.

Task: a JSON line with `kind` (MIME type), `size` ([width, height] or null), `fit`, `max_pixels`,
`max_bytes` and `max_s`, then the bytes. Answer: a JSON line `{"mime_type", "done"}` and the bytes,
or `{"refused": why}`, or `{"is_unknown": true}` where this machine cannot read that kind.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import Any

MEMORY_MAX_BYTES = 4 << 30  # 100 megapixels, decoded three times over, and the libraries


def main() -> None:
    """Prepare the picture on stdin."""
    stdout = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    task = json.loads(sys.stdin.buffer.readline())
    _limit(int(task["max_s"]) + 1)
    answer, data = perform(task, sys.stdin.buffer.read())
    with stdout:
        stdout.write(json.dumps(answer).encode() + b"\n" + data)


def perform(task: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to a task, and the bytes that go with it."""
    from sora_mcp.darkroom import RefusedError, UnknownKindError, develop

    try:
        size = tuple(task["size"]) if task["size"] else None
        developed = develop(
            data,
            task["kind"],
            size=size,
            fit=task["fit"],
            max_pixels=task["max_pixels"],
            max_bytes=task["max_bytes"],
        )
    except UnknownKindError:
        return {"is_unknown": True}, b""
    except RefusedError as error:
        return {"refused": str(error)}, b""
    return {"mime_type": developed.mime_type, "done": developed.done}, developed.data


def _limit(cpu_s: int) -> None:
    """Have the system end this process if a picture makes it go wild. Windows cannot."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX_BYTES, MEMORY_MAX_BYTES))


if __name__ == "__main__":
    main()
