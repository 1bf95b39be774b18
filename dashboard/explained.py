"""What an indicator means: unit, how it adds up, its note, its breaks."""

from __future__ import annotations

import streamlit as st

from dashboard.here import Here
from dashboard.words import Words
from warehouse.catalogue import catalogue
from warehouse.records import Indicator
from warehouse.results import Derivation


def show(here: Here) -> None:
    """What the filters' indicator counts and what may be done with it, as a card."""
    words = here.words
    code = here.filters.indicator
    with st.container(border=True, key="explained"):
        st.markdown(f"### {words('explained.title')}")
        if words.note(code):
            st.write(words.note(code))
        derived = catalogue().derivations.get(code)
        facts = _derived_facts(words, derived) if derived else _facts(words, catalogue().indicators[code])
        st.markdown("\n".join(f"- {fact}" for fact in facts))


def _facts(words: Words, indicator: Indicator) -> list[str]:
    facts = [
        f"{words('explained.code')}: `{indicator.code}`",
        f"{words('explained.unit')}: {', '.join(words.label('unit', unit) for unit in indicator.units)}",
        _capital(words.label("measure", indicator.measure)),
        words("explained.areas_yes" if indicator.adds_over_areas else "explained.areas_no"),
    ]
    if indicator.topic == "discipline" and not words.note(indicator.code):
        facts.append(words("explained.discipline"))
    return facts + [getattr(b, f"reason_{words.language}") for b in catalogue().breaks if b.code in indicator.breaks]


def _derived_facts(words: Words, derived: Derivation) -> list[str]:
    """Of a derived indicator: that it is one, its formula and its conditions."""
    parts = [words.indicator(code) for code in (derived.numerator, derived.denominator) if code]
    formula = words(f"derived.formula_{derived.kind}", parts=" ÷ ".join(parts), scale=derived.scale)
    return [
        words("derived.is"),
        f"{words('explained.code')}: `{derived.code}`",
        formula,
        words("derived.conditions"),
        words("explained.areas_no"),
        *(words(f"explained.{topic}") for topic in ("discipline",) if derived.topic == topic),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
