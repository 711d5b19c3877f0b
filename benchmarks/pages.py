"""What a reader waits for: weight, movement and first paint of the built pages in a browser.

    onrecord build && python benchmarks/pages.py
    python benchmarks/pages.py --site my-desk --repetitions 5 --json

The built site is served on a loopback port, compressed as GitHub Pages does it, and every kind of
page is opened in Chromium as on a phone and as on a desk, with a processor four times slower and
nothing in the cache. Needs the test dependencies. The exit status is 0: the runner reports and does
not judge; 1 where there is no built site or no browser.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import shutil
import statistics
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
DEVICES = {"phone": (360, 740), "desk": (1280, 900)}
SLOWDOWN = 4
"""How many times slower the processor is made; Lighthouse's default for a phone."""
GOALS = {"bytes": 300_000, "shift": 0.0, "first_paint": 1000.0}
"""For the home page and a briefing: bytes at first view, layout shift, milliseconds."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".mjs"}
"""What GitHub Pages sends with gzip, among what a site of ours holds."""
SETTLED = 1500
"""Milliseconds after the load event in which late requests, shifts and paints are still counted."""

OBSERVE = """() => {
    window.seen = {shift: 0, shifted: [], largest: 0, long: 0};
    const watch = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
        .observe({type, buffered: true});
    watch('layout-shift', e => {
        window.seen.shift += e.value;
        e.sources.forEach(s => window.seen.shifted.push(
            s.node && (s.node.outerHTML || s.node.parentElement?.outerHTML || '').slice(0, 100)));
    });
    watch('largest-contentful-paint', e => { window.seen.largest = e.startTime; });
    watch('longtask', e => { window.seen.long += e.duration; });
}"""
READ = """() => ({...window.seen,
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as one device saw it. Bytes as transferred, milliseconds, medians of the visits."""

    page: str
    device: str
    bytes: int
    by_kind: dict[str, int]
    requests: int
    shift: float
    first_paint: float | None
    largest_paint: float
    long_tasks: float
    shifted: tuple[str, ...]

    @property
    def misses(self) -> list[str]:
        """Which goals this page does not meet."""
        found = [name for name in ("bytes", "shift") if getattr(self, name) > GOALS[name]]
        if self.first_paint is None or self.first_paint > GOALS["first_paint"]:
            found.append("first_paint")
        return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    """A static host that compresses text and lets nothing be kept."""

    protocol_version = "HTTP/1.1"
    sent: ClassVar[dict[str, tuple[str, bytes]]] = {}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        packed = path.suffix in COMPRESSED
        key = str(path)
        if key not in self.sent:
            body = path.read_bytes()
            self.sent[key] = (
                self.guess_type(key),
                gzip.compress(body, 6, mtime=0) if packed else body,
            )
        kind, body = self.sent[key]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves in the middle of an answer is nothing to speak of."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """``http://127.0.0.1:PORT`` for a built site."""
    handler = type("Handler", (_Handler,), {"sent": {}})
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def kinds_of_pages(folder: Path) -> list[str]:
    """One address for each kind of page, that is for each folder and depth: its largest page."""
    found: dict[tuple[str, int], list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*.html")):
        first, *deeper = path.relative_to(folder).parts
        found[first, len(deeper)].append(path)
    largest = [max(paths, key=lambda path: path.stat().st_size) for paths in found.values()]
    names = [path.relative_to(folder).as_posix() for path in largest]
    return sorted("/" + name.removesuffix("index.html") for name in names)


def visit(browser, host: str, page: str, device: str) -> Visit:
    """Open one page with an empty cache."""
    width, height = DEVICES[device]
    context = browser.new_context(
        viewport={"width": width, "height": height}, is_mobile=device == "phone"
    )
    try:
        opened = context.new_page()
        session = context.new_cdp_session(opened)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        kinds: dict[str, str] = {}
        sizes: dict[str, int] = {}
        session.on(
            "Network.responseReceived",
            lambda event: kinds.update({event["requestId"]: event["type"].lower()}),
        )
        session.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
        )
        opened.add_init_script(f"({OBSERVE})()")
        opened.goto(host + page, wait_until="load")
        opened.wait_for_timeout(SETTLED)
        seen = opened.evaluate(READ)
    finally:
        context.close()
    by_kind: dict[str, int] = defaultdict(int)
    for request, size in sizes.items():
        by_kind[kinds.get(request, "other")] += size
    return Visit(
        page,
        device,
        sum(by_kind.values()),
        dict(sorted(by_kind.items())),
        len(kinds),
        round(seen["shift"], 4),
        seen["first"],
        seen["largest"],
        seen["long"],
        tuple(filter(None, seen["shifted"])),
    )


def measured(browser, host: str, page: str, device: str, repetitions: int) -> Visit:
    """The same visit several times: the medians of times, the most of everything else."""
    visits = [visit(browser, host, page, device) for _ in range(repetitions)]
    heaviest = max(visits, key=lambda one: one.bytes)
    moved = max(visits, key=lambda one: one.shift)
    painted = [one.first_paint for one in visits if one.first_paint is not None]
    return Visit(
        page,
        device,
        heaviest.bytes,
        heaviest.by_kind,
        heaviest.requests,
        moved.shift,
        statistics.median(painted) if painted else None,
        statistics.median(one.largest_paint for one in visits),
        statistics.median(one.long_tasks for one in visits),
        moved.shifted,
    )


def markdown(visits: Sequence[Visit]) -> str:
    """A table, ready to be pasted into a page."""
    kinds = sorted({kind for one in visits for kind in one.by_kind})
    lines = [
        f"| page | device | KB | {' | '.join(kinds)} | requests | layout shift "
        "| first paint ms | largest paint ms | long tasks ms |",
        "|---|---|---:" + "|---:" * (len(kinds) + 5) + "|",
    ]
    for one in visits:
        parts = " | ".join(f"{one.by_kind.get(kind, 0) / 1000:.1f}" for kind in kinds)
        first = "none" if one.first_paint is None else f"{one.first_paint:.0f}"
        lines.append(
            f"| {one.page} | {one.device} | {one.bytes / 1000:.1f} | {parts} | {one.requests} "
            f"| {one.shift:g} | {first} | {one.largest_paint:.0f} | {one.long_tasks:.0f} |"
        )
    for one in visits:
        if is_goal(one.page) and one.misses:
            lines.append(f"\n{one.page} ({one.device}) misses: {', '.join(one.misses)}.")
        lines += [f"- moved on {one.page} ({one.device}): `{what}`" for what in one.shifted[:3]]
    return "\n".join(lines)


def is_goal(page: str) -> bool:
    """Whether the goals are meant for this page: the home page and a briefing."""
    parts = urlsplit(page).path.strip("/").split("/")
    return parts == [""] or (parts[0] == "briefings" and len(parts) == 2)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the built pages in a browser.")
    parser.add_argument(
        "--site", type=Path, default=PROJECT, help="the site's folder (default: this project)"
    )
    parser.add_argument(
        "--repetitions", "-n", type=int, default=3, metavar="N", help="visits of each (default: 3)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--page", action="append", help="only this page, such as / (repeatable)")
    options = parser.parse_args()
    folder = options.site / "site"
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (folder / "index.html").is_file() or program is None:
        missing = "no browser here" if program is None else f"no built site in {folder}"
        print(f"there is {missing}", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    visits = []
    with served(folder) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for page in options.page or kinds_of_pages(folder):
            for device in DEVICES:
                visits.append(measured(browser, host, page, device, max(1, options.repetitions)))
                print(f"{page} {device}: {visits[-1].bytes / 1000:.1f} KB", file=sys.stderr)
        browser.close()
    if options.json:
        found = {
            "goals": GOALS,
            "slowdown": SLOWDOWN,
            "repetitions": options.repetitions,
            "visits": [asdict(one) | {"misses": one.misses} for one in visits],
        }
        print(json.dumps(found, indent=2))
    else:
        print(markdown(visits))
    return 0


if __name__ == "__main__":
    sys.exit(main())
