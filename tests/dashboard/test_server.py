"""The hardened server: health, headers, configuration; and what starting it does not import."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.server import HEADERS
from tests.conftest import ROOT
from tests.dashboard.conftest import serving


def fetch(address: str):
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
        return answer.status, dict(answer.headers), answer.read()


@pytest.mark.slow
def test_health_names_the_version(server, reader):
    status, _, body = fetch(f"{server}/api/health")
    assert (status, json.loads(body)) == (200, {"status": "ok", "version": reader.version.id})


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/api/health", "/_stcore/health"])
def test_every_answer_has_the_usual_headers(server, path):
    _, headers, _ = fetch(server + path)
    sent = {name.lower(): value for name, value in headers.items()}
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= sent.items()


@pytest.mark.slow
def test_without_data_health_says_so_and_shows_no_path(tmp_path):
    with serving(tmp_path / "none.duckdb", cwd=tmp_path) as address, pytest.raises(urllib.error.HTTPError) as refused:
        fetch(f"{address}/api/health")
    assert refused.value.code == 503
    assert str(tmp_path) not in refused.value.read().decode()


def test_the_policy_allows_no_other_host_and_no_inline_script():
    policy = HEADERS["Content-Security-Policy"]
    assert "http" not in policy
    assert not re.search(r"script-src[^;]*'unsafe-(?:inline|eval)'", policy)


@pytest.mark.parametrize(
    ("option", "value"),
    [("browser.gatherUsageStats", False), ("client.showErrorDetails", "none"), ("client.toolbarMode", "viewer")],
)
def test_configuration(option, value):
    assert settings.options()[option] == value


def test_every_option_is_one_that_streamlit_knows():
    from streamlit import config

    assert set(settings.options()) <= set(config._config_options_template)


def test_light_and_dark_are_both_complete():
    options = settings.options()
    light, dark = (
        {n.split(".")[-1] for n in options if n.startswith(f"theme.{theme}.")} for theme in ("light", "dark")
    )
    assert light == dark != set()


MODULES = sorted(
    f"dashboard.{path.stem}" for path in (ROOT / "dashboard").glob("*.py") if not path.stem.startswith("__")
)


def test_starting_imports_no_heavy_library():
    code = f"import sys, {', '.join(MODULES)}; print(sorted({{'pandera', 'pandas', 'kaleido'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_taken_port_is_one_line(server_port):
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "--port", str(server_port)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == f"port {server_port} on 127.0.0.1 is in use; choose another --port\n"


@pytest.fixture
def server_port():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.mark.parametrize("page", sorted((ROOT / "dashboard" / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_pages_are_short(page: Path):
    assert page.read_text(encoding="utf-8").count("\n") <= 80
