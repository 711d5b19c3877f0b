"""The proof: the corpus is the same but for the name, and no problem is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.checks import check
from onrecord.corpus import Corpus, Key
from onrecord.diagnostics import Diagnostic
from onrecord.handling import release
from onrecord.inputs.files import InputFile
from onrecord.inputs.locks import LOCK_SUFFIX
from onrecord.model.base import Tlp, references
from onrecord.parse import parse
from onrecord.rename.document import json_strings
from onrecord.rename.mentions import targets, value_at
from onrecord.rename.outcome import Refused
from onrecord.resolve import resolve


@dataclass(frozen=True)
class Examined:
    """Content as ``check`` sees it."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


def examine(files: Iterable[InputFile]) -> Examined:
    """The content of some files as ``check`` sees it, without touching the disk."""
    ordered = sorted(files, key=lambda file: file.path)
    locks = [file for file in ordered if file.path.endswith(LOCK_SUFFIX)]
    parsed = parse([file for file in ordered if not file.path.endswith(LOCK_SUFFIX)], locks=locks)
    corpus, unresolved = resolve(parsed)
    released = release(corpus, Tlp.CLEAR, drafts=True)
    found = (*parsed.diagnostics, *unresolved, *check(corpus), *released.diagnostics)
    return Examined(corpus, found, {file.path: file.text for file in ordered})


def compare(before: Examined, after: Examined, back: Callable[[Key], Key]) -> None:
    """Refuse where the result would be anything but the same corpus under another name."""
    known = Counter(item.code for item in before.diagnostics)
    now = Counter(item.code for item in after.diagnostics)
    worse = {code for code in now if now[code] > known[code]}
    if worse:
        raise Refused(
            "after renaming the content would have problems that it does not have now",
            "choose another id, or mend by hand what is named here",
            diagnostics=tuple(item for item in after.diagnostics if item.code in worse),
            texts=after.texts,
        )
    expected = meaning(before.corpus, lambda key: key)
    if meaning(after.corpus, back) != expected:
        raise Refused(
            "renaming would change more than the name",
            "rename by hand, and please report this with the content at hand",
        )


def meaning(corpus: Corpus, back: Callable[[Key], Key]) -> dict[Key, Any]:
    """What a corpus says, with every reference replaced by the thing it means."""

    def meant(text: str, kinds: Iterable[str]) -> str:
        return ", ".join(str(back(key)) for key in corpus.candidates(text, kinds)) or text

    found: dict[Key, Any] = {}
    for entity in corpus.entities():
        data = entity.record.model_dump(mode="json")
        for reference in references(entity.record):
            inner = value_at(data, reference.loc[:-1])
            last = reference.loc[-1]
            words = meant(reference.target, reference.ref.kinds)
            if isinstance(value_at(entity.record, reference.loc[:-1]), dict):
                for name in list(inner):  # renamed in place, so that the order stays
                    inner[words if name == last else name] = inner.pop(name)
            else:
                inner[last] = words
        for number, extract in enumerate(getattr(entity.record, "extracts", ())):
            own = back(Key("extract", f"{entity.id}#{extract.id}"))
            data["extracts"][number]["id"] = own.id.partition("#")[2]
        prose = []
        for token in corpus.tokens(entity):
            named = [meant(target, kinds) for target, _, kinds in targets(token)]
            label = getattr(token, "label", None)
            prose.append(f"{named} {label}" if named else token.raw)
        key = back(Key(entity.kind, entity.id))
        if entity.kind == "position" and (parts := corpus.position_parts(entity.id)):
            actor, issue = (
                back(Key(kind, id_)).id for kind, id_ in zip(("actor", "issue"), parts, strict=True)
            )
            key = Key("position", f"{actor}--{issue}")
        found[key] = (data, "".join(prose))
    for source, lock in corpus.locks.items():
        proven = {
            back(Key("extract", f"{source}#{name}")): locked
            for name, locked in lock.extracts.items()
        }
        found[Key("lock", back(Key("source", source)).id)] = (lock.capture, proven)
    for item in corpus.comparisons:
        text = item.record.as_text()
        for place, start, end, value in reversed(list(json_strings(text))):
            kind = {"source": "source", "ref": "extract", "outlet": "outlet"}.get(str(place[-1]))
            if kind:
                text = text[:start] + back(Key(kind, value)).id + text[end:]
        pair = (back(Key("source", source)).id for source in item.record.sources)
        found[Key("comparison", "--".join(pair))] = text
    return found
