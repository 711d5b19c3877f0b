"""``onrecord import``: pages and texts become captures and sources; nothing is guessed or lost."""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.build import inspect
from onrecord.captures.capture import read_capture
from onrecord.captures.extraction import decoded
from onrecord.captures.fetching import Fetched, fetch
from onrecord.captures.furniture import article_only
from onrecord.captures.importing import write_new
from onrecord.captures.intake import fetched_input
from onrecord.cli import main

OUTLETS = """\
courier:
  name: The Harbour Courier
  type: newspaper
  aliases: [Harbour Courier]
  url: https://www.harbour-courier.example
ap:
  name: The Associated Press
  type: wire
  aliases: [AP, Associated Press]
  url: https://apnews.com
reuters:
  name: Reuters
  type: wire
visnyk:
  name: Портовий вісник
  type: online
  url: https://visnyk.example
"""

PAGE = """<!doctype html>
<html lang="en-GB"><head>
<meta charset="utf-8">
<title>Council puts off its vote | The Harbour Courier</title>
<link rel="canonical" href="https://www.harbour-courier.example/2025/02/15/vote">
<meta property="og:site_name" content="The Harbour Courier">
<meta property="og:title" content="Council puts off its vote &amp; goes home">
<meta property="article:published_time" content="2025-02-15T18:30:00+01:00">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Harbour Courier"},
  {"@type": "NewsArticle", "headline": "Council puts off its vote &amp; goes home",
   "datePublished": "2025-02-15T18:30:00+01:00",
   "author": [{"@type": "Person", "name": "Jo Writer"}, {"@type": "Person", "name": "AL SCRIBE"}],
   "publisher": {"@type": "Organization", "name": "The Harbour Courier"}}]}
</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Council puts off its vote &amp; goes home</h1>
<p>The council put off its vote on the toll bridge on Saturday, after four hours of debate in a hall
that was far too small for everybody who had come to hear it.</p>
<p>“We are not ready,” the mayor said. “Nobody has shown me a figure that I could defend.” She left
the hall without taking questions from the people outside.</p>
<p>SEE ALSO: Ferry Fares To Rise Again</p>
<p>The engineers' report is due in March, and the council will meet again once everybody has had the
time to read it, according to a note that was handed out in the hall.</p>
</article>
<aside><h2>Most read</h2><ul><li>Market hall to close for the winter</li></ul></aside>
<footer>© 2025 The Harbour Courier</footer></body></html>
"""

WIRE = """\
Ferry Workers Call Off Their Strike

PORT CITY (AP) — Ferry workers called off their strike on Sunday after both sides had met for a
whole night in a hotel by the station.

“It is a start, and no more than that,” said a delegate. “We will see what is in the letter.”

The ferries are to run again from Monday morning.
"""

UKRAINIAN = """<!doctype html>
<html lang="uk"><head><meta charset="utf-8"><title>Рада відклала голосування про міст</title>
<meta property="og:site_name" content="Портовий вісник">
<meta property="og:url" content="https://visnyk.example/novyny/mist">
<meta property="article:published_time" content="2025-02-16T09:00:00+02:00">
<meta name="author" content="Оксана Писаренко"></head>
<body><article><h1>Рада відклала голосування про міст</h1>
<p>У суботу міська рада після чотирьох годин суперечок відклала голосування про платний міст, бо
депутати не дістали звіту інженерів і не мали часу його прочитати.</p>
<p>«Ми не готові», — сказала міська голова. «Мені не показали жодної цифри, яку я могла б
захистити». Вона пішла із зали, не відповівши на запитання мешканців.</p>
<p>Читайте також: Поромники знову підняли ціну</p>
<p>Наступне засідання має відбутися в березні, коли буде готовий звіт інженерів про стан мосту.</p>
</article></body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "briefings").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Desk\n")
    (folder / "briefings/outlets.yml").write_text(OUTLETS, encoding="utf-8")
    return folder


@pytest.fixture
def run(site: Path, tmp_path: Path) -> Callable[..., Result]:
    def call(name: str, data: str | bytes | None = None, *options: str) -> Result:
        path = tmp_path / name
        if data is not None:
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return CliRunner().invoke(main, ["import", str(path), "--site", str(site), *options])

    return call


def snapshot(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def done(result: Result) -> dict:
    settled(result)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def settled(result: Result) -> None:
    """It ended in a file or in a diagnostic, never in a traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (0, 1), result.output


def refused(result: Result, *words: str) -> None:
    settled(result)
    assert result.exit_code == 1, result.output
    for word in words:
        assert word in result.output


def record(site: Path, source_id: str):
    found = inspect(site)
    assert not found.failed, found.diagnostics
    return found.whole.sources[source_id].record


# -- what is filled in -----------------------------------------------------------------------------


def test_a_news_page(site: Path, run: Callable[..., Result]) -> None:
    answer = done(run("saved.html", PAGE, "--json"))
    assert answer["written"] == [
        "briefings/sources/courier-2025-02-15.md",
        "captures/.gitignore",
        "captures/courier-2025-02-15.html",
    ]
    assert (site / "captures/courier-2025-02-15.html").read_bytes() == PAGE.encode()
    assert (site / "captures/.gitignore").read_text().endswith("*\n")
    source = record(site, "courier-2025-02-15")
    assert source.title == "Council puts off its vote & goes home"
    assert source.outlet == "courier"
    assert source.published.text == "2025-02-15T18:30:00+01:00"
    assert source.authors == ("Jo Writer", "Al Scribe")
    assert source.language == "en-GB"
    assert source.url == "https://www.harbour-courier.example/2025/02/15/vote"
    assert source.wire is None
    origins = {item["field"]: item["from"] for item in answer["sources"][0]["fields"]}
    assert origins["title"] == "JSON-LD headline"
    assert origins["published"] == "JSON-LD datePublished"
    assert origins["url"] == "link canonical"
    assert origins["outlet"] == 'JSON-LD publisher "The Harbour Courier"'
    assert origins["language"] == "html lang"
    assert answer["sources"][0]["missing"] == ["wire"]
    text = (site / "briefings/sources/courier-2025-02-15.md").read_text(encoding="utf-8")
    assert "# not stated: wire\n" in text


def test_the_article_that_other_tools_read_has_no_furniture(
    site: Path, run: Callable[..., Result]
) -> None:
    done(run("saved.html", PAGE, "--json"))
    capture = read_capture(site, "courier-2025-02-15")
    assert capture is not None
    article = article_only(capture.text)
    assert "four hours of debate" in article and "engineers' report" in article
    assert "Ferry Fares" not in article and "Market hall" not in article


def test_a_wire_story(site: Path, run: Callable[..., Result]) -> None:
    options = ("--outlet", "courier", "--published", "2025-02-16")
    answer = done(run("wire.txt", WIRE, "--json", *options))
    source = record(site, "courier-2025-02-16")
    assert (source.title, source.wire) == ("Ferry Workers Call Off Their Strike", "ap")
    origins = {item["field"]: item["from"] for item in answer["sources"][0]["fields"]}
    assert origins["wire"] == 'dateline "PORT CITY (AP) —"'
    assert origins["published"] == "option --published"
    assert (site / "captures/courier-2025-02-16.txt").read_text(encoding="utf-8") == WIRE
    text = (site / "briefings/sources/courier-2025-02-16.md").read_text(encoding="utf-8")
    assert "# not stated: url, authors, language (read as en)\n" in text


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("PORT CITY, Feb 16 (Reuters) - ", "reuters"),
        ("(AP) — ", "ap"),
        ("By JO WRITER Associated Press\n\n", "ap"),
        ("By Jo Writer, Reuters\n\n", "reuters"),
        ("Associated Press\n\n", "ap"),
    ],
)
def test_agencies_at_the_head(
    site: Path, run: Callable[..., Result], line: str, agency: str
) -> None:
    story = WIRE.replace("PORT CITY (AP) — ", line)
    done(run("w.txt", story, "--json", "--outlet", "courier", "--published", "2025-02-16"))
    source = record(site, "courier-2025-02-16")
    assert source.wire == agency
    assert source.authors == (("Jo Writer",) if "Writer" in line or "WRITER" in line else ())


@pytest.mark.parametrize(
    "line", ["Source: AP", "(AP)", "© 2025 The Associated Press. All rights reserved.", "— AP"]
)
def test_agencies_at_the_foot(site: Path, run: Callable[..., Result], line: str) -> None:
    story = WIRE.replace("PORT CITY (AP) — ", "") + f"\n{line}\n"
    done(run("w.txt", story, "--json", "--outlet", "courier", "--published", "2025-02-16"))
    assert record(site, "courier-2025-02-16").wire == "ap"


@pytest.mark.parametrize(
    "line",
    [
        "The delegate told The Associated Press that nothing was settled.",
        "The talks (which AP was the first to report) had broken off twice.",
        "With reporting by AP",
    ],
)
def test_an_agency_that_is_only_mentioned_is_no_wire(
    site: Path, run: Callable[..., Result], line: str
) -> None:
    story = WIRE.replace("PORT CITY (AP) — ", "") + f"\n{line}\n"
    done(run("w.txt", story, "--json", "--outlet", "courier", "--published", "2025-02-16"))
    source = record(site, "courier-2025-02-16")
    assert source.wire is None
    assert source.cites == (("ap",) if line.startswith("With") else ())


def test_the_agency_itself_needs_no_wire(site: Path, run: Callable[..., Result]) -> None:
    done(run("w.txt", WIRE, "--json", "--outlet", "ap", "--published", "2025-02-16"))
    source = record(site, "ap-2025-02-16")
    assert (source.outlet, source.wire) == ("ap", None)


def test_an_agency_that_is_not_registered_is_named(site: Path, run: Callable[..., Result]) -> None:
    story = WIRE.replace("(AP)", "(AFP)")
    answer = done(run("w.txt", story, "--json", "--outlet", "courier", "--published", "2025"))
    assert any("Agence France-Presse" in text for text in answer["sources"][0]["remarks"])
    assert record(site, "courier-2025").wire is None


def test_a_page_in_ukrainian(site: Path, run: Callable[..., Result]) -> None:
    answer = done(run("сторінка.html", UKRAINIAN, "--json"))
    source = record(site, "visnyk-2025-02-16")
    assert source.title == "Рада відклала голосування про міст"
    assert (source.outlet, source.language) == ("visnyk", "uk")
    assert source.authors == ("Оксана Писаренко",)
    assert source.published.day == "2025-02-16"
    assert [item["reason"] for item in answer["sources"][0]["furniture"]] == ["related links"]


def test_a_page_in_another_encoding(site: Path, run: Callable[..., Result]) -> None:
    page = UKRAINIAN.replace('charset="utf-8"', 'charset="windows-1251"').encode("windows-1251")
    done(run("old.html", page, "--json"))
    assert record(site, "visnyk-2025-02-16").authors == ("Оксана Писаренко",)
    assert (site / "captures/visnyk-2025-02-16.html").read_bytes() == page


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0047)https://www.harbour-courier.example/2025/vote -->",
        "<!--\n Page saved with SingleFile \n url: https://www.harbour-courier.example/2025/vote \n"
        " saved date: Mon Feb 17 2025 08:11:12 GMT+0100 (Central European Standard Time)\n-->",
    ],
)
def test_a_page_that_a_browser_saved(site: Path, run: Callable[..., Result], note: str) -> None:
    page = PAGE.replace("<html", note + "<html").replace('rel="canonical"', 'rel="other"')
    done(run("saved.html", page, "--json"))
    source = record(site, "courier-2025-02-15")
    assert source.url == "https://www.harbour-courier.example/2025/vote"
    assert (source.retrieved.text if source.retrieved else None) == (
        "2025-02-17" if "SingleFile" in note else None
    )


def test_a_copy_that_names_the_original_as_its_address(
    site: Path, run: Callable[..., Result]
) -> None:
    page = PAGE.replace(
        "https://www.harbour-courier.example/2025/02/15/vote", "https://apnews.com/article/vote"
    ).replace(
        "<html", "<!-- saved from url=(0043)https://www.harbour-courier.example/vote -->\n<html"
    )
    answer = done(run("saved.html", page, "--json"))
    source = record(site, "courier-2025-02-15")
    assert (source.outlet, source.url) == ("courier", "https://www.harbour-courier.example/vote")
    assert any("apnews.com/article/vote" in text for text in answer["sources"][0]["remarks"])


def test_dates_that_disagree_are_reported(site: Path, run: Callable[..., Result]) -> None:
    page = PAGE.replace(
        '"article:published_time" content="2025-02-15',
        '"article:published_time" content="2025-02-17',
    )
    answer = done(run("saved.html", page, "--json"))
    assert any("2025-02-17" in text for text in answer["sources"][0]["remarks"])
    assert record(site, "courier-2025-02-15").published.day == "2025-02-15"


def test_publisher_and_address_that_disagree_are_not_guessed(
    site: Path, run: Callable[..., Result]
) -> None:
    page = PAGE.replace("https://www.harbour-courier.example", "https://visnyk.example")
    before = snapshot(site)
    refused(run("saved.html", page), "courier", "visnyk", "--outlet")
    assert snapshot(site) == before


# -- what is not stated ----------------------------------------------------------------------------


def test_without_a_date(site: Path, run: Callable[..., Result]) -> None:
    page = PAGE.replace("datePublished", "dateSeen").replace("article:published_time", "x:y")
    before = snapshot(site)
    refused(run("saved.html", page), "not-stated", "--published", "suggests 2025-02-15")
    assert snapshot(site) == before
    done(run("saved.html", None, "--json", "--published", "2025-02-15?"))
    assert record(site, "courier-2025-02-15").published.text == "2025-02-15?"


def test_without_a_title(site: Path, run: Callable[..., Result]) -> None:
    story = WIRE.partition("\n\n")[2]
    options = ("--outlet", "courier", "--published", "2025-02-16")
    refused(run("w.txt", story, *options), "not-stated", "--title")
    done(run("w.txt", story, "--json", *options, "--title", "Strike: called off"))
    assert record(site, "courier-2025-02-16").title == "Strike: called off"


def test_an_outlet_that_is_not_registered(site: Path, run: Callable[..., Result]) -> None:
    page = PAGE.replace("The Harbour Courier", "Dock & Quay: News").replace(
        "harbour-courier.example", "dock-news.example"
    )
    before = snapshot(site)
    result = run("saved.html", page)
    refused(result, "Dock & Quay: News", "outlets.yml", "dock-quay-news:")
    assert snapshot(site) == before
    answer = json.loads(run("saved.html", None, "--json").stdout)
    entry = answer["suggested_outlets"]["dock-quay-news"]
    with (site / "briefings/outlets.yml").open("a", encoding="utf-8") as file:
        file.write(entry + "\n")
    done(run("saved.html", None, "--json"))
    assert record(site, "dock-quay-news-2025-02-15").outlet == "dock-quay-news"


def test_an_unknown_publisher_with_a_known_agency(site: Path, run: Callable[..., Result]) -> None:
    page = PAGE.replace("The Harbour Courier", "Dock News").replace(
        "harbour-courier.example", "dock-news.example"
    )
    done(run("saved.html", page, "--json", "--wire", "ap"))
    source = record(site, "ap-2025-02-15")
    assert (source.outlet, source.wire) == (None, "ap")
    text = (site / "briefings/sources/ap-2025-02-15.md").read_text(encoding="utf-8")
    assert '# outlet: the page names "Dock News" (JSON-LD publisher)' in text


def test_a_language_that_cannot_be_right(site: Path, run: Callable[..., Result]) -> None:
    page = UKRAINIAN.replace('lang="uk"', 'lang="en"')
    refused(run("u.html", page), "--language")
    done(run("u.html", None, "--json", "--language", "uk"))
    assert record(site, "visnyk-2025-02-16").language == "uk"


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--outlet", "couriers", "unknown-outlet"),
        ("--wire", "nobody", "unknown-outlet"),
        ("--published", "15/02/2025", "bad-date"),
        ("--id", "Courier 1", "bad-id"),
        ("--url", "javascript:alert(1)", "bad-address"),
        ("--language", "English!", "bad-language"),
    ],
)
def test_options_that_cannot_be_used(
    site: Path, run: Callable[..., Result], option: str, value: str, code: str
) -> None:
    before = snapshot(site)
    refused(run("saved.html", PAGE, option, value), code)
    assert snapshot(site) == before


# -- what is there already -------------------------------------------------------------------------


def test_importing_twice_changes_nothing(site: Path, run: Callable[..., Result]) -> None:
    done(run("saved.html", PAGE, "--json"))
    before = snapshot(site)
    answer = done(run("saved.html", None, "--json"))
    assert answer["written"] == []
    assert answer["sources"][0]["id"] == "courier-2025-02-15"
    assert "Nothing changed" in run("saved.html").output
    assert snapshot(site) == before
    done(run("saved.html", None, "--json", "--id", "courier-2025-02-15"))
    assert snapshot(site) == before


def test_a_source_written_by_hand_gains_its_capture_and_nothing_else(
    site: Path, run: Callable[..., Result]
) -> None:
    path = site / "briefings/sources/my-own.md"
    path.parent.mkdir()
    mine = (
        "---\ntitle: Ferry workers call off their strike\noutlet: courier\npublished: 2025\n---\n"
    )
    path.write_text(mine)
    answer = done(run("w.txt", WIRE, "--json"))
    assert answer["written"] == ["captures/.gitignore", "captures/my-own.txt"]
    assert path.read_text() == mine
    assert "--id" in " ".join(answer["sources"][0]["remarks"])


def test_the_same_address_is_the_same_source(site: Path, run: Callable[..., Result]) -> None:
    done(run("saved.html", PAGE, "--json"))
    before = snapshot(site)
    newer = PAGE.replace("four hours", "five hours")
    refused(run("newer.html", newer), "capture-differs", "--id")
    refused(run("newer.html", None, "--id", "courier-2025-02-15"), "capture-differs")
    assert snapshot(site) == before
    done(run("newer.html", None, "--json", "--id", "courier-2025-02-15-later"))
    assert (site / "captures/courier-2025-02-15-later.html").read_bytes() == newer.encode()


def test_another_article_of_the_day_gets_a_number(site: Path, run: Callable[..., Result]) -> None:
    done(run("saved.html", PAGE, "--json"))
    other = PAGE.replace("02/15/vote", "02/15/ferry").replace("Council puts off its vote", "Ferry")
    assert done(run("o.html", other, "--json"))["sources"][0]["id"] == "courier-2025-02-15-2"


def test_two_sources_of_one_title_are_not_confused(site: Path, run: Callable[..., Result]) -> None:
    for outlet in ("courier", "visnyk"):
        done(run("w.txt", WIRE + outlet, "--json", "--outlet", outlet, "--published", "2025-02-16"))
    before = snapshot(site)
    refused(run("w.txt", WIRE), "--id", "courier-2025-02-16", "visnyk-2025-02-16")
    assert snapshot(site) == before


def test_a_capture_laid_down_by_hand_is_taken_up(site: Path, run: Callable[..., Result]) -> None:
    (site / "captures").mkdir()
    (site / "captures/strike.txt").write_text(WIRE, encoding="utf-8")
    done(run("w.txt", WIRE, "--json", "--outlet", "courier", "--published", "2025-02-16"))
    assert record(site, "strike").wire == "ap"


def test_dry_run_writes_nothing(site: Path, run: Callable[..., Result]) -> None:
    before = snapshot(site)
    result = run("saved.html", PAGE, "--dry-run")
    assert result.exit_code == 0
    assert "would be written" in result.output and "outlet: courier" in result.output
    assert snapshot(site) == before


def test_where_sources_go(site: Path, run: Callable[..., Result], tmp_path: Path) -> None:
    bridge = site / "briefings/bridge"
    bridge.mkdir()
    (bridge / "briefing.md").write_text(
        "---\ntitle: Bridge\ndate: 2025-02-20\nsummary: Not yet.\n---\n"
    )
    assert (
        "briefings/bridge/sources/courier-2025-02-15.md"
        in (done(run("saved.html", PAGE, "--json"))["written"])
    )
    done(run("w.txt", WIRE, "--json", "--outlet", "ap", "--published", "2025", "--into", "shared"))
    assert (site / "briefings/shared/sources/ap-2025.md").is_file()
    result = run("u.html", UKRAINIAN, "--into", str(tmp_path))
    assert result.exit_code == 2 and not (tmp_path / "sources").exists()


def test_a_site_with_other_errors_can_still_be_imported_into(
    site: Path, run: Callable[..., Result]
) -> None:
    (site / "briefings/sources").mkdir()
    (site / "briefings/sources/broken.md").write_text("---\ntitle: [\n---\n")
    done(run("saved.html", PAGE, "--json"))
    assert (site / "briefings/sources/courier-2025-02-15.md").is_file()


def test_nothing_is_written_over_what_appeared_meanwhile(site: Path) -> None:
    (site / "captures").mkdir()
    (site / "captures/a.txt").write_text("mine")
    found = write_new(site, {"briefings/sources/a.md": b"x", "captures/a.txt": b"y"})
    assert found is not None and found.code == "not-ours"
    assert (site / "captures/a.txt").read_text() == "mine"
    assert not (site / "briefings/sources/a.md").exists()
    assert not [path for path in site.rglob("*.part")]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written(site: Path, run: Callable[..., Result]) -> None:
    (site / "captures").mkdir(mode=0o500)
    refused(run("saved.html", PAGE), "cannot be written")
    assert not (site / "briefings/sources/courier-2025-02-15.md").exists()


# -- hostile input ---------------------------------------------------------------------------------

TITLES = [
    "A: colon and # hash",
    "- a dash",
    "{{ template }} {% tag %}",
    "'single' and \"double\"",
    "no",
    "2025-02-15",
    "&amp;amp; entity",
    "back\\slash \\n",
    "[[link]] ![[embed]] [@cite]",
    "🎈 balloons \u202e and marks \u2028 here",
    "--- three dashes",
    "! tag & anchor * alias",
    "tab\there",
    "<script>alert(1)</script>Plain",
    "%YAML 1.2",
    "`tick` | pipe > fold",
    "null ~",
    "key: [a, {b: c}]",
]


def json_ld(data: dict) -> str:
    """A page's data for machines, as careful publishers write it."""
    text = json.dumps(data).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles_stay_text(site: Path, run: Callable[..., Result], title: str) -> None:
    page = (
        json_ld({"@type": "NewsArticle", "headline": title, "datePublished": "2025-02-15"})
        + "<p>The council met again on Monday and said nothing at all about the bridge.</p>"
    )
    done(run("t.html", page, "--json", "--outlet", "courier"))
    shown = record(site, "courier-2025-02-15").title
    assert shown.isprintable() and "<script" not in shown
    if title.isprintable() and "<" not in title and "&" not in title:
        assert shown == title


def test_hostile_strings_in_every_field(site: Path, run: Callable[..., Result]) -> None:
    strings = json.loads(
        (Path(__file__).parents[1] / "hostile/strings.json").read_text(encoding="utf-8")
    )
    flat = [text for text in _texts(strings) if text.strip()][:150]
    for number, text in enumerate(flat):
        data = json_ld(
            {
                "@type": "NewsArticle",
                "headline": f"x{text}x",
                "datePublished": f"2025-02-{number % 28 + 1:02}",
                "author": [text, {"name": f"A. {text}"}],
                "publisher": {"name": text},
                "inLanguage": text,
                "url": f"https://www.harbour-courier.example/{number}?{text}",
            }
        )
        page = f"{data}<p>The council met again and said nothing of note, {number} times.</p>"
        result = run("h.html", page, "--json", "--outlet", "courier")
        settled(result)
    assert not inspect(site).failed


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("e.html", b""),
        ("e.html", b"<html><body><script>document.write('x')</script></body></html>"),
        ("e.txt", b""),
        ("e.txt", b" \n\n"),
        ("n.txt", b"Title\n\nText with \x00 in it.\n"),
        ("l.txt", "Titre\n\nDéjà vu.\n".encode("latin-1")),
        ("u.txt", "Title\n\nText.\n".encode("utf-16")),
        ("big.txt", b"word " * 1_100_000),
        ("a.pdf", b"%PDF-1.7"),
        ("a.mhtml", b"MIME-Version: 1.0"),
        ("a.json", b"{"),
        ("a.json", b"[1, 2]"),
        ("a.json", b"[" * 200_000),
        ("a.json", b"\xff\xfe"),
        ("a.bib", b"nothing here"),
        ("a.bib", b"@article{a, title = {never closed"),
        ("a", b"no ending"),
    ],
)
def test_what_cannot_be_imported_is_said(
    site: Path, run: Callable[..., Result], name: str, data: bytes
) -> None:
    before = snapshot(site)
    refused(run(name, data, "--outlet", "courier"), "error[")
    assert snapshot(site) == before


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 100_000 + b"Text of an article. " * 20,
        b"<b>" * 50_000 + b"Text of an article. " * 20,
        b"<p>" + b"\xff\xfe\x00" * 2000 + b" Text of an article that goes on.",
        b"<meta charset=utf-16><p>" + b"Text of an article. " * 20,
        b"<meta charset=base64><p>" + b"Text of an article. " * 20,
        b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>Text of it.",
        b'<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":{},'
        b'"author":[[[[[[]]]]]],"datePublished":9,"publisher":[null]}</script><p>Text of it.',
        b"<!--" * 100_000 + b"-->" + b"<p>Text of an article.",
        b"<p>Text</p>" * 50_000,
        b"<link rel=canonical href='http://[::1'><meta property='og:url' content='//x:y:z'><p>Text",
        b"<title>" + b"x" * 1_000_000 + b"</title><p>Text of an article.",
        b"<h1>\x00\x01\x02</h1><p>Text \x00 of an article.",
    ],
)
def test_hostile_pages_end_in_a_file_or_a_diagnostic(
    site: Path, run: Callable[..., Result], page: bytes
) -> None:
    result = run("h.html", page, "--outlet", "courier", "--published", "2025", "--title", "T")
    settled(result)
    assert not inspect(site).failed


def test_no_such_file_is_wrong_usage(site: Path) -> None:
    for given in ("nothing.html", "x" * 5000, "a\0b", "--", str(site)):
        result = CliRunner().invoke(main, ["import", given, "--site", str(site)])
        assert isinstance(result.exception, SystemExit)
        assert result.exit_code == 2, (given, result.output)


def test_a_page_from_the_web(
    site: Path, serve_folder: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = tmp_path / "web"
    web.mkdir()
    page = PAGE.replace('rel="canonical"', 'rel="other"')
    (web / "vote.html").write_text(page, encoding="utf-8")
    served = serve_folder(web)
    module = importlib.import_module("onrecord.cli.import")
    monkeypatch.setattr(module, "fetch", functools.partial(fetch, allow=["127.0.0.1"]))
    address = f"{served.host}/vote.html?utm_source=x&id=7#top"
    arguments = ["import", address, "--site", str(site), "--outlet", "courier", "--json"]
    answer = done(CliRunner().invoke(main, arguments))
    source = record(site, "courier-2025-02-15")
    assert source.url == f"{served.host}/vote.html?id=7"
    assert source.retrieved is not None
    assert (site / "captures/courier-2025-02-15.html").read_bytes() == page.encode()
    assert "captures/courier-2025-02-15.html" in answer["written"]
    assert done(CliRunner().invoke(main, arguments))["written"] == []


def test_a_page_of_which_only_the_server_knew_the_encoding(site: Path) -> None:
    data = UKRAINIAN.replace('<meta charset="utf-8">', "").encode("windows-1251")
    fetched = Fetched("https://visnyk.example/1", data, ".html", "windows-1251", "2025-02-17")
    (given,) = fetched_input(fetched).given
    assert given.raw is not None and "windows-1251" in given.raw.remark
    assert given.raw.data.startswith(b"\xef\xbb\xbf")
    assert decoded(given.raw.data, html=True) == decoded(data, html=True, charset="windows-1251")
    same = Fetched("https://visnyk.example/1", UKRAINIAN.encode(), ".html", "utf-8", None)
    assert fetched_input(same).given[0].raw.data == UKRAINIAN.encode()


def test_addresses_are_fetched_under_the_same_rules(site: Path) -> None:
    for given in ("http://127.0.0.1:9/", "file:///etc/passwd", "ftp://example.org/x"):
        result = CliRunner().invoke(main, ["import", given, "--site", str(site)])
        refused(result, "address-refused")
