"""Printing, with stand-ins for a browser: what they are given, and what happens when they fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from onrecord.site.finish.running_head import css_string
from onrecord.site.print import PrintFailed, find_browser, print_pages

PAGE = """<!doctype html><html><head><title>Bridge</title></head><body>
<a href="./#note">1</a> <a href="../../actors/mayor/">Mayor</a> <a href="https://news.test/a">A</a>
<a id="mark">Anchor</a> <a href="http://[open/">Odd</a>
<p id="note">Naïve ½</p></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    page = tmp_path / "site" / "briefings" / "bridge" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def browser(tmp_path: Path):
    """``browser(code)``: a program that is given ``url`` and ``made``, and runs some Python."""

    def make(code: str) -> str:
        path = tmp_path / "browser"
        path.write_text(
            f"#!{sys.executable}\n"
            "import os, subprocess, sys, time, urllib.request\n"
            "url = sys.argv[-1]\n"
            "given = dict(a.split('=', 1) for a in sys.argv if '=' in a)\n"
            "made = given['--print-to-pdf']\n"
            f"{code}\n",
            encoding="utf-8",
        )
        path.chmod(0o755)
        return str(path)

    return make


COPY = """
os.makedirs(given['--user-data-dir'])
open(made, 'wb').write(b'%PDF-1.4\\n/CreationDate (D:20991231235959+00' + urllib.request.urlopen(url).read())
"""


def printed(site: Path, browser: str, target: Path, **options) -> str:
    print_pages(site, {"/briefings/bridge/": target}, browser=browser, **options)
    return target.read_bytes().decode()


def test_the_page_is_served_for_the_sheet_with_links_that_hold(site, browser, tmp_path):
    target = tmp_path / "new" / "bridge.pdf"
    done = []
    public = "https://desk.test/site/"
    text = printed(site, browser(COPY), target, paper="letter", public=public, done=done.append)
    assert "<style>@page{size:letter}</style></head>" in text
    assert '<a href="#note">1</a>' in text
    assert '<a href="https://desk.test/site/actors/mayor/">' in text
    assert '<a href="https://news.test/a">' in text
    assert '<a id="mark">Anchor</a> <a href="http://[open/">Odd</a>' in text
    assert "Naïve ½" in text
    assert done == [target]
    assert os.listdir(target.parent) == ["bridge.pdf"]


def test_without_an_address_links_to_other_pages_are_none(site, browser, tmp_path):
    text = printed(site, browser(COPY), tmp_path / "bridge.pdf")
    assert "<a>Mayor</a>" in text
    assert "127.0.0.1" not in text


def test_no_proxy_is_asked(site, browser, tmp_path):
    code = COPY + "\nassert '--no-proxy-server' in sys.argv"
    assert "Bridge" in printed(site, browser(code), tmp_path / "bridge.pdf")


def test_documents_do_not_bear_the_time_of_the_clock(site, browser, tmp_path):
    text = printed(site, browser(COPY), tmp_path / "bridge.pdf", newest=86_400)
    assert "/CreationDate (D:19700102000000+00" in text


def test_a_browser_may_look_up_no_other_host(site, browser, tmp_path):
    code = "open(made, 'w').write('%PDF-' + given['--host-resolver-rules'])"
    text = printed(site, browser(code), tmp_path / "bridge.pdf")
    assert text == "%PDF-MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def test_a_browser_that_hangs_is_ended_with_all_that_it_started(
    site, browser, tmp_path, monkeypatch
):
    room = tmp_path / "rooms"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    pids = tmp_path / "pids"
    code = f"""
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
open({str(pids)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')
time.sleep(600)
"""
    with pytest.raises(PrintFailed, match="did not finish within 3 seconds"):
        printed(site, browser(code), tmp_path / "bridge.pdf", patience=3)
    for pid in map(int, pids.read_text().split()):
        assert not running(pid)
    assert os.listdir(room) == []


def running(pid: int) -> bool:
    """Whether a process is there and no zombie that nobody has asked for yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sys.exit('no display')", "status 1\n  no display"),
        ("pass", "status 0"),
        ("open(made, 'w').write('<html>')", "status 0"),
    ],
)
def test_a_browser_that_makes_nothing_is_told_of(site, browser, tmp_path, code, said):
    target = tmp_path / "bridge.pdf"
    with pytest.raises(PrintFailed) as failed:
        printed(site, browser(code), target)
    assert said in str(failed.value)
    assert not target.exists()


def test_a_file_that_is_no_pdf_is_left_alone(site, browser, tmp_path):
    target = tmp_path / "bridge.pdf"
    target.write_text("my notes", encoding="utf-8")
    with pytest.raises(PrintFailed, match="left alone"):
        printed(site, browser(COPY), target)
    assert target.read_text(encoding="utf-8") == "my notes"
    target.write_bytes(b"%PDF-old")
    assert "Mayor" in printed(site, browser(COPY), target)


def test_a_browser_is_found_by_name_or_path(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() is None
    program = tmp_path / "google-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert find_browser() == str(program)
    assert find_browser("google-chrome") == find_browser(str(program)) == str(program)
    assert find_browser("chromium") is None


def test_without_a_browser_nothing_is_built(onrecord, sample_site, tmp_path):
    done = onrecord("export", "pdf", "--site", sample_site, cwd=tmp_path, PATH=str(tmp_path))
    assert done.returncode == 1
    assert "there is no browser to print with" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (sample_site / "docs" / ".onrecord.json").exists()


def test_only_what_the_level_allows_is_printed(onrecord, sample_site, browser, tmp_path):
    briefing = sample_site / "briefings" / "munich-minerals-talks" / "briefing.md"
    text = briefing.read_text(encoding="utf-8")
    briefing.write_text(text.replace("---\n", "---\ntlp: amber\n", 1), encoding="utf-8")
    named = ("export", "pdf", "munich-minerals-talk", "--site", sample_site)
    program = browser(COPY)
    for level, said in (("clear", "at this level."), ("amber", 'mean "munich-minerals-talks"?')):
        done = onrecord(*named, "--tlp", level, "--browser", program, cwd=tmp_path)
        assert done.returncode == 2, done.stdout + done.stderr
        assert said in done.stderr
        assert ("munich-minerals-talks" in done.stderr.partition("Error")[2]) == (level == "amber")


def test_options_of_pdf_go_with_it_alone(onrecord, sample_site):
    done = onrecord("export", "csv", "--paper", "letter", "--site", sample_site)
    assert done.returncode == 2
    assert '"paper" goes with pdf alone' in done.stderr


@pytest.mark.parametrize(
    "text", ['"; } </style><script>alert(1)</script>', "a\\", "\u2028é\x00中\n", "*/ url(//x)"]
)
def test_a_title_cannot_leave_its_string(text):
    inside = css_string(text)[1:-1]
    assert not set(inside) & set("\"'<>(){};/*\n\x00\u2028")
    assert css_string(text)[0] == css_string(text)[-1] == '"'
