"""Pages of a built site as PDF, by the print of a browser that is already on the machine.

The look is that of printing the page by hand: the print styles are part of the site. A browser is
given the pages on a loopback port, may look up no other name, has a profile that is thrown away,
and is ended when it takes too long.
"""

from __future__ import annotations

import http.server
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html

#: Names under which Chromium and the browsers made of it are installed, in the order of preference.
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "brave-browser",
)
#: Sheets, as CSS names them (CSS Paged Media 3, 7.1).
PAPERS = ("a4", "letter")
#: Seconds that a browser has for one document before it is ended.
PATIENCE = 120.0

_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    # The pages come from this machine; nothing else has a name here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-proxy-server",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
_DATE = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")


class PrintFailed(Exception):
    """A browser gave no document; the message says why, for people."""


def find_browser(named: str | None = None) -> str | None:
    """The browser to print with: the one named (a path, or a name on PATH), or the first known one.

    None where there is none.
    """
    return next(filter(None, map(shutil.which, (named,) if named else BROWSERS)), None)


def print_pages(
    folder: Path,
    wanted: Mapping[str, Path],
    *,
    browser: str,
    paper: str = PAPERS[0],
    public: str = "",
    newest: int = 0,
    patience: float = PATIENCE,
    done: Callable[[Path], None] = lambda path: None,
) -> None:
    """Print pages of the built site in ``folder``: by address, the file that each becomes.

    ``public`` is the address at which readers find the site: links to its other pages lead there,
    and are no links where it is empty. ``newest`` is the time that the documents give as their own,
    in seconds since 1970, so that they do not differ by the clock; ``done`` is told each file once
    it is in its place. A file that is there already is replaced where it is a PDF, and is never
    touched where it is not. Raises
    ``PrintFailed``.
    """
    for target in wanted.values():
        if target.exists() and not _is_pdf(target):
            raise PrintFailed(f"{target} is there already and is no PDF: it is left alone")
    with _served(folder, paper, public) as host:
        for address, target in wanted.items():
            with tempfile.TemporaryDirectory(
                prefix="onrecord-print-", ignore_cleanup_errors=True
            ) as room:
                made = Path(room) / "page.pdf"
                _run(browser, host + address, made, Path(room) / "profile", patience)
                made.write_bytes(_dated(made.read_bytes(), newest))
                _put(made, target)
            done(target)


def _run(browser: str, url: str, made: Path, profile: Path, patience: float) -> None:
    """One document; the browser and all its processes are gone afterwards."""
    command = [browser, *_ARGUMENTS, f"--user-data-dir={profile}", f"--print-to-pdf={made}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium's sandbox refuses the superuser; what it would be shut in is our own pages.
        command.append("--no-sandbox")
    try:
        process = subprocess.Popen(
            [*command, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise PrintFailed(f"{browser} cannot be run: {error.strerror or error}") from error
    try:
        _, said = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        raise PrintFailed(
            f"{browser} did not finish within {patience:.0f} seconds and was ended"
        ) from None
    finally:
        _end(process)
    if process.returncode or not made.is_file() or not _is_pdf(made):
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise PrintFailed(
            f"{browser} made no PDF and ended with status {process.returncode}"
            + "".join(f"\n  {line[:200]}" for line in lines[-3:])
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a browser with the processes that it has started; they share a group of their own."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()


def _is_pdf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def _dated(document: bytes, newest: int) -> bytes:
    """The document with ``newest`` for the dates at which it was made; its length is the same."""
    stamp = time.strftime("%Y%m%d%H%M%S", time.gmtime(newest)).encode()
    return _DATE.sub(rb"\g<1>" + stamp, document)


def _put(made: Path, target: Path) -> None:
    """Into its place as a whole: first beside it, since that may be another disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, beside)
        os.replace(beside, target)
    except OSError as error:
        raise PrintFailed(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


# -- the pages, on a loopback port -----------------------------------------------------------------


class _Handler(http.server.SimpleHTTPRequestHandler):
    """The built site: pages on the sheet that was asked for, with links that hold for readers."""

    def __init__(self, *arguments: object, paper: str, public: str, **options: object) -> None:
        self._paper, self._public = paper, public
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix != ".html" or not page.is_file():
            return super().do_GET()
        body = _for_paper(page.read_bytes(), self.path, self._paper, self._public)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def list_directory(self, path: object) -> None:
        self.send_error(404)

    def log_message(self, *arguments: object) -> None:
        pass


def _for_paper(page: bytes, address: str, paper: str, public: str) -> bytes:
    """A page as it is printed: the size of its sheets, and no link to this machine."""
    tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    here = urljoin("http://site.invalid/", address)
    for link in tree.iterfind(".//a[@href]"):
        try:
            target = urljoin(here, link.get("href"))
            if urlsplit(target).netloc != "site.invalid":
                continue
        except ValueError:
            # What an author wrote is no address, such as an open bracket for a host.
            continue
        place, fragment = urldefrag(target)
        if place == here and fragment:
            link.set("href", f"#{fragment}")
        elif public:
            link.set("href", urljoin(public, target.removeprefix("http://site.invalid/")))
        else:
            link.attrib.pop("href", None)
    sheet = lxml.html.Element("style")
    sheet.text = f"@page{{size:{paper}}}"
    tree.find("head").append(sheet)
    return lxml.html.tostring(tree, doctype="<!doctype html>", encoding="utf-8")


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is ended in the middle of an answer is nothing to speak of."""


@contextmanager
def _served(folder: Path, paper: str, public: str) -> Iterator[str]:
    """The site at ``http://127.0.0.1:PORT`` for as long as it is printed."""
    handler = partial(_Handler, directory=str(folder), paper=paper, public=public)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
