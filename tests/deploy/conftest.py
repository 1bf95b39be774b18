"""Two dashboard processes on one warehouse behind nginx with the configuration of the repository."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import IN_CI, ROOT

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Fleet:
    """The address in front, the processes behind by port, and who answered what."""

    address: str
    warehouse: Path
    processes: dict[int, subprocess.Popen]
    log: Path
    seen: int = field(default=0)

    def answered(self) -> list[int]:
        """The ports that answered since this was last asked."""
        time.sleep(0.2)
        lines = self.log.read_text().splitlines()
        fresh, self.seen = lines[self.seen :], len(lines)
        return [int(line.rsplit(":", 1)[1]) for line in fresh if ":" in line]


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/health", timeout=2) as response:  # noqa: S310
            return response.status == 200
    except OSError:
        return False


def wait_for(address: str) -> None:
    for _ in range(600):
        if answers(address):
            return
        time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


@pytest.fixture
def fleet(tmp_path):
    """Two processes, and nginx in front of them."""
    if NGINX is None:
        if IN_CI:
            pytest.fail("CI must have nginx: apt-get install nginx-light")
        pytest.skip("no nginx on this machine (Debian: apt-get install nginx-light)")
    from etl.build import build

    warehouse = tmp_path / "chiso.duckdb"
    build([], warehouse)
    with ExitStack() as stack:
        processes = {port: stack.enter_context(_dashboard(port, warehouse)) for port in (free_port(), free_port())}
        front = free_port()
        config = tmp_path / "nginx.conf"
        config.write_text(_configuration(front, list(processes), tmp_path))
        subprocess.run([NGINX, "-t", "-e", tmp_path / "error.log", "-c", config], check=True, capture_output=True)
        nginx = subprocess.Popen([NGINX, "-e", tmp_path / "error.log", "-c", config, "-g", "daemon off;"])
        stack.callback(nginx.wait)
        stack.callback(nginx.terminate)
        stack.callback(_stop, processes)
        for port in processes:
            wait_for(f"http://127.0.0.1:{port}")
        wait_for(f"http://127.0.0.1:{front}")
        fleet = Fleet(f"http://127.0.0.1:{front}", warehouse, processes, tmp_path / "access.log")
        fleet.answered()
        yield fleet


def _dashboard(port: int, warehouse: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--warehouse", str(warehouse)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _stop(processes: dict[int, subprocess.Popen]) -> None:
    for process in processes.values():
        process.terminate()


def _configuration(front: int, ports: list[int], folder: Path) -> str:
    """The repository's file with the ports and folders of this test, and a log of who answered."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    servers = "".join(f"server 127.0.0.1:{port};\n" for port in ports)
    text = re.sub(r"( *server 127\.0\.0\.1:\d+;\n)+", servers, text)
    text = text.replace("listen 8501;", f"listen 127.0.0.1:{front};")
    text = text.replace("/run/chiso-nginx.pid", str(folder / "nginx.pid"))
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    log = f"log_format who '$upstream_addr'; access_log {folder}/access.log who; {temporary}"
    return text.replace("access_log off;", log)
