"""The index of the evidence search: Pagefind over the extracts that the site's readers may see.

The program is spoken to in the protocol of its ``--service`` mode (JSON in base64, a comma after
each message). Its Python package does so too, but waits a tenth of a second for every answer.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cbor2
import deflate
from pagefind.service import get_executable

from onrecord.diagnostics import Diagnostic, Span
from onrecord.languages import Language
from onrecord.render.evidence import Record, names, records
from onrecord.site.finish import Staged

FOLDER = "pagefind"
#: What a search of ours loads, of all that the program writes.
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
#: How many of the newest cards lie ready, so that a visit begins without the index.
_READY = 30
_FOLDERS = ("filter", "fragment", "index")


def finish(staged: Staged) -> Iterator[Diagnostic]:
    """Write the index, and the words with which every page's search leads to it."""
    folder = staged.folder / FOLDER
    language = staged.edition.language
    found = list(records(staged.corpus, staged.edition))
    if not found:
        _write_json(folder / "words.json", None)
        return
    problem = write_index(found, folder, language)
    if problem is not None:
        yield Diagnostic(
            "search-failed",
            f"the index of the evidence search could not be made: {problem}",
            Span("mkdocs.yml"),
            help="install the requirements again (pagefind[bin] brings the program) and see that "
            "there is room on the disk",
        )
        return
    words = {"everywhere": language.say("evidence.everywhere", query="{query}")}
    newest = sorted(found, key=lambda record: -record.rank)[:_READY]
    cards = [json.loads(record.card) for record in newest]
    for name, data in (
        ("words", words),
        ("names", names(staged.corpus)),
        ("newest", {"count": len(found), "cards": cards}),
    ):
        _write_json(folder / f"{name}.json", data)


def _write_json(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="")


def write_index(found: Iterable[Record], folder: Path, language: Language) -> str | None:
    """Index records below ``folder``; what went wrong, if anything did."""
    messages: list[Mapping[str, Any]] = [
        # One index for all languages: a reader asks in any of them, and of all of them.
        {"type": "NewIndex", "config": {"force_language": language.code.partition("-")[0]}},
        *(_added(record) for record in found),
        # Asked for the files and not to write them: it answers before they are on the disk, and
        # ends with some of them empty.
        {"type": "GetFiles", "index_id": 0},
    ]
    program = get_executable()
    if program is None:
        return "the program pagefind is not installed"
    try:
        answers = _ask(str(program), messages)
    except OSError as error:
        return f"the program {program.name} cannot be run ({error.strerror})"
    for answer in answers:
        if answer.get("type") == "Error":
            return str(answer.get("message", "an error without a message"))
    if len(answers) < len(messages):
        return f"the program ended after {len(answers)} of {len(messages)} steps"
    files = {file["path"]: b64decode(file["content"]) for file in answers[-1]["files"]}
    _write(folder, in_order(files))
    return None


def _added(record: Record) -> Mapping[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        # Content and metadata are both indexed; the address is the one field that is carried as
        # it is, and what a result shows must not be found by its keys and addresses.
        "url": record.card,
        "content": record.words,
        "language": "en",
        "meta": record.about,
        "filters": record.filters,
        "sort": {"date": str(record.rank)},
    }


def _ask(program: str, messages: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What the program answers; fewer answers than messages where it ended before its time."""
    with subprocess.Popen(
        [program, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        asking = threading.Thread(target=_send, args=(process.stdin, messages))
        asking.start()
        data = bytearray()
        seen = 0
        # It ends when its input is closed, finished or not: only then is it told to.
        while seen < len(messages) and (read := process.stdout.read1(65536)):
            seen += read.count(b",")
            data += read
        asking.join()
        with contextlib.suppress(OSError):  # it may have ended with messages unread
            process.stdin.close()
    return [_payload(part) for part in bytes(data).split(b",") if part]


def _send(into: Any, messages: Sequence[Mapping[str, Any]]) -> None:
    with contextlib.suppress(OSError):  # it has ended: the missing answers tell
        for number, message in enumerate(messages, 1):
            text = json.dumps({"message_id": number, "payload": message})
            into.write(b64encode(text.encode()) + b",")
        into.flush()


def _payload(part: bytes) -> Mapping[str, Any]:
    try:
        answer = json.loads(b64decode(part))["payload"]
    except (ValueError, KeyError, TypeError):
        answer = None
    return answer if isinstance(answer, dict) else {"type": "Error", "message": "no clear answer"}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write what a search loads: the program also has interfaces of its own to offer."""
    entry = json.loads(files["pagefind-entry.json"])
    engines = {f"wasm.{language['wasm']}.pagefind" for language in entry["languages"].values()}
    for path, content in sorted(files.items()):
        top, _, rest = path.partition("/")
        if (
            top in _NEEDED
            or top in engines
            or top.endswith(".pf_meta")
            or (rest and top in _FOLDERS)
        ):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)


#: What stands before the data in every part of the index.
_MARK = b"pagefind_dcd"


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The index with the values of its facets in order, so that one content has one index.

    The program keeps them in hash maps, whose order is another at each run, and names each part by
    its content. A part is gzip of a mark and CBOR (RFC 8949): of a facet, its name and its values
    with the numbers of their records; of the whole, the fourth field names the parts of facets.
    """
    made = dict(files)
    entry = json.loads(files["pagefind-entry.json"])
    for tag, language in entry["languages"].items():
        whole = _unpacked(made.pop(f"pagefind.{language['hash']}.pf_meta"))
        facets = []
        for name, part in sorted(whole[3]):
            _, values = _unpacked(made.pop(f"filter/{part}.pf_filter"))
            data = cbor2.dumps([name, sorted(values)])
            ordered = f"{tag}_{hashlib.sha256(data).hexdigest()[:7]}"
            made[f"filter/{ordered}.pf_filter"] = _packed(data)
            facets.append([name, ordered])
        whole[3] = facets
        data = cbor2.dumps(whole)
        language["hash"] = f"{tag}_{hashlib.sha256(data).hexdigest()[:10]}"
        made[f"pagefind.{language['hash']}.pf_meta"] = _packed(data)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    return made | {"pagefind-entry.json": text.encode()}


def _unpacked(part: bytes) -> Any:
    return cbor2.loads(gzip.decompress(part).removeprefix(_MARK))


def _packed(data: bytes) -> bytes:
    return deflate.gzip_compress(_MARK + data, 9)
