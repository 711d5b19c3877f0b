"""What the evidence search costs its reader: bytes and milliseconds until the first result.

    python benchmarks/evidence.py
    python benchmarks/evidence.py --extracts 10000 --actors 1000 --json
    python benchmarks/evidence.py --site DIR

Makes a site of invented content, builds it, serves it on a loopback port with the texts compressed
as a host would, and opens ``/evidence/`` in Chromium with an empty cache, several times for each
kind of question. ``--site`` takes a site that has been built already. Bytes are bodies as they were
sent; milliseconds run from the start of navigation to the first card in the page, and from a
question that is asked on the open page to its first card. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

MAKER = Path(__file__).resolve().with_name("make_corpus.py")
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update",
             "--disable-sync"]  # fmt: skip
OPENED = (("everything", ""), ("a word", "?words={word}"), ("an actor", "?actor={actor}"))
#: Tells when the first card is in the page, in milliseconds since the start of navigation.
WATCH = """() => new MutationObserver((_, watcher) => {
    if (!document.querySelector('.or-find__item')) return;
    window.first = performance.now();
    window.firstAt = Date.now() / 1000;
    watcher.disconnect();
}).observe(document, {childList: true, subtree: true})"""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[tuple[str, int, float]]]]:
    """An address at which a folder is served, and what was sent: paths and bytes of bodies."""
    sent: list[tuple[str, int, float]] = []

    @functools.cache
    def body(path: Path) -> tuple[bytes, bool]:
        data = path.read_bytes()
        return (gzip.compress(data, 6), True) if path.suffix in TEXTS else (data, False)

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = urlsplit(self.path).path
            path = folder / asked.lstrip("/")
            path = path / "index.html" if asked.endswith("/") else path
            if not path.is_file():
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            data, packed = body(path)
            kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css",
                     ".json": "application/json", ".woff2": "font/woff2"}  # fmt: skip
            self.send_response(200)
            self.send_header("Content-Type", kinds.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(data)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)
            sent.append((asked, len(data), time.time()))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", sent
    finally:
        server.shutdown()
        server.server_close()


def kind(path: str) -> str:
    """Whether a body is part of the index, or of the page in which it is shown."""
    return "search" if path.startswith("/pagefind/") or path.endswith("evidence.js") else "page"


def opened(browser: Browser, host: str, sent: list, query: str) -> dict[str, float]:
    """One visit with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    sent.clear()
    page.goto(f"{host}/evidence/{query}", wait_until="commit")
    page.wait_for_function("() => window.first")
    first = page.evaluate("window.first")
    at = page.evaluate("window.firstAt")
    page.wait_for_selector(".or-facet__choice", state="attached")
    page.wait_for_load_state("networkidle")
    whole = list(sent)
    context.close()
    return {
        "first result, ms": first,
        "search until then, KB": sum(n for p, n, t in whole if kind(p) == "search" and t <= at)
        / 1000,
        "search with facets, KB": sum(n for p, n, _ in whole if kind(p) == "search") / 1000,
        "all until then, KB": sum(n for _, n, t in whole if t <= at) / 1000,
        "page with fonts, KB": sum(n for p, n, _ in whole if kind(p) == "page") / 1000,
        "all, KB": sum(n for _, n, _ in whole) / 1000,
    }


def asked(browser: Browser, host: str, sent: list, word: str, typed: bool) -> dict[str, float]:
    """A question on the open page: sent off, or typed, which waits for the next key."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}/evidence/")
    page.wait_for_selector(".or-facet__choice", state="attached")
    page.wait_for_load_state("networkidle")
    sent.clear()
    taken = page.evaluate(
        """([word, typed]) => new Promise(done => {
            const started = performance.now();
            new MutationObserver((_, watcher) => {
                watcher.disconnect();
                done(performance.now() - started);
            }).observe(document.querySelector('.or-find__list'), {childList: true});
            const input = document.querySelector('.or-find__query');
            input.value = word;
            if (typed) input.dispatchEvent(new InputEvent('input', {bubbles: true}));
            else document.querySelector('.or-find__form').requestSubmit();
        })""",
        [word, typed],
    )
    page.wait_for_load_state("networkidle")
    context.close()
    return {"first result, ms": taken, "all, KB": sum(n for _, n, _ in sent) / 1000}


def make(folder: Path, extracts: int, actors: int) -> float:
    """Make and build a site; seconds that building took."""
    subprocess.run(
        [sys.executable, str(MAKER), str(folder), "--sources", str(extracts // 4),
         "--extracts-per-source", "4", "--actors", str(actors), "--issues", "40",
         "--briefings", "40"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "onrecord", "build", "--site", str(folder)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.monotonic() - start


def measure(folder: Path, repetitions: int) -> dict[str, dict[str, float]]:
    """The medians of each kind of visit."""
    corpus = json.loads((folder / "data" / "corpus.json").read_text(encoding="utf-8"))
    text = json.dumps(corpus, ensure_ascii=False)
    word = "agreement" if "agreement" in text else "the"
    actor = sorted(path.name for path in (folder / "actors").iterdir() if path.is_dir())[0]
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with served(folder) as (host, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        rows = {
            f"open: {name}": [
                opened(browser, host, sent, query.format(word=word, actor=actor))
                for _ in range(repetitions)
            ]
            for name, query in OPENED
        }
        for name, typed in (("sent off", False), ("typed", True)):
            rows[f"asked on the open page, {name}"] = [
                asked(browser, host, sent, word, typed) for _ in range(repetitions)
            ]
        browser.close()
    return {
        name: {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        for name, runs in rows.items()
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--extracts", type=int, default=10_000)
    parser.add_argument("--actors", type=int, default=1_000)
    parser.add_argument("--repetitions", "-n", type=int, default=5)
    parser.add_argument("--site", type=Path, help="a built site, instead of making one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        if options.site:
            folder, seconds = options.site, None
        else:
            folder = Path(scratch) / "site" / "site"
            seconds = make(folder.parent, options.extracts, options.actors)
        rows = measure(folder, options.repetitions)
    if options.json:
        print(json.dumps({"build_seconds": seconds, "visits": rows}, indent=2))
        return
    if seconds is not None:
        print(f"built in {seconds:.1f} s")
    for name, row in rows.items():
        print(f"{name}: " + ", ".join(f"{key} {value:.0f}" for key, value in row.items()))


if __name__ == "__main__":
    main()
