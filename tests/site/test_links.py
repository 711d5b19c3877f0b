"""The built site under a path prefix: every link and anchor lands, every page is within reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import pytest

from conftest import build_or_fail, copy_sample
from onrecord.build import inspect
from onrecord.corpus import Key
from onrecord.render.addresses import address

PREFIX = "/some-repo/"


@pytest.fixture(scope="module")
def prefixed(tmp_path_factory, serve_folder):
    """The sample built for the address at which it is then served."""
    site = tmp_path_factory.mktemp("prefixed")
    copy_sample(site / "desk")
    served = serve_folder(site / "desk" / "site", PREFIX)
    build_or_fail(site / "desk", SITE_URL=served.url)
    return site / "desk", served


@pytest.fixture(scope="module")
def trees(prefixed) -> dict[str, lxml.html.HtmlElement]:
    """Every page within reach of the home page, by full address, as a reader's browser gets it."""
    site, served = prefixed
    parser = lxml.html.HTMLParser(encoding="utf-8")
    found: dict[str, lxml.html.HtmlElement] = {}
    queue = [served.url]
    while queue:
        place = queue.pop()
        if place in found:
            continue
        with urllib.request.urlopen(place, timeout=20) as answer:
            assert answer.status == 200
            assert answer.url == place, f"{place} is redirected to {answer.url}"
            if "html" not in answer.headers["Content-Type"]:
                continue
            found[place] = lxml.html.document_fromstring(answer.read(), parser=parser)
        for link in found[place].xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            target = urldefrag(urljoin(place, link)).url
            if target.startswith(served.host):
                assert target.startswith(served.url), f"{place} leads out of the prefix: {link}"
                queue.append(target)
    return found


def test_every_link_and_anchor_lands(prefixed, trees):
    site, served = prefixed
    assert served.missing == []
    anchors = {place: set(tree.xpath("//@id | //a/@name")) for place, tree in trees.items()}
    dead = []
    for place, tree in trees.items():
        for link in tree.xpath("//a/@href"):
            target, anchor = urldefrag(urljoin(place, link))
            if not target.startswith(served.host):
                assert urlsplit(target).scheme in ("http", "https"), (place, link)
            elif anchor and target in anchors and not anchor.startswith((":~:", "__")):
                if unquote(anchor) not in anchors[target]:
                    dead.append((place, link))
    assert dead == []


def test_no_page_is_out_of_reach(prefixed, trees):
    site, served = prefixed
    pages = {
        served.url + path.relative_to(site / "site").as_posix().removesuffix("index.html")
        for path in (site / "site").rglob("*.html")
    }
    assert pages - set(trees) == {served.url + "404.html"}


def test_no_two_things_share_an_anchor(trees):
    for place, tree in trees.items():
        twice = [anchor for anchor, times in Counter(tree.xpath("//@id")).items() if times > 1]
        assert twice == [], place


def test_everything_has_its_page_or_anchor(prefixed, trees):
    site, served = prefixed
    corpus = inspect(site).corpus
    wanted = [Key(item.kind, item.id) for item in corpus.entities() if item.kind != "position"]
    wanted += [Key("extract", ref) for ref in corpus.extracts]
    held = {
        (actor, issue)
        for quoted in corpus.extracts.values()
        for actor, issue, _ in quoted.extract.stances
    }
    wanted += [Key("position", f"{actor}--{issue}") for actor, issue in held]
    assert len(corpus.actors) >= 25
    assert len(held) >= 10
    for key in wanted:
        place, anchor = urldefrag(urljoin(served.url, address(key).lstrip("/")))
        assert place in trees, key
        assert not anchor or trees[place].xpath("//*[@id=$anchor]", anchor=anchor), key


def test_canonical_addresses_are_the_pages_own(prefixed, trees):
    site, served = prefixed
    for place, tree in trees.items():
        # a question that is asked of a page does not make it another page
        assert tree.xpath("//link[@rel='canonical']/@href") == [place.partition("?")[0]]


def test_the_sitemap_lists_pages_that_exist(prefixed, trees):
    site, served = prefixed
    sitemap = lxml.etree.parse(str(site / "site" / "sitemap.xml"))
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    assert len(listed) > 50
    assert set(listed) <= set(trees)


def test_lychee_finds_no_dead_link(prefixed):
    lychee = Path(sys.executable).parent / "lychee"
    command = str(lychee) if lychee.is_file() else shutil.which("lychee")
    if command is None:
        pytest.skip("lychee is not installed")
    site, served = prefixed
    pages = sorted(str(p) for p in (site / "site").rglob("*.html") if p.name != "404.html")
    # what the theme writes as full addresses of this very site is looked up in the folder
    here = [f"{served.url}(.*)", f"file://{site / 'site'}/$1"]
    done = subprocess.run(
        [command, "--offline", "--include-fragments", "--no-progress", "--index-files",
         "index.html", "--root-dir", str(site / "site"), "--remap", " ".join(here), *pages],
        capture_output=True, text=True, check=False, cwd=site,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 Errors" in done.stdout


def test_a_built_site_is_published_to_a_branch(tmp_path):
    env = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@example.org",
        "GIT_COMMITTER_NAME": "Desk", "GIT_COMMITTER_EMAIL": "desk@example.org",
        "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://desk.example.org/some-repo/",
    }  # fmt: skip

    def git(*arguments: str, cwd: Path) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=True
        )
        return done.stdout

    remote = tmp_path / "remote.git"
    remote.mkdir()
    git("init", "--bare", "--initial-branch=main", cwd=remote)
    desk = copy_sample(tmp_path / "desk")
    git("init", "--initial-branch=main", cwd=desk)
    git("remote", "add", "origin", str(remote), cwd=desk)
    git("add", ".", cwd=desk)
    git("commit", "-m", "Content", cwd=desk)
    build_or_fail(desk, SITE_URL=env["SITE_URL"])
    done = subprocess.run(
        [sys.executable, "-m", "ghp_import", "--no-jekyll", "--push", "site"],
        cwd=desk, env=env, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    published = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=remote).split("\n")
    assert {"index.html", ".nojekyll", "sitemap.xml", "search/search_index.json"} <= set(published)
    assert "actors/volodymyr-zelenskyy/index.html" in published
    assert not [name for name in published if name.endswith(".md") or "onrecord.json" in name]
    page = git("show", "gh-pages:actors/volodymyr-zelenskyy/index.html", cwd=remote)
    assert "https://desk.example.org/some-repo/actors/volodymyr-zelenskyy/" in page
    assert "application/ld+json" in page
