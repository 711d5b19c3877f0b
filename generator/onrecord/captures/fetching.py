"""Fetching one page from the web, and nothing else.

An address may come from anybody, so what it leads to is bounded: http and https only, a few
redirects, some megabytes, some seconds, and no address inside the analyst's own network. Names are
resolved once, every address found is checked, and the connection goes to an address that was
checked, so that a name cannot mean one thing when it is checked and another when it is used. No
cookies, no credentials, no proxy.
"""

from __future__ import annotations

import datetime
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import certifi
import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from onrecord import __version__
from onrecord.diagnostics import Diagnostic, Span

MAX_BYTES = 10 * 1024 * 1024
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
#: The kinds of content that are taken, with the suffix under which a capture is kept.
SUFFIX_BY_TYPE = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": f"onrecord/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}
#: Networks that are not the public web and that Python's own lists do not, or not always, name:
#: translations and tunnels that carry an IPv4 address inside, benchmarks, documentation, and the
#: address at which one cloud serves its machines' secrets.
_SPECIAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "168.63.129.16/32",
        "::/96",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)


@dataclass(frozen=True)
class Fetched:
    """A page as it came: where from in the end, its bytes, what the server said of them.

    ``date`` is the server's own date of the answer (``YYYY-MM-DD``), None where it gave none.
    """

    url: str
    data: bytes
    suffix: str
    charset: str | None
    date: str | None


class _Refused(Exception):
    """Ends a fetch; holds the diagnostic's code, what happened, and what to do."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help


def fetch(
    address: str,
    *,
    allow: Collection[str] = (),
    max_bytes: int = MAX_BYTES,
    max_seconds: float = MAX_SECONDS,
) -> Fetched | Diagnostic:
    """Fetch a page, or say why not.

    ``allow`` names IP addresses that are taken although they are not public. It is for tests, and
    nothing that a user can set leads to it.
    """
    deadline = time.monotonic() + max_seconds
    answers: queue.SimpleQueue[Fetched | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(_follow(address, frozenset(allow), max_bytes, deadline))
        except BaseException as error:
            answers.put(error)

    # Name resolution and slow headers know no deadline; a thread that is waited for does. What is
    # left behind ends with the process.
    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, deadline - time.monotonic()) + 0.5)
    except queue.Empty:
        answer = _too_slow(max_seconds)
    if isinstance(answer, Fetched):
        return answer
    if not isinstance(answer, _Refused):
        raise answer
    return Diagnostic(answer.code, answer.message, Span(_shown(address)), help=answer.help)


def public(address: _Address) -> bool:
    """Whether an IP address belongs to the public internet, and to a single host on it."""
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_private
        and not address.is_loopback
        and not address.is_link_local
        and not address.is_unspecified
        and not any(address in network for network in _SPECIAL)
    )


def _follow(address: str, allow: frozenset[str], max_bytes: int, deadline: float) -> Fetched:
    """The answer at the end of the redirects."""
    asked = address
    for _ in range(MAX_REDIRECTS + 1):
        url = _checked_url(asked)
        response, pool = _ask(url, allow, deadline)
        try:
            if response.status in _REDIRECTS and response.headers.get("Location"):
                asked = urljoin(str(url), response.headers["Location"].strip())
                continue
            return _read(url, response, max_bytes, deadline)
        finally:
            response.close()
            pool.close()
    raise _Refused(
        "fetch-failed",
        f"it redirects more than {MAX_REDIRECTS} times",
        "open it in a browser, save the page, and import the file",
    )


def _checked_url(text: str) -> Url:
    """The parts of an address that may be asked for."""
    try:
        url = parse_url(text)
    except HTTPError:
        url = Url()
    if url.scheme not in ("http", "https"):
        raise _Refused(
            "address-refused",
            f'"{_shown(text)}" is not an http or https address',
            "give an address that starts with https://, or the path of a saved page",
        )
    if not url.host or any(ord(character) < 33 for character in text.strip()):
        raise _Refused(
            "address-refused",
            f'"{_shown(text)}" is not a valid address',
            "copy the address from the browser's address bar",
        )
    if url.auth is not None:
        raise _Refused(
            "address-refused",
            "an address with a user name or password is not fetched",
            "leave out what stands before the @, or save the page in a browser and import the file",
        )
    return url._replace(fragment=None)


def _ask(
    url: Url, allow: frozenset[str], deadline: float
) -> tuple[urllib3.BaseHTTPResponse, urllib3.HTTPConnectionPool]:
    """Send one request to the first checked address that answers."""
    host = (url.host or "").strip("[]")
    port = url.port or (443 if url.scheme == "https" else 80)
    trouble: Exception | None = None
    for address in _resolved(host, port, allow):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        pool = _pool(url.scheme or "", str(address), port, host)
        try:
            response = pool.urlopen(
                "GET",
                url.request_uri,
                headers={**_HEADERS, "Host": url.netloc or host},
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
                assert_same_host=False,
                timeout=urllib3.Timeout(total=left),
            )
            return response, pool
        except (HTTPError, OSError, ValueError) as error:
            pool.close()
            trouble = error
    if isinstance(trouble, urllib3.exceptions.SSLError):
        raise _Refused(
            "fetch-failed",
            f"no safe connection to {host}: its certificate was not accepted",
            "open it in a browser, save the page, and import the file",
        )
    unreachable = isinstance(trouble, urllib3.exceptions.NewConnectionError)
    slow = isinstance(trouble, urllib3.exceptions.TimeoutError) and not unreachable
    if trouble is None or slow:
        raise _too_slow(None)
    raise _Refused(
        "fetch-failed",
        f"{host} does not answer",
        "check the address and your connection; or save the page in a browser and import the file",
    )


def _pool(scheme: str, address: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    """A connection to an IP address that presents itself, and checks the other, by host name."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, maxsize=1)
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        maxsize=1,
        ssl_context=context,
        cert_reqs="CERT_REQUIRED",
        server_hostname=host,
        assert_hostname=host,
    )


def _resolved(host: str, port: int, allow: frozenset[str]) -> list[_Address]:
    """The addresses of a host; refused where any of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Refused(
            "fetch-failed",
            f'there is no host called "{_shown(host)}"',
            "check the spelling of the address and your connection",
        ) from None
    addresses: dict[_Address, None] = {}
    for entry in found:
        address = ipaddress.ip_address(str(entry[4][0]))
        if not public(address) and str(address) not in allow:
            raise _Refused(
                "address-refused",
                f"{_shown(host)} leads to {address}, which is not on the public internet",
                "pages inside a network are not fetched: save the page and import the file",
            )
        addresses[address] = None
    return list(addresses)


def _read(url: Url, response: urllib3.BaseHTTPResponse, max_bytes: int, deadline: float) -> Fetched:
    """The body of an answer, as far as it may be taken."""
    if response.status != 200:
        reason = {401: "a login", 402: "a payment", 403: "permission", 451: "another law"}
        raise _Refused(
            "fetch-failed",
            f"the server answers {response.status}"
            + (f" (it asks for {reason[response.status]})" if response.status in reason else ""),
            "open it in a browser, save the page, and import the file",
        )
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "text/html")
    kind = header.get_content_type()
    if kind not in SUFFIX_BY_TYPE:
        raise _Refused(
            "fetch-failed",
            f'the server sends "{_shown(kind)}", which is neither a page nor plain text',
            "import the page that holds the article; text of a PDF can be saved as .txt",
        )
    body = bytearray()
    try:
        while True:
            if time.monotonic() > deadline:
                raise _too_slow(None)
            piece = response.read1(65536, decode_content=True)
            if not piece:
                break
            body += piece
            if len(body) > max_bytes:
                raise _Refused(
                    "fetch-failed",
                    f"the page has more than {max_bytes:,} bytes",
                    "save the article alone, for example from the browser's reading view",
                )
    except (HTTPError, OSError, ValueError) as error:
        if isinstance(error, urllib3.exceptions.TimeoutError):
            raise _too_slow(None) from None
        raise _Refused(
            "fetch-failed",
            "the page broke off while it was read",
            "try again; or save the page in a browser and import the file",
        ) from None
    charset = header.get_content_charset()
    return Fetched(
        str(url), bytes(body), SUFFIX_BY_TYPE[kind], charset, _date(response.headers.get("Date"))
    )


def _date(header: str | None) -> str | None:
    """The day in a ``Date`` header."""
    try:
        moment = parsedate_to_datetime(header or "")
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(datetime.UTC)
    return moment.date().isoformat()


def _too_slow(seconds: float | None) -> _Refused:
    limit = f" within {seconds:g} seconds" if seconds else " in time"
    return _Refused(
        "fetch-failed",
        f"the page did not arrive{limit}",
        "try again; or save the page in a browser and import the file",
    )


def _shown(text: str) -> str:
    """A text as one short printable line."""
    line = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return line if len(line) <= 120 else line[:119] + "…"
