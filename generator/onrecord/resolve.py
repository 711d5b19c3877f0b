"""Resolving: parsed entities → a sealed corpus, with every reference that leads nowhere reported.

Ids are unique within a kind; each reference names something that exists and is of a kind that its
field allows; each stance is one of its issue's; each link, citation and embed in prose lands.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corpus import LINKED_KINDS, Corpus, Key
from onrecord.diagnostics import Diagnostic, Severity, Span, suggestion
from onrecord.markdown.prose import Citation, Embed, Link
from onrecord.model import KINDS
from onrecord.model.base import references
from onrecord.parse import Entity, Parsed

#: The computed sections that a briefing may place by hand.
SECTIONS = ("positions", "timeline", "claims", "judgements", "hypotheses", "sources", "gaps")


def resolve(parsed: Parsed) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """The corpus of everything parsed, and what does not resolve in it."""
    problems = list(_duplicates(parsed.entities))
    corpus = Corpus(
        parsed.entities, parsed.redirects, parsed.broken, comparisons=parsed.comparisons
    )
    for entity in corpus.entities():
        problems += _references(corpus, entity)
        problems += _prose(corpus, entity)
        if entity.kind == "source":
            problems += _extracts(corpus, entity)
        if (
            entity.kind == "position"
            and corpus.position_parts(entity.id) is None
            and not {"actor", "issue"} & {kind for kind, _ in corpus.broken}
        ):
            problems.append(_bad_position(corpus, entity))
    return corpus, tuple(problems)


def _duplicates(entities: Iterable[Entity]) -> Iterable[Diagnostic]:
    first: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        known = first.setdefault((entity.kind, entity.id), entity)
        if known is not entity:
            yield Diagnostic(
                "duplicate-id",
                f'there are two {KINDS[entity.kind].plural} called "{entity.id}"',
                entity.span,
                help=f"rename one; the other is in {known.span.file}, line {known.span.line}",
                label="the second",
            )


def _references(corpus: Corpus, entity: Entity) -> Iterable[Diagnostic]:
    for reference in references(entity.record):
        kinds = reference.ref.kinds
        problem = _needless_kind(reference.target, kinds) or _target(
            corpus, reference.target, kinds
        )
        if problem:
            code, message, help_, label = problem
            span = entity.at(reference.loc, key=reference.is_key)
            yield Diagnostic(code, message, span, help=help_, label=label)


def _needless_kind(text: str, kinds: tuple[str, ...]) -> tuple[str, str, str, str] | None:
    """Why ``kind:id`` does not belong into a field whose form alone says what is meant."""
    kind, colon, bare = text.partition(":")
    if not colon or kind not in kinds or (kind != "extract" and len(set(kinds) - {"extract"}) > 1):
        return None
    return (
        "needless-kind",
        f'this field needs no "{kind}:"',
        f"write the id alone: {_short(bare)}",
        "",
    )


def _target(corpus: Corpus, text: str, kinds: tuple[str, ...]) -> tuple[str, str, str, str] | None:
    """Why a reference does not resolve: code, message, help, label; None where it does."""
    found = corpus.candidates(text, kinds)
    if len(found) == 1 or (not found and corpus.is_broken(text, kinds)):
        return None
    if found:
        choices = ", ".join(f'"{key}"' for key in found)
        return (
            "ambiguous-reference",
            f'"{_short(text)}" is used by more than one kind',
            f"say which: {choices}",
            "",
        )
    bare = text.partition(":")[2] if ":" in text else text
    if "extract" in kinds and ("#" in bare or kinds == ("extract",)):
        return _no_extract(corpus, bare)
    others = corpus.candidates(bare, KINDS)
    wanted = _either(kinds)
    if others:
        names = " and ".join(_article(key.kind) for key in others)
        return (
            "wrong-kind",
            f'"{_short(bare)}" is {names}, not {wanted}',
            f"name {wanted} here, or use the field made for {_article(others[0].kind)}",
            "",
        )
    known = [name for kind in kinds for name in corpus.by_kind.get(kind, ())]
    if "extract" in kinds:
        known += list(corpus.extracts)
    plural = KINDS[kinds[0]].plural if kinds[0] in KINDS else "sources"
    return (
        f"unknown-{kinds[0]}" if len(kinds) == 1 else "unknown-id",
        f'no {_either(kinds, article=False)} is called "{_short(bare)}"',
        f"correct the spelling, or add it under briefings/{plural}"
        + ("/" if not (kinds[0] in KINDS and KINDS[kinds[0]].registry) else ".yml"),
        suggestion(bare, known),
    )


def _no_extract(corpus: Corpus, ref: str) -> tuple[str, str, str, str]:
    source_id, hash_, extract_id = ref.partition("#")
    if not hash_:
        return (
            "unknown-extract",
            f'"{_short(ref)}" does not name an extract',
            "write source-id#extract-id",
            suggestion(ref, corpus.extracts),
        )
    source = corpus.sources.get(source_id)
    if source is None:
        return (
            "unknown-source",
            f'no source is called "{_short(source_id)}"',
            "correct the spelling, or add the source under briefings/sources/",
            suggestion(source_id, corpus.sources),
        )
    return (
        "unknown-extract",
        f'the source "{source_id}" has no extract called "{_short(extract_id)}"',
        f"correct the spelling, or add the extract in {source.span.file}",
        suggestion(extract_id, [item.id for item in source.record.extracts]),
    )


def _prose(corpus: Corpus, entity: Entity) -> Iterable[Diagnostic]:
    for token in corpus.tokens(entity):
        match token:
            case Link():
                targets = [(token.target, token.offset + 2, LINKED_KINDS)]
            case Citation():
                targets = [(name, at, ("extract", "source")) for name, at in token.targets]
            case Embed():
                if token.target in SECTIONS:
                    if entity.kind != "briefing":
                        yield Diagnostic(
                            "misplaced-section",
                            f'the section "{token.target}" belongs in a briefing',
                            entity.prose.span(token.offset, len(token.raw)),
                            help="remove it, or move it into a briefing.md",
                        )
                    continue
                if "#" not in token.target:
                    yield Diagnostic(
                        "unknown-section",
                        f'"{_short(token.target)}" is neither an extract nor a section',
                        entity.prose.span(token.offset + 3, len(token.target)),
                        help="embed source-id#extract-id, or one of: " + ", ".join(SECTIONS),
                        label=suggestion(token.target, [*SECTIONS, *corpus.extracts]),
                    )
                    continue
                targets = [(token.target, token.offset + 3, ("extract",))]
            case _:
                continue
        for target, offset, kinds in targets:
            problem = _target(corpus, target, kinds)
            if problem:
                code, message, help_, label = problem
                yield Diagnostic(
                    code, message, entity.prose.span(offset, len(target)), help=help_, label=label
                )


def _extracts(corpus: Corpus, entity: Entity) -> Iterable[Diagnostic]:
    first: dict[str, int] = {}
    for number, extract in enumerate(entity.record.extracts):
        loc = ("extracts", number)
        if extract.id in first:
            yield Diagnostic(
                "duplicate-extract",
                f'this source has two extracts called "{extract.id}"',
                entity.at((*loc, "id")),
                help="rename one; the first is on line "
                f"{entity.at(('extracts', first[extract.id], 'id')).line}",
                label="the second",
            )
        first.setdefault(extract.id, number)
        if isinstance(extract.positions, dict):
            shown = [
                ((*loc, "positions", issue), issue, stance)
                for issue, stance in extract.positions.items()
            ]
        else:
            shown = [
                ((*loc, "positions", place, "stance"), item.issue, item.stance)
                for place, item in enumerate(extract.positions)
            ]
        for place, issue_id, stance in shown:
            issue = corpus.issues.get(issue_id)
            if issue is not None and stance not in issue.record.stances:
                stances = list(issue.record.stances)
                yield Diagnostic(
                    "unknown-stance",
                    f'"{stance}" is not a stance of the issue "{issue_id}"',
                    entity.at(place),
                    help="its stances are: " + ", ".join(stances),
                    label=suggestion(stance, stances),
                )


def _bad_position(corpus: Corpus, entity: Entity) -> Diagnostic:
    pairs = [f"{actor}--{issue}" for actor in corpus.actors for issue in corpus.issues]
    return Diagnostic(
        "bad-position-name",
        f'"{entity.id}" does not name an actor and an issue',
        Span(entity.span.file),
        help="name the file <actor>--<issue>.md, with ids that exist",
        severity=Severity.ERROR,
        label=suggestion(entity.id, pairs) if len(pairs) < 20_000 else "",
    )


def referred(corpus: Corpus, text: str, kinds: tuple[str, ...]) -> Key:
    """The key of a reference that is known to resolve."""
    return corpus.candidates(text, kinds)[0]


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _either(kinds: tuple[str, ...], *, article: bool = True) -> str:
    names = [_article(kind) if article else kind for kind in kinds]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
