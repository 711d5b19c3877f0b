"""``onrecord verify``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from onrecord.captures.capture import capture_ids, read_capture
from onrecord.captures.locks import lock_text, write_lock
from onrecord.captures.verify import Checked, Verdict, verify_source
from onrecord.cli.options import print_diagnostics, site_option
from onrecord.cli.progress import shown_progress
from onrecord.corpus import Corpus
from onrecord.diagnostics import Diagnostic, Severity, Span, has_errors, in_order, nearest
from onrecord.inputs.files import PRIVATE_FOLDER, read_tree
from onrecord.inputs.locks import lock_path
from onrecord.model.lock import Status
from onrecord.parse import Entity, parse
from onrecord.progress import Progress, counted, silent
from onrecord.resolve import resolve


@dataclass
class Run:
    """What a run found: verdicts by source, locks by path, and what is wrong."""

    checked: dict[str, Checked] = field(default_factory=dict)
    locks: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def verdicts(self) -> list[Verdict]:
        """All verdicts, by source and in the order of its extracts."""
        return [verdict for checked in self.checked.values() for verdict in checked.verdicts]


@click.command("verify")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where a lock would.")
@click.option(
    "--accept",
    is_flag=True,
    help="Take captures that have changed since for the new ones, and match them afresh.",
)
@site_option
def command(
    site: Path, sources: tuple[str, ...], as_json: bool, only_check: bool, accept: bool
) -> None:
    """Prove every quotation against the captured text of its source, and lock what was proven.

    Without captures at hand, as on a build server, the locks alone are held against the content,
    and the answer says so. Exit status 1 where a quotation is absent, ambiguous or changed.

    \b
    Example: onrecord verify rferl-2025-02-15
    """
    tree = read_tree(site)
    parsed = parse(tree.files, tree.unread, tree.locks)
    corpus, _ = resolve(parsed)
    texts = {file.path: file.text for file in (*tree.files, *tree.locks)}
    wrong = [
        item for item in (*tree.diagnostics, *parsed.diagnostics) if item.severity is Severity.ERROR
    ]
    chosen = [_chosen(corpus, name) for name in sources] or [*corpus.sources.values()]
    with shown_progress() as progress:
        run = verify(site, chosen, wrong, accept=accept, progress=progress)
    outdated = [path for path, text in run.locks.items() if texts.get(path) != text]
    if not only_check:
        try:
            for path in outdated:
                write_lock(site / path, run.locks[path])
        except OSError as error:
            raise click.ClickException(f"a lock cannot be written: {error}") from error
    found = in_order([*wrong, *run.problems, *(_outdated(outdated) if only_check else ())])
    if as_json:
        print_diagnostics(wrong, texts)
        written = [] if only_check else outdated
        click.echo(json.dumps(answer(run, written, outdated), indent=2, ensure_ascii=False))
    else:
        print_diagnostics(found, texts)
        for line in _told(run):
            click.echo(line)
    sys.exit(1 if has_errors(found) else 0)


def _chosen(corpus: Corpus, name: str) -> Entity:
    found = corpus.sources.get(name)
    if found is None:
        close = nearest(name, corpus.sources)
        hint = f' Did you mean "{close}"?' if close else ""
        raise click.UsageError(f'there is no source called "{name}".{hint}')
    return found


def verify(
    site: Path,
    sources: Iterable[Entity],
    wrong: Iterable[Diagnostic] = (),
    *,
    accept: bool = False,
    progress: Progress = silent,
) -> Run:
    """Verify sources; a lock in whose file something is ``wrong`` is not ours to replace."""
    run = Run()
    kept = frozenset(item.span.file for item in wrong)
    at_hand = bool(capture_ids(site)) or (site / PRIVATE_FOLDER).is_dir()
    ordered = sorted(sources, key=lambda item: item.id)
    for source in counted(ordered, "verifying sources", progress):
        path = lock_path(source.span.file, source.id)
        try:
            capture = read_capture(site, source.id)
        except OSError as error:
            run.problems.append(
                Diagnostic(
                    "unreadable-capture",
                    f"the capture cannot be read: {error.strerror or error}",
                    Span(f"{PRIVATE_FOLDER}/{source.id}"),
                    help="check that the file is there and that you may read it",
                )
            )
            continue
        checked = verify_source(source, capture, at_hand=at_hand, accept=accept)
        run.checked[source.id] = checked
        run.problems += _problems(source, checked)
        if checked.lock is not None and path not in kept:
            run.locks[path] = lock_text(checked.lock)
    return run


# -- what is wrong ---------------------------------------------------------------------------------


def _problems(source: Entity, checked: Checked) -> Iterator[Diagnostic]:
    changed = [item for item in checked.verdicts if item.reason == "capture-changed"]
    lost = [item for item in checked.verdicts if item.reason == "capture-lost"]
    if changed:
        still = sum(1 for item in changed if item.still and item.still.is_verified)
        yield Diagnostic(
            "capture-changed",
            f'the capture of "{source.id}" is not the one that its extracts were proven against; '
            f"{still} of {len(changed)} still stand in it",
            source.span,
            help="restore the old capture, or take this one for the new one: "
            f"onrecord verify --accept {source.id}",
        )
    if lost:
        yield Diagnostic(
            "capture-lost",
            f'the capture of "{source.id}" is gone; its lock remains',
            source.span,
            help=f"put it back into {PRIVATE_FOLDER}/, or import it again",
            severity=Severity.WARNING,
        )
    for verdict in checked.verdicts:
        place = source.at(("extracts", verdict.number, "quote"), key=True)
        if verdict.status is Status.ABSENT or (
            verdict.reason == "capture-changed" and verdict.still is Status.ABSENT
        ):
            edited = verdict.reason == "quotation-changed"
            yield Diagnostic(
                "quotation-not-found",
                f'"{verdict.ref}" is not in the captured text'
                + (", and was changed since it was proven" if edited else ""),
                place,
                help=(f"{verdict.hint}; " if verdict.hint else "")
                + "quote the source letter for letter, and mark cuts with […]",
            )
        elif verdict.status is Status.AMBIGUOUS:
            yield Diagnostic(
                "quotation-ambiguous",
                f'"{verdict.ref}" is in the captured text more than once',
                place,
                help="say which is meant: add prefix or suffix, a few words before or after it",
            )
        elif verdict.reason == "quotation-changed":
            yield Diagnostic(
                "lock-outdated",
                f'"{verdict.ref}" was changed since it was proven',
                place,
                help="restore the quotation, or run: onrecord verify, where its capture is kept",
            )


def _outdated(paths: Iterable[str]) -> Iterator[Diagnostic]:
    for path in paths:
        yield Diagnostic(
            "lock-outdated",
            "this lock does not say what verification finds",
            Span(path),
            help="run: onrecord verify",
        )


# -- the answer ------------------------------------------------------------------------------------


def answer(run: Run, written: list[str], outdated: list[str]) -> dict[str, Any]:
    """The answer as data, for ``--json``."""
    return {
        "extracts": [_data(verdict) for verdict in run.verdicts],
        "locks": {"outdated": outdated, "written": written},
    }


def _data(verdict: Verdict) -> dict[str, Any]:
    place = verdict.locked if verdict.status.is_verified else None
    return {
        "ref": verdict.ref,
        "status": verdict.status.value,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "sha256": verdict.sha256,
        "in": place.where if place else None,
        "parts": [list(part) for part in place.parts] if place else [],
        "prefix": place.prefix if place else None,
        "suffix": place.suffix if place else None,
        "basis": verdict.basis,
        "reason": verdict.reason,
        "still": verdict.still.value if verdict.still else None,
        "hint": verdict.hint,
    }


_WORDS: Mapping[Status, str] = {
    Status.EXACT: "letter for letter",
    Status.FOLDED: "typography aside",
    Status.ELIDED: "with declared changes",
    Status.AMBIGUOUS: "ambiguous",
    Status.ABSENT: "not found",
    Status.CHANGED: "changed",
    Status.NO_CAPTURE: "without a capture",
}


def _told(run: Run) -> Iterator[str]:
    """One line a source that has extracts, then one for all."""
    for source, checked in run.checked.items():
        if checked.verdicts:
            counted = Counter(verdict.status for verdict in checked.verdicts)
            parts = [f"{counted[status]} {_WORDS[status]}" for status in Status if counted[status]]
            basis = {verdict.basis for verdict in checked.verdicts}
            alone = " (by the lock alone)" if "lock" in basis and "capture" not in basis else ""
            yield f"{source}{alone}: {', '.join(parts)}"
    verdicts = run.verdicts
    good = sum(1 for verdict in verdicts if verdict.status.is_verified)
    by_lock = sum(
        1 for verdict in verdicts if verdict.status.is_verified and verdict.basis == "lock"
    )
    yield f"{good} of {len(verdicts)} extracts verified" + (
        f", {by_lock} of them by the lock alone" if by_lock else ""
    )
