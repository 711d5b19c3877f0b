"""Which kind of thing a file holds: the folder names it."""

from __future__ import annotations

from onrecord.diagnostics import Diagnostic, Span, suggestion
from onrecord.inputs.files import InputFile
from onrecord.model import KINDS, Record

BRIEFING_STEM = "briefing"


_FOLDERS = {model.plural: model for model in KINDS.values() if model.folder}


_REGISTRIES = {model.plural: model for model in KINDS.values() if model.registry}


def id_by_path(model: type[Record], file: InputFile) -> str:
    """The id that a file's place gives to what it holds."""
    return file.folders[-1] if model.kind == "briefing" else file.stem


def kind_of(file: InputFile, problems: list[Diagnostic]) -> tuple[type[Record] | None, bool]:
    """Which kind a file holds, and whether it is a registry of many."""
    where = Span(file.path)
    if file.suffix not in (".md", ".yml"):
        fix = {".yaml": ".yml", ".markdown": ".md", ".MD": ".md", ".YML": ".yml"}.get(file.suffix)
        problems.append(
            Diagnostic(
                "stray-file",
                f'a file called "{file.path.rsplit("/", 1)[-1]}" is not content',
                where,
                help="content files end in .md or .yml; captures belong in captures/",
                label=f"rename it to end in {fix}" if fix else "",
            )
        )
        return None, False
    for folder in reversed(file.folders):
        if folder in _FOLDERS:
            return _FOLDERS[folder], False
    if file.stem == BRIEFING_STEM:
        if not file.folders:
            problems.append(
                Diagnostic(
                    "stray-file",
                    "a briefing needs a folder of its own",
                    where,
                    help="its folder's name is its id: briefings/<id>/briefing.md",
                )
            )
            return None, False
        return KINDS["briefing"], False
    if file.suffix == ".yml" and file.stem in _REGISTRIES:
        return _REGISTRIES[file.stem], True
    names = [*file.folders, file.stem]
    close = next(
        (
            label
            for label in (suggestion(name, [*_FOLDERS, BRIEFING_STEM]) for name in names)
            if label
        ),
        "",
    )
    problems.append(
        Diagnostic(
            "stray-file",
            "no folder says what kind of thing this is",
            where,
            help="put it in a folder called "
            + ", ".join(f"{name}/" for name in _FOLDERS)
            + f"; or call it {BRIEFING_STEM}.md in a folder of its own",
            label=close,
        )
    )
    return None, False
