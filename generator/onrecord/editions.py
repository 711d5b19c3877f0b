"""Editions: what changed between two published corpus files, in words for a change log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.origins import Origins
from onrecord.analysis.wording import origins_in_figures
from onrecord.languages import ENGLISH
from onrecord.model.briefing import LIKELIHOODS


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
            yield Difference(
                "judgement", ref, f"New judgement{_rated(after[ref])}: {after[ref]['text']}"
            )
        elif ref not in after:
            yield Difference("judgement", ref, f"Judgement withdrawn: {before[ref]['text']}")
        else:
            was, now = before[ref], after[ref]
            told = [
                _moved("Likelihood", was.get("likelihood"), now.get("likelihood"), _bands()),
                _moved("Confidence", was.get("confidence"), now.get("confidence"), _LEVELS),
                _recounted(old["judgements"][ref], new["judgements"][ref]),
                f"reworded, before: {was['text']}" if was["text"] != now["text"] else "",
            ]
            words = "; ".join(item for item in told if item)
            if words:
                words = words[0].upper() + words[1:]
                yield Difference("judgement", ref, f"{words.rstrip('.')}. {now['text']}")


#: Levels of confidence by how much is claimed.
_LEVELS = {"low": 1, "moderate": 2, "high": 3}


def _bands() -> dict[str, int]:
    """Terms of likelihood by what they claim; those of one band are equal."""
    return {term: low for term, (low, _) in LIKELIHOODS.items()}


def _rated(judgement: Mapping[str, Any]) -> str:
    told = [
        judgement.get("likelihood"),
        f"{judgement['confidence']} confidence" if judgement.get("confidence") else None,
    ]
    words = "; ".join(item for item in told if item)
    return f" ({words})" if words else ""


def _moved(name: str, was: str | None, now: str | None, scale: Mapping[str, int]) -> str:
    """``Likelihood raised from likely to very likely``; nothing where it is the same."""
    if was == now:
        return ""
    if was is None or now is None:
        return f"{name} no longer given, before: {was}" if now is None else f"{name} now {now}"
    if was not in scale or now not in scale:
        verb = "changed"
    elif scale[was] == scale[now]:
        verb = "reworded"
    else:
        verb = "raised" if scale[now] > scale[was] else "lowered"
    return f"{name} {verb} from {was} to {now}"


def _recounted(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """``now on 3 articles, 2 origins (before: 2 articles, 1 origin)``, where that differs."""
    before, after = _counts(was), _counts(now)
    return "" if before == after else f"now on {after} (before: {before})"


def _counts(data: Mapping[str, Any]) -> str:
    low, high = data["origins"]["min"], data["origins"]["max"]
    found = Origins(data["articles"], low, high, ())
    articles = ENGLISH.say("count.articles", n=data["articles"])
    return f"{articles}, {origins_in_figures(found)}"


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
            yield Difference(
                "position",
                ref,
                f"Position changed: {after[ref]['statement']} Before: {before[ref]['statement']}",
            )
        elif before[ref]["strength"] != after[ref]["strength"]:
            yield Difference(
                "position",
                ref,
                f"Evidence {_stronger(before[ref]['strength'], after[ref]['strength'])}: "
                f"{after[ref]['statement']}",
            )
        elif words := _recounted(before[ref], after[ref]):
            yield Difference("position", ref, f"Evidence {words}: {after[ref]['statement']}")


_STRENGTHS = {"on-record": "on record", "reported": "reported", "unnamed": "unnamed only"}


def _stronger(was: str, now: str) -> str:
    """``stronger, from reported to on record``."""
    order = list(_STRENGTHS)
    if was not in order or now not in order:
        return f"changed from {was} to {now}"
    verb = "stronger" if order.index(now) < order.index(was) else "weaker"
    return f"{verb}, from {_STRENGTHS[was]} to {_STRENGTHS[now]}"


def _claims(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old["claims"], new["claims"]
    texts = {**old["entities"]["claim"], **new["entities"]["claim"]}
    for ref in sorted({*before, *after}):
        text = texts[ref]["text"]
        if ref not in before:
            status = _status(after[ref])
            yield Difference("claim", ref, f"New point of fact, {status}: {text}")
        elif ref not in after:
            yield Difference("claim", ref, f"Point of fact withdrawn: {text}")
        else:
            told = [
                f"from {_status(before[ref])} to {_status(after[ref])}"
                if before[ref]["status"] != after[ref]["status"]
                else "",
                _recounted(before[ref], after[ref]),
                _against(before[ref]["disputed"], after[ref]["disputed"]),
            ]
            words = "; ".join(item for item in told if item)
            if words:
                yield Difference("claim", ref, f"Point of fact {words}: {text}")


def _status(claim: Mapping[str, Any]) -> str:
    return str(claim["status"]).replace("-", " ")


def _against(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    words = _recounted(was, now)
    return f"against it {words}" if words else ""


def _evidence(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = old["entities"]["source"], new["entities"]["source"]
    for ref in sorted({*before, *after}):
        had = {item["id"]: item for item in before.get(ref, {}).get("extracts", ())}
        has = {item["id"]: item for item in after.get(ref, {}).get("extracts", ())}
        if ref not in before:
            number = ENGLISH.say("count.quotations", n=len(has))
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
