"""``onrecord copies``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.build import inspect
from onrecord.captures.capture import capture_ids, read_capture
from onrecord.captures.copies import THRESHOLD
from onrecord.captures.origins import Found, SharedOrigin, shared_origins
from onrecord.cli.options import site_option
from onrecord.cli.progress import shown_progress
from onrecord.corpus import Corpus
from onrecord.inputs.files import PRIVATE_FOLDER
from onrecord.progress import counted


@click.command("copies")
@site_option
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, with stable names.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.05, 1),
    default=THRESHOLD,
    show_default=True,
    help="Report pairs from this score on.",
)
def command(site: Path, as_json: bool, threshold: float) -> None:
    """Find captures that share their origin, and say why.

    All captures are compared. What follows is proposed (copy_of, wire) and never written: whether
    two articles are one story is for the analyst to decide.

    \b
    Example: onrecord copies --threshold 0.7
    """
    corpus = inspect(site, drafts=True).whole
    ids = capture_ids(site)
    with shown_progress() as progress:
        captures = (read_capture(site, id_) for id_ in counted(ids, "reading captures", progress))
        found = shared_origins(corpus, (item for item in captures if item), threshold, progress)
    if as_json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
        return
    if not ids:
        click.echo(
            f"There are no captures in {PRIVATE_FOLDER}/; they are private and not in the "
            "repository."
        )
        return
    click.echo("\n".join(_told(corpus, found, len(ids))))


def _as_data(found: Found) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "a": pair.a,
                "b": pair.b,
                "score": pair.score,
                "evidence": list(pair.evidence),
                "declared": pair.declared,
            }
            for pair in found.pairs
        ],
        "proposals": [
            {"source": item.source, "field": item.field, "value": item.value, "why": item.why}
            for item in found.proposals
        ],
    }


def _told(corpus: Corpus, found: Found, captures: int) -> Iterator[str]:
    number = len(found.pairs)
    yield (
        f"{captures} captures, {number} pair{'' if number == 1 else 's'} of one origin"
        if number
        else f"{captures} captures, no two of one origin."
    )
    for pair in found.pairs:
        yield ""
        yield f"{pair.score:.2f}  {pair.a}"
        yield f"      {pair.b}" + ("  (declared)" if pair.declared else "")
        yield from (f"      - {line}" for line in _reasons(pair))
    if found.proposals:
        yield ""
        yield "Proposed, for you to decide:"
    last = ""
    for item in found.proposals:
        if item.source != last:
            yield f"  {corpus.sources[item.source].span.file}"
            last = item.source
        yield f"    {item.field}: {item.value}    # {item.why}"


def _reasons(pair: SharedOrigin) -> Iterator[str]:
    for item in pair.evidence:
        match item["kind"]:
            case "agency-tag":
                yield f'"{item["text"]}" in the dateline of {item["source"]}'
            case "credit":
                yield f'"{item["text"]}" is credited by {item["source"]}'
            case "dateline":
                yield f"both are dated from {item['place'].title()}"
            case "shared-sentences":
                yield f"{item['count']} sentences are the same, such as: {_short(item)}"
            case "shared-phrases":
                yield f"{item['share']:.0%} of the shorter one's phrases stand in the other"
            case "same-order":
                yield (
                    f"{item['share']:.0%} of what the shorter one tells is told in the same order"
                )
            case "shared-quotations":
                yield f"{item['count']} quotations in common (no proof by themselves)"
            case "through":
                yield f"both are copies of {item['source']}"


def _short(item: dict[str, Any]) -> str:
    text = " ".join(item["examples"][0]["text"].split())
    return text if len(text) <= 90 else text[:89] + "…"
