"""Short reports in our own words, built for the tests of the extraction."""

from datetime import date

from etl.documents import Document

LEAD = "Ban Tổ chức Tỉnh ủy Sóc Trăng vừa tổng kết công tác xây dựng Đảng."


def report(*sentences, published=date(2024, 1, 5), title="Sóc Trăng tổng kết công tác xây dựng Đảng", **known):
    """A report of a province with the given sentences as one paragraph."""
    return Document(
        name="report.txt", text=LEAD + "\n\n" + " ".join(sentences) + "\n", title=title, published=published, **known
    )


def rows(observations, *names):
    """The named columns of observations."""
    return [tuple(getattr(o, name) for name in names) for o in observations]
