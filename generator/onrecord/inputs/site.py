"""What the generator needs to know of ``mkdocs.yml``: the site's name, address and folders."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify

from onrecord import languages
from onrecord.diagnostics import Diagnostic, Severity, Span

CONFIG_FILE = "mkdocs.yml"
METHOD_PAGE = "method/index.md"


@dataclass(frozen=True)
class SiteConfig:
    """The site's name, its address with a slash at the end (or empty), and its two folders.

    ``method`` tells whether it has a hand-written page at ``/method/`` to link to, ``headings`` the
    anchors of that page. ``language`` is
    the tag under ``theme``; ``catalogue`` the one of our languages in which the site speaks.
    ``description`` is what its owner says of it in a sentence, or empty.
    """

    name: str = "Onrecord"
    url: str = ""
    docs: str = "docs"
    site: str = "site"
    method: bool = False
    language: str = languages.DEFAULT
    catalogue: str = languages.DEFAULT
    description: str = ""
    headings: frozenset[str] = frozenset()


class _Loader(yaml.SafeLoader):
    """Reads the parts of a configuration that are plain data; other tags become None."""


def _env(loader: _Loader, node: yaml.Node) -> Any:
    """``!ENV NAME`` and ``!ENV [NAME, …, default]``, as MkDocs reads them."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [loader.construct_scalar(node)], None
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_config(site: Path) -> tuple[SiteConfig, tuple[Diagnostic, ...]]:
    """Read ``mkdocs.yml``; a diagnostic where it is missing or not valid."""
    path = site / CONFIG_FILE
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        return SiteConfig(), (
            Diagnostic(
                "no-config",
                f'there is no "{CONFIG_FILE}" here',
                Span(CONFIG_FILE),
                help="run the command in a site's folder, name one with --site, "
                "or start one with: onrecord new DIR",
            ),
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = Span(CONFIG_FILE, mark.line + 1, mark.column + 1) if mark else Span(CONFIG_FILE)
        reason = getattr(error, "problem", None) or str(error).split("\n", 1)[0]
        return SiteConfig(), (
            Diagnostic(
                "bad-config",
                f"it cannot be read: {reason}",
                where,
                help="mend this file; MkDocs' documentation explains its settings",
            ),
        )
    if not isinstance(data, Mapping):
        return SiteConfig(), (
            Diagnostic(
                "bad-config",
                "it holds no settings",
                Span(CONFIG_FILE),
                help="write at least: site_name: My desk",
            ),
        )
    url = str(data.get("site_url") or "")
    docs = str(data.get("docs_dir") or "docs")
    theme = data.get("theme")
    tag = str((theme.get("language") if isinstance(theme, Mapping) else "") or languages.DEFAULT)
    catalogue = languages.match(tag)
    return SiteConfig(
        str(data.get("site_name") or "Onrecord"),
        url if not url or url.endswith("/") else url + "/",
        docs,
        str(data.get("site_dir") or "site"),
        (site / docs / METHOD_PAGE).is_file(),
        tag,
        catalogue or languages.DEFAULT,
        str(data.get("site_description") or ""),
        _headings(site / docs / METHOD_PAGE),
    ), (() if catalogue else (_no_catalogue(tag, path),))


def _headings(page: Path) -> frozenset[str]:
    """The anchors of a hand-written page as engines make them; none where it cannot be read."""
    try:
        text = page.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    titles = re.findall(r"^#{1,6}[ \t]+([^\n`*_\[\]{}<>&]+?)[ \t]*#*$", text, re.M)
    return frozenset(slugify(title, "-") for title in titles)


def _no_catalogue(tag: str, path: Path) -> Diagnostic:
    """The site's own words will be English; what is said of it stands at the setting."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    setting = _value(_value(root, "theme"), "language")
    mark = setting.start_mark if setting else None
    there = ", ".join(languages.codes())
    return Diagnostic(
        "unknown-interface-language",
        f'there is no catalogue for the language "{tag}", so the site\'s own words are English',
        Span(CONFIG_FILE, mark.line + 1, mark.column + 1, len(tag)) if mark else Span(CONFIG_FILE),
        severity=Severity.WARNING,
        help=f"choose one that there is: {there}; or write a catalogue: it is one file",
    )


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands under a key of a mapping."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == key:
                return value
    return None
