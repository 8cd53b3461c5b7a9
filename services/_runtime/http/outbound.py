"""Outbound HTTP to addresses that users choose. It cannot be used to reach the network that the service runs in.

The guard works where connections are made. Every redirect therefore passes the guard, and the connection goes to the
checked address; a second resolution could give another address (DNS rebinding). The Host header, the TLS server name
and the connection pool still use the URL's host name. The environment's proxies and ``.netrc`` are not used.
"""

import asyncio
import socket
import zlib
from collections.abc import Awaitable, Callable, Collection, Iterable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import httpcore
import httpx

from services._runtime.errors import InvalidError

USER_AGENT = "claimwatch"
GLOBAL_UNICAST = IPv6Network("2000::/3")
WEB_PORTS = (80, 443)
LAST_PORT = 65_535
NEVER_PUBLIC = tuple(
    map(
        ip_network,
        (
            *("192.0.0.0/24", "192.88.99.0/24", "192.52.193.0/24"),  # protocol assignments, relays of 6to4 and AMT
            "168.63.129.16/32",  # the services of a cloud provider, at a public address
            *("2001::/23", "3fff::/20"),  # protocol assignments, documentation
        ),
    )
)
"""Networks that Python's registry does not list as private, although their addresses are local or belong to nobody."""

NAT64 = IPv6Network("64:ff9b::/96")
IDLE_CONNECTIONS, IDLE_SECONDS = 20, 5.0
CODINGS = frozenset({"gzip", "x-gzip", "deflate"})
GZIP_OR_ZLIB = 32
"""Added to zlib's window size: zlib recognises gzip or zlib by the header."""

Resolver = Callable[[str, int], Awaitable[list[str]]]
SocketOptions = Iterable[httpcore.SOCKET_OPTION]


class GuardError(InvalidError):
    """The URL leads to a refused address or port; nothing was sent."""


class PrivateAddressError(GuardError):
    """The host is, or resolves to, an address that is not globally routable."""


class PortError(GuardError):
    """The port is not allowed."""


class ResponseTooLargeError(InvalidError):
    """The body is longer than the limit."""


class UnreadableBodyError(InvalidError):
    """The body is compressed wrongly, or with an unsupported coding."""


async def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver, best first. Literals such as ``0x7f.1`` are resolved too.

    Raises:
        OSError: the name does not resolve.
    """
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in answers))


def is_public(address: str) -> bool:
    """Whether an IP address is globally routable unicast. An embedded IPv4 address must be so too."""
    parsed = ip_address(address)
    if any(parsed in network for network in NEVER_PUBLIC):
        return False
    if isinstance(parsed, IPv4Address):
        return parsed.is_global and not parsed.is_multicast
    embedded = _embedded(parsed)
    if embedded is not None:
        return is_public(str(embedded))
    return parsed in GLOBAL_UNICAST and parsed.is_global


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv4-mapped, 6to4 or NAT64 address leads."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Resolves a host, checks all addresses, and connects to a checked address. One private address refuses the host.

    With ``allow_private`` every address and port is allowed.
    """

    def __init__(
        self,
        inner: httpcore.AsyncNetworkBackend,
        resolver: Resolver,
        *,
        allow_private: bool,
        ports: Collection[int] = WEB_PORTS,
    ) -> None:
        self._inner = inner
        self._resolver = resolver
        self._allow_private = allow_private
        self._ports = frozenset(ports)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that accepts one.

        Raises:
            PrivateAddressError: the host has a private address.
            PortError: the port is not allowed.
            httpcore.NetworkError: the host does not resolve, or none of its addresses answers.
        """
        if port > LAST_PORT:
            raise PortError(f"port {port} of {host} is more than {LAST_PORT}")
        if not self._allow_private and port not in self._ports:
            raise PortError(f"port {port} of {host} is none of {', '.join(map(str, sorted(self._ports)))}")
        addresses = await self._resolve(host, port, timeout)
        if not self._allow_private and (private := [address for address in addresses if not is_public(address)]):
            raise PrivateAddressError(f"{host} leads to {private[0]}, which is not a public address")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Sleep as the inner backend does."""
        await self._inner.sleep(seconds)

    async def _resolve(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            async with asyncio.timeout(timeout):
                return await self._resolver(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} did not resolve within {timeout} s") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} does not resolve: {error}") from error


class _GuardedTransport(httpx.AsyncHTTPTransport):
    def __init__(self, backend: GuardedBackend) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=IDLE_CONNECTIONS,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Handle the request as httpx does, but drop the body of a redirect: httpx would read it whole, at any size."""
        response = await super().handle_async_request(request)
        if not response.has_redirect_location:
            return response
        await response.aclose()
        location = [(name, value) for name, value in response.headers.raw if name.lower() == b"location"]
        return httpx.Response(response.status_code, headers=location, stream=httpx.ByteStream(b""))


def guarded_client(
    *,
    allow_private: bool,
    timeout_seconds: float,
    ports: Collection[int] = WEB_PORTS,
    user_agent: str = USER_AGENT,
    follow_redirects: bool = False,
    max_redirects: int = 5,
    resolver: Resolver = system_resolver,
    backend: httpcore.AsyncNetworkBackend | None = None,
) -> httpx.AsyncClient:
    """A client for http and https that reaches only public addresses and ``ports``; with ``allow_private``, all.

    Requests raise ``GuardError`` for other addresses and ports, and httpx's own errors; ``httpx.InvalidURL`` is no
    ``httpx.HTTPError``. ``timeout_seconds`` bounds connecting, writing, and waiting for the next bytes, each by itself,
    not the whole exchange. The number of open connections is not bounded, so that a slow host does not delay others. No
    cookie is kept. Read bodies only with ``read_limited``: httpx itself decompresses without bounds.
    """
    guarded = GuardedBackend(backend or httpcore.AnyIOBackend(), resolver, allow_private=allow_private, ports=ports)
    return httpx.AsyncClient(
        transport=_GuardedTransport(guarded),
        timeout=timeout_seconds,
        headers={"user-agent": user_agent, "accept-encoding": "gzip"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        follow_redirects=follow_redirects,
        max_redirects=max_redirects,
        trust_env=False,
    )


async def read_limited(response: httpx.Response, max_bytes: int) -> bytes:
    """The decoded body of a streamed response. Memory is bounded by ``max_bytes`` and the size of a received piece.

    Raises:
        ResponseTooLargeError: the body is longer than ``max_bytes``, announced or counted; the rest was not read.
        UnreadableBodyError: the body is compressed otherwise than once with gzip or deflate.
        httpx.TransportError: the connection broke.
    """
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > max_bytes:
        raise ResponseTooLargeError(f"{response.url} announces {announced} bytes, more than {max_bytes}")
    inflate = _inflater(response)
    body = bytearray()
    async for piece in response.aiter_raw():
        body += inflate(piece, max_bytes + 1 - len(body))
        if len(body) > max_bytes:
            raise ResponseTooLargeError(f"{response.url} sends more than {max_bytes} bytes")
    return bytes(body)


def _inflater(response: httpx.Response) -> Callable[[bytes, int], bytes]:
    """A function of a received piece and a number of bytes, at least one: that many decoded bytes of the piece."""
    values = response.headers.get_list("content-encoding", split_commas=True)
    codings = [coding.lower() for coding in values if coding.lower() not in {"identity", ""}]
    if not codings:
        return lambda piece, _most: piece
    if len(codings) > 1 or codings[0] not in CODINGS:
        raise UnreadableBodyError(f"{response.url} is compressed as {', '.join(codings)}"[:200])
    decompressor = zlib.decompressobj(zlib.MAX_WBITS | GZIP_OR_ZLIB)

    def inflate(piece: bytes, most: int) -> bytes:
        try:
            return decompressor.decompress(piece, most)
        except zlib.error as error:
            raise UnreadableBodyError(f"{response.url} is wrongly compressed: {error}") from error

    return inflate
