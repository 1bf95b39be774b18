"""The filters as widgets: each reads the address before it exists and writes the address when changed.

Widgets keep nothing of their own, so every page may draw the same ones. What a filter means is
`dashboard.filters`' matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cache, partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import filters, store, tables
from dashboard.boundaries import BOUNDARIES, members
from dashboard.filters import Filters
from dashboard.here import Here, current_filters
from dashboard.texts import LANGUAGES
from dashboard.words import Words, folded, undiacritical
from warehouse.catalogue import REFORM_DATE, catalogue, stands
from warehouse.records import Area

TODAY = date(2100, 1, 1)
NO_LIMIT = 0
REPORTED = "reported"
"""What the choice of boundaries says where the address says nothing."""

YEARS = ("first_year", "last_year")

FORGOTTEN = {
    "indicator": ("breakdown", "body", "measure", "year"),
    "breakdown": ("measure",),
    "body": ("measure",),
}
"""Which filters a choice sets back: they are of what was shown before."""


def go(wanted: Filters) -> None:
    """Make these filters the present address."""
    st.query_params.from_dict(filters.query(wanted))


def bar(here: Here, province: tuple[str, Sequence[str]] | None = None) -> None:
    """The row of filters on top of every page of figures; `province`: the one shown and those offered."""
    here.order.above(st.container(key="filters"), partial(_narrow_bar if here.narrow else _wide_bar, here, province))


def _narrow_bar(here: Here, province: tuple[str, Sequence[str]] | None) -> None:
    with st.expander(_whole_summary(here, province), icon=":material/tune:"):
        _main(here, province)
        _more(here, store.options(here.reader))


def _wide_bar(here: Here, province: tuple[str, Sequence[str]] | None) -> None:
    wide = st.columns([5, 4, 3, 3], vertical_alignment="bottom")
    _main(here, province, wide)
    with wide[-1], st.popover(_summary(here), icon=":material/tune:", width="stretch"):
        _more(here, store.options(here.reader))


def _main(
    here: Here, province: tuple[str, Sequence[str]] | None, columns: Sequence[AbstractContextManager[Any]] = ()
) -> None:
    """What, where and over which areas: each in a column of its own, else below each other."""
    first, second, third = columns[:3] or [nullcontext()] * 3
    with first:
        province_choice(here, *province) if province else indicator_choice(here, store.options(here.reader))
    with second:
        if not province:
            area_choice(here)
    with third:
        boundary_choice(here)


def _whole_summary(here: Here, province: tuple[str, Sequence[str]] | None) -> str:
    """All that is filtered, for the one button of a narrow page."""
    words, chosen = here.words, here.filters
    parts = [words.area(province[0]) if province else words.indicator(chosen.indicator)]
    if not province and chosen.areas:
        parts.append(words.listed([words.area(area) for area in chosen.areas], 2))
    if chosen.boundary:
        parts.append(words(f"boundary.{chosen.boundary}"))
    return f"{words('filter.filters')}: {' · '.join([*parts, *_told(here)])}"


def language_choice(words: Words) -> None:
    """The switch between the languages."""
    _widget(
        st.segmented_control, "lang", words.language, words("filter.language"),
        list(LANGUAGES), format_func=LANGUAGES.__getitem__, label_visibility="collapsed", required=True,
    )  # fmt: skip


def indicator_choice(here: Here, choices: pl.DataFrame) -> None:
    """Which indicator; those without any figure are not offered, save the one asked for."""
    known = set(choices["indicator"]) | {here.filters.indicator}
    codes = [code for code in (*catalogue().indicators, *catalogue().derivations) if code in known]
    _widget(
        st.selectbox, "indicator", here.filters.indicator, here.words("filter.indicator"), codes,
        format_func=partial(_offered, here), filter_mode="contains", forget=FORGOTTEN["indicator"],
    )  # fmt: skip


def _offered(here: Here, code: str) -> str:
    """An indicator's name in the list, found with and without diacritics; a derived one is marked."""
    words = here.words
    name = words.indicator(code) if code == here.filters.indicator else searchable_indicator(words, code)
    return _marked(words, code, name)


def _marked(words: Words, code: str, name: str) -> str:
    return f"{name} {words('derived.sign')}" if code in catalogue().derivations else name


def labels(words: Words, field: str) -> dict[str, str | None]:
    """What each entry of a filter that is not chosen yet is called, with its value in the address; None: no filter."""
    known = catalogue()
    if field == "indicator":
        codes = (*known.indicators, *known.derivations)
        return {_marked(words, code, searchable_indicator(words, code)): code for code in codes}
    if field == "areas":
        return {searchable(words, code): code for code in all_areas()}
    if field == "boundary":
        return {words(f"boundary.{code}"): code for code in BOUNDARIES} | {words(f"boundary.{REPORTED}"): None}
    if field in YEARS:
        return {words("filter.no_limit"): None}
    return {words.label(field, code): code for code in known.codes[field]}


def boundary_choice(here: Here) -> None:
    """Areas as reported, the 63 provinces, or today's 34 with sums of their parts."""
    _widget(
        st.selectbox, "boundary", here.filters.boundary or REPORTED, here.words("filter.boundary"),
        [REPORTED, *BOUNDARIES], format_func=lambda code: here.words(f"boundary.{code}"), empty=REPORTED,
        help=here.words("filter.boundary_help"),
    )  # fmt: skip


def area_choice(here: Here) -> None:
    """Which areas; found with and without diacritics."""
    _widget(
        st.multiselect, "areas", list(here.filters.areas), here.words("filter.areas"), ordered_areas(here),
        format_func=lambda code: here.words.area(code) if code in here.filters.areas else searchable(here.words, code),
        filter_mode="contains", placeholder=here.words("filter.all_areas"), select_all=False, wrap=True,
    )  # fmt: skip


def province_choice(here: Here, province: str, offered: Sequence[str]) -> None:
    """The one province of the province page."""
    _widget(
        st.selectbox, "province", province, here.words("filter.province"), list(offered),
        format_func=lambda code: here.words.area(code) if code == province else searchable(here.words, code),
        filter_mode="contains",
    )  # fmt: skip


def year_choice(here: Here, year: int, years: Sequence[int]) -> None:
    """The year of a ranking, among those that have figures; one that was asked for and has none stays in sight."""
    known = sorted({year, *years}, reverse=True)
    _widget(st.selectbox, "year", year, here.words("filter.year"), known, format_func=str, width=140)


def choose_year(year: int) -> None:
    """Make a year that of the rankings and maps."""
    go(current_filters()[0].but(year=year))


def two_years_choice(here: Here, shown: tuple[int, int], known: pl.DataFrame) -> None:
    """Which two years stand side by side, among those that share areas (`pairing.years`)."""
    earlier, later = shown
    partners = {*known.filter(pl.col("earlier") == earlier)["later"], later}
    with st.container(horizontal=True):
        _year(here, "before", earlier, {*known["earlier"], earlier}, forget=("after",))
        _year(here, "after", later, partners)


def _year(here: Here, field: str, year: int, years: Iterable[int], forget: tuple[str, ...] = ()) -> None:
    _widget(
        st.selectbox, field, year, here.words(f"filter.{field}"), sorted(years, reverse=True), format_func=str,
        width=140, forget=forget,
    )  # fmt: skip


def scale_choice(here: Here, scale: str, offered: Sequence[str]) -> None:
    """On which scale the areas are compared."""
    _widget(
        st.segmented_control, "scale", scale, here.words("filter.scale"), list(offered),
        format_func=lambda code: here.words(f"scale.{code}"), required=True,
    )  # fmt: skip


def base_choice(here: Here, year: int, years: Sequence[int]) -> None:
    """The year that is 100."""
    _year(here, "base", year, years)


def map_choice(here: Here) -> None:
    """Whether the country is drawn as tiles or as its provinces' shapes."""
    _widget(
        st.segmented_control, "map", here.filters.map, here.words("filter.map"), list(filters.MAPS),
        format_func=lambda code: here.words(f"map.{code}"), label_visibility="collapsed", required=True,
    )  # fmt: skip


def window_choice(here: Here, window: str, windows: Sequence[str]) -> None:
    """The part of a year that is compared over the years."""
    _widget(st.selectbox, "window", window, here.words("filter.window"), list(windows), format_func=here.words.window)


def topic_choice(here: Here) -> None:
    """Which topic of the catalogue is shown."""
    _widget(
        st.segmented_control, "topic", here.filters.topic, here.words("filter.topic"), list(catalogue().codes["topic"]),
        format_func=partial(here.words.label, "topic"), label_visibility="collapsed", required=True,
    )  # fmt: skip


def everything_choice(here: Here) -> None:
    """Whether the data page shows all indicators."""
    _widget(st.toggle, "everything", here.filters.everything, here.words("filter.everything"))


@cache
def searchable(words: Words, code: str) -> str:
    """An area's name with its Vietnamese spelling without diacritics, so that either may be typed."""
    name, plain = words.area(code), undiacritical(catalogue().areas[code].name_vi)
    return name if plain in name else f"{name} · {plain}"


@cache
def searchable_indicator(words: Words, code: str) -> str:
    """An indicator's name with its spelling without diacritics, so that either may be typed."""
    name = words.indicator(code)
    plain = folded(name)
    return name if plain == name.lower() else f"{name} · {plain}"


def _more(here: Here, choices: pl.DataFrame) -> None:
    words, chosen = here.words, here.filters
    own = here.kept("choices", lambda: choices.filter(pl.col("indicator") == chosen.indicator))
    _years(here, own)
    for field in ("breakdown", "body"):
        _codes(here, field, {*own[field], getattr(chosen, field)})
    _measure(here)
    _widget(st.toggle, "parts", chosen.parts, words("filter.parts"), help=words("filter.parts_help"))
    _widget(st.toggle, "bounds", chosen.bounds, words("filter.bounds"), help=words("filter.bounds_help"))
    st.button(words("filter.reset"), on_click=_reset, key="reset")


def _codes(here: Here, field: str, known: set[str]) -> None:
    codes = [code for code in catalogue().codes[field] if code in known]
    _widget(
        st.selectbox, field, getattr(here.filters, field), here.words(f"filter.{field}"), codes,
        format_func=partial(here.words.label, field), disabled=len(codes) == 1, forget=FORGOTTEN[field],
    )  # fmt: skip


def _measure(here: Here) -> None:
    """The unit and what a percentage is a share of, where figures of one indicator differ in it."""
    wanted = here.filters
    found = store.answer(here.reader, here.asked)
    known = found.measures
    if len(known) > 1:
        names = {row["measure"]: tables.unit(row, here.words) for row in found.stated.iter_rows(named=True)}
        chosen = wanted.measure if wanted.measure in known else known[0]
        _widget(
            st.selectbox, "measure", chosen, here.words("filter.measure"), known, format_func=names.__getitem__
        )  # fmt: skip


def _years(here: Here, own: pl.DataFrame) -> None:
    """The first and the last year, among those between the indicator's first and last figure."""
    if own.is_empty():
        return
    known = list(range(int(own["first_year"].min()), int(own["last_year"].max()) + 1))  # type: ignore[arg-type]
    for column, field in zip(st.columns(2), YEARS, strict=True):
        asked = getattr(here.filters, field)
        years = sorted({*known, asked} - {None})
        with column:
            _widget(
                st.selectbox, field, asked or NO_LIMIT, here.words(f"filter.{field}"), [NO_LIMIT, *years],
                format_func=lambda year: str(year) if year else here.words("filter.no_limit"), empty=NO_LIMIT,
            )  # fmt: skip


def _reset() -> None:
    wanted = current_filters()[0]
    go(Filters(lang=wanted.lang, indicator=wanted.indicator, version=wanted.version))


def _summary(here: Here) -> str:
    """What the button of the further filters says: what is filtered, or that nothing is."""
    return " · ".join(_told(here)) or here.words("filter.more")


def _told(here: Here) -> list[str]:
    words, chosen = here.words, here.filters
    parts = []
    if chosen.first_year or chosen.last_year:
        parts.append(f"{chosen.first_year or '…'}–{chosen.last_year or '…'}")
    parts += [
        words.label(f, getattr(chosen, f)) for f in ("breakdown", "body") if getattr(chosen, f) not in {"total", "all"}
    ]
    if not chosen.parts:
        parts.append(words("filter.without_parts"))
    if not chosen.bounds:
        parts.append(words("filter.without_bounds"))
    return parts


def ordered_areas(here: Here) -> list[str]:
    """The areas of the set: the country, today's areas, then those that no longer exist; each in Vietnamese order."""
    boundary = here.filters.boundary
    return [area for area in all_areas() if not boundary or area in members(boundary)]


@cache
def all_areas() -> tuple[str, ...]:
    """Every area there is or was, in the same order."""

    def order(area: Area) -> tuple[bool, bool, int]:
        return area.kind != "country", not stands(area, max(REFORM_DATE, TODAY)), area.order_vi

    return tuple(area.id for area in sorted(catalogue().areas.values(), key=order))


def _widget(
    kind: Callable[..., Any], field: str, value: Any, label: str, *options: Any,
    key: str | None = None, forget: tuple[str, ...] = (), empty: Any = None, **more: Any,
) -> None:  # fmt: skip
    """Draw a widget that shows `value`; a change goes to the address as `field`, and resets `forget`."""
    name = key or field
    st.session_state[name] = value
    kind(label, *options, key=name, on_change=_changed, args=(name, field, forget, empty), **more)


def _changed(name: str, field: str, forget: tuple[str, ...], empty: Any) -> None:
    value = st.session_state[name]
    value = tuple(value) if isinstance(value, list) else value
    plain = Filters()
    kept = current_filters()[0].but(**{other: getattr(plain, other) for other in forget})
    go(kept.but(**{field: None if value == empty else value}))
