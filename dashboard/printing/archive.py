"""All charts of a page in one ZIP: a picture and a table each, and a text that says what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from dashboard import downloads
from dashboard.printing.printer import CannotPrint, printer
from dashboard.printing.shown import Shown
from dashboard.words import Words

README = "README.txt"


def zip_bytes(title: str, shown: Sequence[Shown], words: Words) -> bytes:
    """The charts as `NN-name.png` and `NN-name.csv` with `README.txt`; without a browser the tables alone."""
    buffer = io.BytesIO()
    pictures = True
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, item in enumerate(shown, start=1):
            name = f"{place:02}-{downloads.file_name(item.about.title).removeprefix('chiso-')}"
            if pictures:
                try:
                    archive.writestr(f"{name}.png", printer().picture(item.printed, "png", *item.size))
                except CannotPrint:
                    pictures = False
            archive.writestr(f"{name}.csv", downloads.table_bytes(item.rows, "csv", item.about, words))
        archive.writestr(README, _readme(title, shown, words, pictures=pictures))
    return buffer.getvalue()


def _readme(title: str, shown: Sequence[Shown], words: Words, *, pictures: bool) -> str:
    lines = [title, "=" * len(title), ""]
    for place, item in enumerate(shown, start=1):
        lines += [f"{place:02}. {item.about.title}"]
        lines += [f"    {heading}: {_indented(said)}" for heading, said in item.about.told(words).items()]
        lines += [f"    {words('card.cite')}: {item.citation}", ""]
    lines += [] if pictures else [words("print.no_browser")]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return text.replace("\n", "\n        ")
