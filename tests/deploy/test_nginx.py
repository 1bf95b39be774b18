"""Several processes behind nginx: a reader stays with one, readers spread, a new version is seen by all."""

import http.client
import re

import pytest

from etl.build import add
from tests.deploy.conftest import wait_for
from warehouse.reader import current_id

pytestmark = pytest.mark.slow

TABLE = (
    "indicator,area,value,qualifier,unit,period_start,period_end,period_kind,url\n"
    "members_admitted,soc-trang,7448,exact,persons,2023-01-01,2023-12-31,year,https://example.org/new\n"
)


def ask(fleet, cookie: str | None = None) -> tuple[int, str | None]:
    """The status of the first page and the cookie that it sets."""
    connection = http.client.HTTPConnection(fleet.address.removeprefix("http://"), timeout=20)
    connection.request("GET", "/", headers={"Cookie": f"chiso_process={cookie}"} if cookie else {})
    response = connection.getresponse()
    response.read()
    found = re.match(r"chiso_process=([0-9a-f]{32});", response.getheader("Set-Cookie") or "")
    connection.close()
    return response.status, found and found.group(1)


def test_a_reader_stays_readers_spread_and_a_dead_process_is_passed_over(fleet):
    status, cookie = ask(fleet)
    assert status == 200
    assert cookie
    first = fleet.answered()
    for _ in range(10):
        assert ask(fleet, cookie) == (200, None)
    assert set(fleet.answered()) == set(first)
    readers = [ask(fleet)[1] for _ in range(40)]
    assert len(set(readers)) == 40
    assert set(fleet.answered()) == set(fleet.processes)
    assert ask(fleet, "<script>")[1] not in {None, "<script>"}
    fleet.answered()
    fleet.processes[first[0]].kill()
    fleet.processes[first[0]].wait()
    assert ask(fleet, cookie)[0] == 200
    assert fleet.answered()[-1] != first[0]


@pytest.mark.browser
def test_readers_of_all_processes_see_a_new_version(fleet, chromium, tmp_path):
    pages, behind = [], set()
    while behind != set(fleet.processes):
        page = chromium.new_context().new_page()
        page.goto(f"{fleet.address}/indicator?lang=en")
        page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
        pages.append(page)
        behind |= set(fleet.answered())
        assert len(pages) < 20
    old = current_id(fleet.warehouse)
    for page in pages:
        page.get_by_text(old).first.wait_for()
    table = tmp_path / "new.csv"
    table.write_text(TABLE)
    add([table], fleet.warehouse)
    new = current_id(fleet.warehouse)
    assert new != old
    for page in pages:
        page.reload()
        page.get_by_text(new).first.wait_for(timeout=60_000)
    for port in fleet.processes:
        wait_for(f"http://127.0.0.1:{port}")
