"""Starting a site: a small working one, with an invented example to write over.

The files lie in ``files/``. A name that begins with ``dot-`` there begins with a dot in the site,
since hidden files are easily lost on the way into a package.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord import __version__

#: What the site's own name replaces: as it is, and quoted for YAML.
_TITLE = "{title}"
_TITLE_QUOTED = "{title in YAML}"
_ENGINE = "{onrecord}"

#: A folder that holds nothing but these counts as empty.
_NO_CONTENT = frozenset({".git", ".DS_Store"})


def title_of(folder: Path) -> str:
    """A site's name made from its folder's: ``river-desk`` becomes ``River desk``."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    name = " ".join(words)
    return name[:1].upper() + name[1:] or "My desk"


def in_use(folder: Path) -> bool:
    """Whether something stands where the site would be put."""
    if folder.is_dir():
        return any(item.name not in _NO_CONTENT for item in folder.iterdir())
    return folder.exists() or folder.is_symlink()


def start(folder: Path, title: str) -> tuple[str, ...]:
    """Write a new site into ``folder``, which is made where it is missing; the files written.

    Raises OSError where it cannot be written.
    """
    written = []
    for path, text in starter_files(title):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        written.append(path)
    return tuple(written)


def starter_files(title: str) -> Iterator[tuple[str, str]]:
    """The files of a new site called ``title``: path and text, in the order of their paths."""
    values = {
        _TITLE: " ".join(title.split()),
        _TITLE_QUOTED: json.dumps(" ".join(title.split()), ensure_ascii=False),
        _ENGINE: requirement(),
    }
    for path, item in sorted(_walk(package_files("onrecord.starter") / "files", "")):
        text = item.read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        yield path, text


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = "." + item.name[4:] if item.name.startswith("dot-") else item.name
        if item.is_dir():
            yield from _walk(item, f"{prefix}{name}/")
        else:
            yield prefix + name, item


def is_pinned() -> bool:
    """Whether the new site's ``requirements.txt`` says by itself where to get Onrecord."""
    return not requirement().startswith("#")


def requirement() -> str:
    """The line of ``requirements.txt`` that gives this very version of Onrecord again.

    An installation from a repository is named with its commit (PEP 610). One from a folder of this
    machine cannot be had elsewhere: then the line is a remark that says what to put there, and not
    a name that somebody else could register in a package index.
    """
    origin = _origin()
    if origin is None:
        return f"onrecord=={__version__}"
    vcs = origin.get("vcs_info")
    if isinstance(vcs, dict) and vcs.get("commit_id"):
        return f"onrecord @ {vcs.get('vcs', 'git')}+{origin['url']}@{vcs['commit_id']}"
    return (
        "# Put here where to install Onrecord from, with its commit, for example:\n"
        "# onrecord @ git+https://example.org/onrecord.git@<commit>"
    )


def _origin() -> dict | None:
    """Where this installation came from; None where it came from a package index."""
    try:
        text = distribution("onrecord").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    return json.loads(text) if text else None
