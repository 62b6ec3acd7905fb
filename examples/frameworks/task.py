"""What every example asks of its agent, and the look at what came of it."""

import re
from pathlib import Path

TASK = (
    "Make an 8 second video of a paper boat on a river at dawn and wait until it is done. "
    "Then save it, and tell me the full path of the file."
)


def show_saved(answer: str) -> None:
    """Print the path that the agent's answer names, if an MP4 file is there."""
    named = re.search(r"/.+?\.mp4", answer)
    if named is None:
        raise SystemExit(f"The agent names no file: {answer}")
    path = Path(named[0])
    with path.open("rb") as file:
        if file.read(8)[4:] != b"ftyp":
            raise SystemExit(f"{path} is no MP4 file.")
    print(f"Saved: {path}")
