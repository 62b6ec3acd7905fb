"""How much of a list of prompts (one a line) the lexicon understands.

$ python scripts/coverage_of_words.py prompts.txt [--each] [--wordnet]

`--each` shows every prompt; `--wordnet` sorts the leftover words by kind, with a WordNet that is
installed for development (`pip install nltk` and its corpus); nothing of it is copied.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from sora_mcp.engine.animatic.language.casting import Casting, cast, leftover


def main() -> None:
    """Read the prompts and say what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--each", action="store_true", help="show every prompt")
    parser.add_argument("--wordnet", action="store_true", help="ask a WordNet about leftover words")
    asked = parser.parse_args()
    prompts = [line.strip() for line in asked.prompts.read_text(encoding="utf-8").splitlines()]
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for prompt in filter(None, prompts):
        found = cast(prompt, {})
        left = leftover(prompt, found.used)
        counts.update(_kinds(found))
        missed.update(left)
        if asked.each:
            _show(prompt, found, left)
    _report(counts, missed)
    if asked.wordnet:
        _by_kind(missed)


def _kinds(found: Casting) -> list[str]:
    kinds = ["prompts"]
    drawn = [actor for actor in found.actors if actor.kind != "card"]
    if not found.actors:
        kinds.append("no subject")
    elif found.actors[0].kind == "card":
        kinds.append("subject is a card")
    else:
        kinds.append("subject drawn")
    kinds += ["set found"] * (found.set_name is not None)
    kinds += ["set without a subject"] * (found.set_name is not None and not found.actors)
    kinds += ["a card besides"] * (bool(drawn) and len(drawn) < len(found.actors))
    return kinds


def _show(prompt: str, found: Casting, left: tuple[str, ...]) -> None:
    cast_of = ", ".join(
        f"{actor.name if actor.kind != 'card' else 'card ' + actor.label}"
        f"{'/' + actor.action if actor.action else ''}{f' x{actor.count}' * (actor.count > 1)}"
        for actor in found.actors
    )
    print(
        f"{prompt}\n    {found.set_name or '-'}: {cast_of or '-'}; left: {', '.join(left) or '-'}"
    )


def _report(counts: Counter[str], missed: Counter[str]) -> None:
    total = counts.pop("prompts", 0) or 1
    print(f"{total} prompts")
    for kind, count in counts.most_common():
        print(f"  {kind:22} {count:5} {100 * count / total:5.1f} %")
    print("most frequent leftover words:")
    print("  " + ", ".join(f"{word} {count}" for word, count in missed.most_common(60)))


def _by_kind(missed: Counter[str]) -> None:
    try:
        from nltk.corpus import wordnet  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("no WordNet is installed (pip install nltk)")
        return
    kinds: dict[str, list[str]] = {}
    for word, _ in missed.most_common():
        senses = wordnet.synsets(word, pos="n")
        kind = senses[0].lexname() if senses else "not a noun"
        kinds.setdefault(kind, []).append(word)
    for kind in sorted(kinds):
        print(f"  {kind}: {', '.join(kinds[kind][:40])}")


if __name__ == "__main__":
    main()
