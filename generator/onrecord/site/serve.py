"""Serving while writing: every saved file is built again and the browser shows it.

MkDocs' own live-reload server does the watching and the serving; what is ours is that a build with
errors leaves the last good site up and puts the diagnostics into the page.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from onrecord.inputs.files import CONTENT_FOLDER
from onrecord.site.publish import Built

_OVERLAY = (
    '<aside class="or-trouble" role="alert" style="position:fixed;inset:auto 0 0 0;z-index:999;'
    "max-height:60vh;overflow:auto;margin:0;padding:1rem 1.25rem;background:#2b1214;color:#fff;"
    'border-top:4px solid #e5484d"><p style="margin:0 0 .5rem;font:600 1rem/1.4 sans-serif">'
    "Not built: what you see behind this is the last good site</p>"
    '<pre style="margin:0;font:13px/1.5 monospace;white-space:pre-wrap">{}</pre></aside>'
)


def _overlay(trouble: str) -> str:
    return _OVERLAY.format(html.escape(trouble))


class BriefingServer(LiveReloadServer):
    """Serves the last good site, with the newest diagnostics laid over it."""

    trouble = ""

    def waiting_page(self, code: int) -> bytes | None:
        """While there is no good site at all: the diagnostics, asked for again every second."""
        if code != 404 or not self.trouble:
            return None
        again = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="1">'
        return (again + "<title>Not built</title><body>" + _overlay(self.trouble)).encode()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page = super()._inject_js_into_html(content, epoch)
        if not self.trouble:
            return page
        overlay = _overlay(self.trouble).encode()
        end = page.rfind(b"</body>")
        return page[:end] + overlay + page[end:] if end >= 0 else page + overlay


def serve(
    site: Path,
    build: Callable[[], Built],
    report: Callable[[Built], str],
    *,
    host: str,
    port: int,
    mount: str = "/",
) -> int:
    """Build, serve, and build again at every change until interrupted.

    ``report`` prints a build's outcome and gives the diagnostics as plain text, empty if fine.
    Returns the exit status.
    """
    first = build()
    trouble = report(first)
    folder = first.folder

    def rebuild() -> None:
        server.trouble = report(build())

    server = BriefingServer(rebuild, host, port, str(folder), mount_path=mount)
    server.trouble = trouble
    server.error_handler = server.waiting_page
    server.watch(str(site / CONTENT_FOLDER))
    server.watch(str(site / "mkdocs.yml"), recursive=False)
    hand_written = first.generated.inspected.config.docs
    for path in sorted((site / hand_written).rglob("*.md")):
        name = path.relative_to(site / hand_written).as_posix()
        if name not in {page.path for page in first.generated.pages.values()}:
            server.watch(str(path), recursive=False)
    print(f"Serving {server.url} until you press Ctrl+C", file=sys.stderr)
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
    return 0
