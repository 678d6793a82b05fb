"""Real web servers with the redirects that were written for them, each on a loopback port."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

NGINX = """
pid {work}/nginx.pid;
error_log {work}/error.log;
daemon off;
events {{}}
http {{
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fast;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  include {redirects}/nginx/redirects.conf;
  server {{
    listen 127.0.0.1:{port};
    root {work};
{lines}
    location / {{ return 404; }}
  }}
}}
"""
APACHE = """
ServerRoot {work}
ServerName localhost
PidFile {work}/apache.pid
ErrorLog {work}/error.log
Listen 127.0.0.1:{port}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
DocumentRoot {redirects}/apache
<Directory {redirects}/apache>
  AllowOverride All
  Require all granted
</Directory>
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {work}/caddy
}}
http://:{port} {{
  bind 127.0.0.1
  import {redirects}/caddy/redirects.caddy
  respond "nothing" 404
}}
"""


def _nginx(work: Path, redirects: Path, port: int) -> list[str]:
    text = (redirects / "nginx" / "redirects.conf").read_text("utf-8")
    lines = "\n".join(line[2:] for line in text.splitlines() if line.startswith("#     if"))
    (work / "nginx.conf").write_text(
        NGINX.format(work=work, redirects=redirects, port=port, lines=lines)
    )
    return ["nginx", "-p", str(work), "-c", str(work / "nginx.conf")]


def _apache(work: Path, redirects: Path, port: int) -> list[str]:
    (work / "apache.conf").write_text(APACHE.format(work=work, redirects=redirects, port=port))
    return ["apache2", "-f", str(work / "apache.conf"), "-D", "FOREGROUND"]


def _caddy(work: Path, redirects: Path, port: int) -> list[str]:
    (work / "Caddyfile").write_text(CADDY.format(work=work, redirects=redirects, port=port))
    return ["caddy", "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS: Mapping[str, Callable[[Path, Path, int], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


@contextmanager
def serving(name: str, work: Path, redirects: Path) -> Iterator[Callable[[str], tuple[int, str]]]:
    """A function that asks a running server for an address: status, and where it sends us."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = SERVERS[name](work, redirects, port)
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin", "HOME": str(work)}
    with (
        (work / "server.log").open("wb") as log,
        subprocess.Popen(command, cwd=work, stdout=log, stderr=log, env=environment) as server,
    ):
        try:
            _await(server, port, work)
            yield lambda path: _ask(port, path)
        finally:
            server.terminate()
            server.wait(20)


def _await(server: subprocess.Popen, port: int, work: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)  # a server says nothing when it is ready
        else:
            return
    raise AssertionError((work / "server.log").read_text("utf-8", "replace")[-2000:])


def _ask(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Host": "lantern.example"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()
