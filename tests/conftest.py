"""What the tests share: copies of the sample site, built sites, a static server, a browser.

No test writes into the checkout. A site that several tests only read is built once a session, also
where the tests run in several processes.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import yaml

from onrecord.site.engines import ENGINES

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ".onrecord.json"
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def hand_written() -> list[str]:
    """The files in ``docs`` that people wrote, as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "docs"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return sorted(n for n in names if n and not n.endswith(MANIFEST) and (ROOT / n).is_file())


def copy_sample(target: Path) -> Path:
    """The sample site without anything generated, in a folder of its own."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "briefings", target / "briefings")
    for name in hand_written():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


class _Untagged(yaml.SafeLoader):
    """Reads settings; a tag such as !ENV becomes None."""


_Untagged.add_multi_constructor("", lambda loader, suffix, node: None)


def _generated_only(nav: list) -> list:
    """A navigation without the pages that people wrote."""
    kept = []
    for item in nav:
        place = next(iter(item.values())) if isinstance(item, dict) else item
        if isinstance(place, list):
            if inner := _generated_only(place):
                kept.append({next(iter(item)): inner})
        elif f"docs/{place}" not in hand_written():
            kept.append(item)
    return kept


def bare_site(target: Path, name: str = "Small desk") -> Path:
    """A site with the sample's settings, no content, and no page of anybody's own."""
    target.mkdir(parents=True, exist_ok=True)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Untagged)
    settings["site_name"] = name
    settings["site_url"] = ""
    settings["nav"] = _generated_only(settings["nav"])
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    (target / "briefings").mkdir(exist_ok=True)
    (target / "docs").mkdir(exist_ok=True)
    return target


def environment(**more: str) -> dict[str, str]:
    """The environment in which ``python -m onrecord`` finds the package under test."""
    path = os.pathsep.join(
        part for part in (str(ROOT / "generator"), os.environ.get("PYTHONPATH", "")) if part
    )
    kept = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    return {**kept, "PYTHONPATH": path, **more}


def run_onrecord(
    *arguments: str | Path, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="session")
def onrecord() -> Callable[..., subprocess.CompletedProcess[str]]:
    """``onrecord("build", "--site", folder, cwd=…, TZ="UTC")``: the command as a process."""
    return run_onrecord


@pytest.fixture(scope="session")
def shared(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], None]], Path]:
    """``shared(name, make)``: a folder that ``make`` fills once for all processes of a session."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        target = base / "shared" / name
        target.parent.mkdir(exist_ok=True)
        with (target.parent / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = target.parent / f"{name}.done"
            if not done.exists():
                shutil.rmtree(target, ignore_errors=True)
                target.mkdir()
                make(target)
                done.touch()
        return target

    return folder


@pytest.fixture
def sample_site(tmp_path: Path) -> Path:
    """A copy of the sample site, with nothing generated, to do anything with."""
    return copy_sample(tmp_path / "sample")


def build_or_fail(site: Path, *arguments: str, **env: str) -> None:
    """Build a site; the test fails with what the build said where it does not pass."""
    done = run_onrecord("build", "--site", site, *arguments, **env)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def built_site(shared: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The sample site, built with MkDocs: for reading only. The pages are in its ``site``."""

    def make(folder: Path) -> None:
        build_or_fail(copy_sample(folder))

    return shared("sample", make)


URL = "https://desk.example/briefs/"
MOVED = "actors/old-name: actors/scott-bessent\n"
DESCRIBED = (
    "---\ndescription: Written by hand & kept.\n---\n# By hand\n\n[Home](index.md)\n\nText.\n"
)
#: A page whose name no address can hold as it is, with data of its author's own.
ODD = "über uns.md"
ODD_PAGE = (
    "# Über uns\n\nWer wir sind.\n\n"
    '<script type="application/ld+json">{"@type": "Organization"}</script>\n'
)


class Addressed(NamedTuple):
    """A site that knows its address, and the engine that built it."""

    engine: str
    folder: Path
    url: str


@pytest.fixture(scope="module", params=ENGINES)
def addressed(request, shared) -> Addressed:
    """The sample with a page that has moved and one that people have described, for an address."""

    def make(folder: Path) -> None:
        copy_sample(folder)
        (folder / "briefings" / "redirects.yml").write_text(MOVED, encoding="utf-8")
        (folder / "docs" / "described.md").write_text(DESCRIBED, encoding="utf-8")
        (folder / "docs" / ODD).write_text(ODD_PAGE, encoding="utf-8")
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        home = "  - Home: index.md\n"
        assert home in settings
        (folder / "mkdocs.yml").write_text(
            settings.replace(home, f"{home}  - Hand: described.md\n  - {ODD}\n"), encoding="utf-8"
        )
        build_or_fail(folder, "--engine", request.param, SITE_URL=URL)

    return Addressed(request.param, shared(f"addressed-{request.param}", make), URL)


# -- serving ---------------------------------------------------------------------------------------


@dataclass
class Served:
    """A folder on a loopback port, under a path prefix; ``folder`` may be set later."""

    folder: Path
    prefix: str
    port: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The address of the served folder, with a slash at its end."""
        return self.host + self.prefix


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves in the middle of an answer is nothing to speak of."""


def _handler(served: Served) -> type[http.server.SimpleHTTPRequestHandler]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def translate_path(self, path: str) -> str:
            asked = urlsplit(path).path
            if not asked.startswith(served.prefix):
                return str(served.folder / "no such file")
            self.directory = str(served.folder)
            return super().translate_path("/" + asked[len(served.prefix) :])

        def list_directory(self, path):
            self.send_error(404)

        def send_error(self, code, message=None, explain=None):
            if code == 404:
                served.missing.append(self.path)
            super().send_error(code, message, explain)

        def log_message(self, format, *args):
            pass

    return Handler


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[..., Served]]:
    """``serve_folder(folder, prefix="/repo/")``: serve a folder until the session ends."""
    with contextlib.ExitStack() as stack:

        def start(folder: Path, prefix: str = "/") -> Served:
            served = Served(folder, prefix)
            server = _Server(("127.0.0.1", 0), _handler(served))
            served.port = server.server_address[1]
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            return served

        yield start


# -- the browser -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium():
    """A Chromium of this session's own; skipped without one, unless ONRECORD_REQUIRE_BROWSER."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        if os.environ.get("ONRECORD_REQUIRE_BROWSER"):
            pytest.fail("ONRECORD_REQUIRE_BROWSER is set, and there is no Chromium here")
        pytest.skip("there is no Chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, headless=True, args=CHROMIUM_ARGUMENTS
        )
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page under watch: what it did that no page of ours may do."""

    page: object
    host: str
    troubles: list[str] = field(default_factory=list)


@pytest.fixture
def watch(chromium):
    """``watch(host, width=1280, dark=False)``: a fresh page that records every misdeed.

    A misdeed is a message on the console that is an error or a warning, an exception, a dialog, a
    failed request, or a request to any other host.
    """
    contexts = []

    def start(host: str, width: int = 1280, height: int = 900, dark: bool = False) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched = Watched(page, host)
        note = watched.troubles.append
        context.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((host + "/", "data:", "blob:"))
                else note(f"request to {request.url}")
            ),
        )
        context.on("page", lambda other: note("a window opened") if other is not page else None)
        page.on("dialog", lambda dialog: (note(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: note(f"exception: {error}"))
        page.on(
            "console",
            lambda said: (
                note(f"console: {said.text} at {page.url}")
                if said.type in ("error", "warning")
                else None
            ),
        )
        return watched

    yield start
    for context in contexts:
        context.close()


def search_for(page, query: str) -> bool:
    """Type into the site's search until it answers; whether anything was found.

    The theme listens to keys once its index is loaded, and tells nobody when that is.
    """
    field = page.locator("input.md-search__input")
    for attempt in range(30):
        field.fill(query[: -1 - attempt % 2] or "x")
        field.press("End")
        field.fill(query)
        field.press("End")
        try:
            page.wait_for_selector(".md-search-result__item", timeout=1000)
        except Exception:
            if "No matching" in page.inner_text(".md-search-result__meta") and attempt > 3:
                return False
            continue
        page.wait_for_timeout(250)
        return True
    return False
