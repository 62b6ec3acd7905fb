"""A report for a person: facts, things to know and troubles, in groups."""

from __future__ import annotations

LABEL_CHARS = 15  # the longest label, so that the values stand in one column


class Report:
    """Lines for a person. `is_healthy` is false when any of them tells of trouble."""

    def __init__(self, title: str) -> None:
        self._lines = [title]
        self.is_healthy = True

    @property
    def text(self) -> str:
        """The whole report."""
        verdict = "All is well." if self.is_healthy else "Something is wrong, see above."
        return "\n".join([*self._lines, "", verdict])

    def section(self, title: str) -> None:
        """Begin a group of lines."""
        self._lines += ["", title]

    def good(self, label: str, value: str) -> None:
        """Add a fact."""
        self._add("ok", label, value)

    def note(self, label: str, value: str) -> None:
        """Add something to know that is not wrong."""
        self._add("note", label, value)

    def bad(self, label: str, value: str) -> None:
        """Add a trouble and what to do about it."""
        self._add("WRONG", label, value)
        self.is_healthy = False

    def _add(self, mark: str, label: str, value: str) -> None:
        self._lines.append(f"  {mark:<5}  {label:<{LABEL_CHARS}}  {value}")
