"""Editions: what changed between two published corpus files, in words for a change log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.wording import figures


@dataclass(frozen=True)
class Difference:
    """One change: ``what`` kind of thing, which (``ref``), and a sentence."""

    what: str
    ref: str
    words: str


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Changes in judgements, positions, claims and evidence, in that order.

    Raises ValueError where either is not a corpus file of this format.
    """
    for data in (old, new):
        if data.get("format") != "onrecord-corpus" or data.get("version") != 1:
            raise ValueError("not a corpus file of version 1")
    return tuple(
        (
            *_judgements(old, new),
            *_positions(old, new),
            *_claims(old, new),
            *_evidence(old, new),
        )
    )


def _judgements(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = _all_judgements(old), _all_judgements(new)
    for ref in sorted({*before, *after}):
        if ref not in before:
            yield Difference("judgement", ref, f"New judgement: {after[ref]['text']}")
        elif ref not in after:
            yield Difference("judgement", ref, f"Judgement withdrawn: {before[ref]['text']}")
        else:
            changes = [
                f"{name} from {was or 'none'} to {now or 'none'}"
                for name in ("likelihood", "confidence")
                if (was := before[ref].get(name)) != (now := after[ref].get(name))
            ]
            if before[ref]["text"] != after[ref]["text"]:
                changes.append(f'now reads "{after[ref]["text"]}"')
            if changes:
                yield Difference(
                    "judgement",
                    ref,
                    f"Judgement changed ({before[ref]['text']}): " + "; ".join(changes),
                )


def _all_judgements(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        f"{briefing}#{item['id']}": item
        for briefing, record in data["entities"]["briefing"].items()
        for item in record.get("judgements", ())
    }


def _positions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old["positions"], new["positions"]
    for ref in sorted({*before, *after}):
        if ref not in before:
            yield Difference("position", ref, f"New position: {after[ref]['statement']}")
        elif ref not in after:
            yield Difference(
                "position",
                ref,
                f"No longer shown, for want of evidence: {before[ref]['statement']}",
            )
        elif before[ref]["stance"] != after[ref]["stance"]:
            yield Difference("position", ref, f"Position changed: {after[ref]['statement']}")
        elif before[ref]["strength"] != after[ref]["strength"]:
            yield Difference(
                "position",
                ref,
                f"Evidence changed from {before[ref]['strength']} to {after[ref]['strength']}: "
                f"{after[ref]['statement']}",
            )


def _claims(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old["claims"], new["claims"]
    texts = {**old["entities"]["claim"], **new["entities"]["claim"]}
    for ref in sorted({*before, *after}):
        text = texts[ref]["text"]
        if ref not in before:
            yield Difference("claim", ref, f"New point of fact, {after[ref]['status']}: {text}")
        elif ref not in after:
            yield Difference("claim", ref, f"Point of fact withdrawn: {text}")
        elif before[ref]["status"] != after[ref]["status"]:
            yield Difference(
                "claim", ref, f"From {before[ref]['status']} to {after[ref]['status']}: {text}"
            )


def _evidence(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old["entities"]["source"], new["entities"]["source"]
    for ref in sorted({*before, *after}):
        had = {item["id"]: item for item in before.get(ref, {}).get("extracts", ())}
        has = {item["id"]: item for item in after.get(ref, {}).get("extracts", ())}
        if ref not in before:
            number = figures(len(has), "quotation")
            yield Difference("source", ref, f"New source with {number}: {after[ref]['title']}")
            continue
        if ref not in after:
            yield Difference("source", ref, f"Source removed: {before[ref]['title']}")
            continue
        for name in ("corrected", "retracted"):
            if name in after[ref] and name not in before[ref]:
                yield Difference(
                    "source",
                    ref,
                    f"Source {name}: {after[ref]['title']} ({after[ref][name]['what']})",
                )
        for extract in sorted({*had, *has}):
            where = f"{ref}#{extract}"
            if extract not in had:
                yield Difference("extract", where, f"New quotation: “{has[extract]['quote']}”")
            elif extract not in has:
                yield Difference("extract", where, f"Quotation removed: “{had[extract]['quote']}”")
            elif had[extract]["quote"] != has[extract]["quote"]:
                yield Difference(
                    "extract",
                    where,
                    f"Quotation corrected, from “{had[extract]['quote']}” "
                    f"to “{has[extract]['quote']}”",
                )
