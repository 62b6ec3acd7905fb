"""Use OpenAI's own Python client against the embedded engine.

    $ sora-mcp engine &
$ python examples/openai_sdk_against_engine.py [http://127.0.0.1:8788/v1]

Needs `pip install openai`. Its video methods carry a deprecation warning since OpenAI closed its
own endpoint; the protocol goes on elsewhere, here on your machine.
"""

import sys
import warnings
from pathlib import Path

from openai import OpenAI

warnings.filterwarnings("ignore", category=DeprecationWarning)


def main(base_url: str) -> None:
    """Create, poll, download; print what the engine says."""
    client = OpenAI(base_url=base_url, api_key="unused")
    video = client.videos.create_and_poll(
        prompt="A fox in the snow, wide shot, slow pan", seconds="4", size="1280x720"
    )
    print(f"{video.id}: {video.status}, made by {video.model}")
    target = Path("fox.mp4")
    client.videos.download_content(video.id).write_to_file(target)
    print(f"Saved: {target.resolve()} ({target.stat().st_size} bytes)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8788/v1")
