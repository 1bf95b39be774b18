"""Short reports in our own words, built for the tests of the extraction."""

from datetime import date

from etl.documents import Document
from etl.extraction import extract

LEAD = "Ban Tổ chức Tỉnh ủy Sóc Trăng vừa tổng kết công tác xây dựng Đảng."


def report(*sentences, published=date(2024, 1, 5), title="Sóc Trăng tổng kết công tác xây dựng Đảng", **known):
    """A report of a province with the given sentences as one paragraph."""
    return Document(
        name="report.txt", text=LEAD + "\n\n" + " ".join(sentences) + "\n", title=title, published=published, **known
    )


def rows(observations, *names):
    """The named columns of observations."""
    return [tuple(getattr(o, name) for name in names) for o in observations]


def figures_of(sentence):
    """What a sentence states in a report of a review of 2023: indicator, breakdown, value and period, sorted."""
    read = extract(report(sentence, title="Sóc Trăng tổng kết năm 2023"))
    return sorted(rows(read, "indicator", "breakdown", "value", "period_start", "period_end"))
