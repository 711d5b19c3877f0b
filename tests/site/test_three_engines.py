"""MkDocs, ProperDocs and Zensical build the same Markdown, strictly, and every proof holds."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest

from conftest import bare_site, build_or_fail, copy_sample
from hostile.site_of_texts import ENTITIES, Spread, write_texts
from onrecord.build import inspect
from onrecord.site.engines import ENGINES


def generated(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site / "docs").as_posix(): path.read_bytes()
        for path in sorted((site / "docs").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module", params=ENGINES)
def engine_site(request, shared):
    """The sample as one engine builds it, out of a tree that was generated before."""
    engine = request.param
    if engine == "mkdocs":
        return engine, request.getfixturevalue("built_site")
    return engine, shared(
        f"sample-{engine}", lambda folder: build_or_fail(copy_sample(folder), "--engine", engine)
    )


def tree_of(path: Path) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(path.read_bytes(), parser=parser)


def test_every_engine_takes_the_same_tree(engine_site, built_site):
    engine, site = engine_site
    assert generated(site) == generated(built_site)


def test_every_page_is_built_at_the_same_address(engine_site, built_site):
    engine, site = engine_site

    def pages(folder):
        return {
            p.relative_to(folder / "site").as_posix() for p in (folder / "site").rglob("*.html")
        }

    assert pages(site) == pages(built_site)


def test_quotations_stand_letter_for_letter_with_their_anchors(engine_site):
    engine, site = engine_site
    corpus = inspect(site).corpus
    assert len(corpus.extracts) > 20
    for source in corpus.sources.values():
        tree = tree_of(site / "site" / "sources" / source.id / "index.html")
        for extract in source.record.extracts:
            ref = f"{source.id}#{extract.id}"
            anchor = f"//*[@id='{extract.id}']/ancestor-or-self::figure"
            (home,) = tree.xpath(f"{anchor}//*[@data-quote='{ref}']")
            assert home.text_content() == f"“{extract.quote}”", (engine, ref)


def test_titles_are_readable(engine_site):
    """Neither the window title nor the heading shows a character reference."""
    engine, site = engine_site
    for path in (site / "site").rglob("index.html"):
        tree = tree_of(path)
        shown = tree.xpath("string(//title)") + tree.xpath("string(//h1)")
        assert not re.search(r"&#?\w+;", shown), (engine, path, shown)


def test_names_for_search_are_not_shown_as_tags(engine_site):
    engine, site = engine_site
    for path in (site / "site" / "actors").rglob("index.html"):
        tree = tree_of(path)
        assert not tree.xpath("//*[contains(@class, 'md-tags') and not(@hidden)]")


def test_the_body_text_is_the_same(engine_site, built_site):
    """Apart from white space and the engine's own marks, a reader reads the same words."""
    engine, site = engine_site

    def words(path):
        (article,) = tree_of(path).xpath("//article[contains(@class, 'md-content__inner')]")
        for mark in article.xpath(".//*[contains(@class, 'headerlink') or @hidden]"):
            mark.drop_tree()
        return " ".join(article.text_content().split())

    for path in sorted((built_site / "site").rglob("index.html")):
        name = path.relative_to(built_site / "site")
        assert words(site / "site" / name) == words(path), (engine, name)


@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_texts_pass_every_engine(engine, tmp_path):
    """Strictly, and with the built proof: no engine takes a title or a quotation for a link."""
    site = bare_site(tmp_path / "desk")
    write_texts(site / "briefings", Spread(), ENTITIES)
    build_or_fail(site, "--engine", engine)
