"""The same content gives the same bytes, wherever, whenever and in whatever language it is built."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from conftest import build_or_fail, copy_sample


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory, built_site) -> tuple[Path, Path]:
    """The sample built once as it comes, and once in another folder under other circumstances."""
    other = tmp_path_factory.mktemp("elsewhere") / "a folder with spaces ü"
    copy_sample(other)
    for path in other.rglob("*"):
        if path.is_file():
            os.utime(path, (time.time() - 1e8, time.time() - 1e8))
    build_or_fail(
        other, TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4711"
    )
    return built_site, other


def test_the_generated_markdown_is_the_same(twice):
    first, second = (files_of(site / "docs") for site in twice)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_built_site_is_the_same(twice):
    first, second = (files_of(site / "site") for site in twice)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_no_page_knows_where_it_was_built(twice):
    for site in twice:
        for name, data in files_of(site / "site").items():
            assert str(site).encode() not in data, name


def test_nothing_of_ours_that_is_private_is_published(twice):
    for site in twice:
        names = [
            path.name for path in (site / "site").rglob("*") if path.name.startswith(".onrecord")
        ]
        assert names == []
