"""`chiso export`: a selection of observations to a file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from etl.commands.output import say
from etl.commands.publishing import write_file
from etl.problems import UsageProblem
from warehouse.catalogue import catalogue
from warehouse.export import format_of, to_bytes
from warehouse.reader import Selection, open_reader


def selection(indicators: Iterable[str], areas: Iterable[str], years: str | None) -> Selection:
    """The selection that the options name. Raises `UsageProblem` for a code or year that is none."""
    first, last = _years(years)
    return Selection(
        indicators=tuple(known_code(code, "indicator", "--indicator") for code in indicators),
        areas=tuple(known_code(code, "area", "--area") for code in areas),
        first_year=first,
        last_year=last,
    )


def run(out: Path, warehouse: Path, wanted: Selection, file_format: str | None) -> None:
    """Write the selected observations; an empty selection gives a file with headings only, and says so."""
    file_format = file_format or format_of(out)
    with closing(open_reader(warehouse)) as reader:
        frame = reader.observations(wanted)
        about = {"version": reader.version.id, "published": reader.version.published.isoformat(timespec="seconds")}
    write_file(out, to_bytes(frame, file_format, about if file_format == "xlsx" else None))
    say(f"{out}: {frame.height} observations")


def known_code(code: str, code_list: str, option: str) -> str:
    """The code, if the catalogue has it. Raises `UsageProblem` that names the nearest ones."""
    codes = catalogue().codes_of(code_list)
    if code in codes:
        return code
    near = difflib.get_close_matches(code, codes, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "see the sheet codes of `chiso template`"
    raise UsageProblem(f"{option} {code}: not in the catalogue; {hint}")


def _years(text: str | None) -> tuple[int | None, int | None]:
    if text is None:
        return None, None
    first, colon, last = text.partition(":")
    try:
        ends = (int(first) if first else None, int(last) if last else None)
    except ValueError as error:
        raise UsageProblem(f"--year {text}: not a span of years; write 2019:2024, 2019: or :2024") from error
    first_year, last_year = ends if colon else (ends[0], ends[0])
    if first_year and last_year and first_year > last_year:
        raise UsageProblem(f"--year {text}: starts after it ends; write {last_year}:{first_year}")
    return first_year, last_year
