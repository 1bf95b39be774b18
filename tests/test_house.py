"""The house's own rules: lint, types, one-way imports, documents that agree with the program."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import ROOT

PACKAGES = ("etl", "warehouse", "dashboard")
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=["lint", "format", "types"]
)
def test_code_is_clean(command):
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_walk_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_say_what_they_hold(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert text.count("\n") <= 400
    assert all(node.end_lineno - node.lineno < 80 for node in functions)
    assert ast.get_docstring(tree) or not tree.body


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_of_a_module_takes_the_place_of_another(path):
    statements = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign)]
    names = [target.id for node in statements for target in node.targets if isinstance(target, ast.Name)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def commands_of(text: str) -> list[str]:
    return re.findall(r"^(?:    )?(python3 -m venv .*)$", text, flags=re.MULTILINE)


def test_the_readme_opens_with_exactly_two_commands_and_ci_runs_the_second():
    opening, test = commands_of(README)
    assert README.index(opening) < README.index(test) < README.index("---")
    assert opening.endswith("chiso dashboard")
    assert commands_of((ROOT / ".ci" / "run").read_text(encoding="utf-8")) == [test]


def test_every_command_is_documented():
    from etl.cli import app

    for command in app.registered_commands:
        assert f"| `chiso {command.callback.__name__}" in README


def test_columns_are_documented_as_they_are():
    sys.path.insert(0, str(ROOT / "docs"))
    import make

    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == make.page()


def test_growth_is_worked_out_from_what_was_measured():
    sys.path.insert(0, str(ROOT / "docs"))
    import make_growth

    costs = pl.read_csv(ROOT / "docs" / "costs.csv")
    assert (ROOT / "docs" / "growth.md").read_text(encoding="utf-8") == make_growth.page(costs)


def test_every_dependency_is_pinned_without_addresses():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {line.partition("==")[0].lower() for line in pins.splitlines() if "==" in line}
    assert {re.split(r"[\[>=<; ]", name)[0].lower() for name in wanted} <= pinned
    assert "://" not in pins
    assert not re.search(r"^-", pins, flags=re.MULTILINE)


def test_nothing_built_is_committed():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert not re.search(r"\.duckdb|\.versions/|__pycache__", tracked)


@pytest.mark.slow
def test_the_dashboard_starts_without_the_heavy_libraries():
    code = "import sys, dashboard.store, dashboard.charts, warehouse.reader; print([m for m in ('pandera', 'pandas', 'kaleido') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
