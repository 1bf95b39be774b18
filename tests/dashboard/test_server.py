"""The hardened server: health, headers, configuration; and what starting it does not import."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

import pytest

from dashboard import settings, texts
from dashboard.frontend import chart_library
from dashboard.own import limits
from dashboard.server import HEADERS
from dashboard.words import Words
from tests.conftest import ROOT
from tests.dashboard.conftest import serving, wait_for


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
@pytest.mark.parametrize(
    ("path", "asked"), [("/", True), ("/indicator", True), ("/help", False), ("/api/health", False)]
)
def test_a_page_with_charts_has_their_library_fetched_with_it(server, path, asked):
    _, headers, _ = fetch(server + path)
    link = {name.lower(): value for name, value in headers.items()}.get("link", "")
    assert (link == f"<./static/js/{chart_library()}>; rel=modulepreload") is asked
    assert bool(link) is asked


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "language", "title"), [("/", "vi", "Tổng quan · Chỉ Số"), ("/compare?lang=en", "en", "Compare · Chỉ Số")]
)
def test_a_page_says_what_it_is_before_any_script_runs(server, path, language, title):
    _, headers, body = fetch(server + path)
    page = body.decode()
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}</title>" in page
    assert f'<meta property="og:title" content="{title}">' in page
    assert escape(texts.find(language, "description")) in page
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 2
    policy = {name.lower(): value for name, value in headers.items()}["content-security-policy"]
    assert all(f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" in policy for s in scripts)


@pytest.mark.slow
def test_an_unknown_address_is_left_to_streamlit(server):
    assert b"<title>Streamlit</title>" in fetch(f"{server}/nowhere")[2]


@pytest.mark.slow
def test_without_data_health_says_so_and_shows_no_path(tmp_path):
    with serving(tmp_path / "none.duckdb", cwd=tmp_path) as address, pytest.raises(urllib.error.HTTPError) as refused:
        fetch(f"{address}/api/health")
    assert refused.value.code == 503
    assert str(tmp_path) not in refused.value.read().decode()


def test_the_policy_allows_no_other_host_and_no_inline_script():
    policy = HEADERS["Content-Security-Policy"]
    assert "http" not in policy
    assert re.search(r"connect-src ([^;]*);", policy)[1] == "'self'"
    assert not re.search(r"script-src[^;]*'unsafe-(?:inline|eval)'", policy)


@pytest.mark.browser
def test_the_page_talks_to_its_own_host_only(chromium, server):
    page = chromium.new_page()
    opened = []
    page.on("websocket", lambda socket: opened.append(socket.url))
    page.goto(f"{server}/?lang=en")
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    assert opened
    assert {url.split("/")[2] for url in opened} == {server.removeprefix("http://")}
    foreign = """() => new Promise(tell => {
        document.addEventListener('securitypolicyviolation', event => tell(event.effectiveDirective));
        setTimeout(() => tell('nothing'), 3000);
        try { new WebSocket('ws://127.0.0.1:9/') } catch (error) {}
    })"""
    assert page.evaluate(foreign) == "connect-src"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_defect_is_told_in_the_readers_language_and_without_internals(chromium, failing, language):
    page = chromium.new_page()
    page.goto(f"{failing}/?lang={language}")
    page.get_by_text(Words(language)("state.defect")).wait_for()
    assert "secret" not in page.content()
    assert page.locator("[data-testid=stException]").count() == 0
    page.close()


@pytest.fixture(scope="module")
def failing(tmp_path_factory):
    """The server with a script that has a defect."""
    script = tmp_path_factory.mktemp("failing") / "failing.py"
    script.write_text("raise ValueError('a secret of /home/operator')", encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = f"from dashboard import server, settings; settings.SCRIPT = {str(script)!r}; server.serve({port}, '127.0.0.1', None)"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/_stcore/upload_file/x/y", "/media/%2e%2e/x", "/app/static/../../etc/passwd", "/api/none"]
)
def test_no_answer_has_internals(server, path):
    try:
        _, headers, body = fetch(server + path)
    except urllib.error.HTTPError as refused:
        headers, body = dict(refused.headers), refused.read()
    assert not re.search(rb"Traceback|File \"|site-packages", body)
    assert "content-security-policy" in {name.lower() for name in headers}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("client.toolbarMode", "viewer"),
        ("server.maxUploadSize", limits.FILE_MEGABYTES),
    ],
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


def test_the_server_listens_before_the_engines_of_figures_are_loaded():
    code = "import sys, dashboard.server; print(sorted({'polars', 'duckdb', 'numpy'} & set(sys.modules)))"
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
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


@pytest.mark.parametrize("page", sorted((ROOT / "dashboard" / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_pages_are_short(page: Path):
    assert page.read_text(encoding="utf-8").count("\n") <= 80
