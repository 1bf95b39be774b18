"""Help: how to read the charts, how figures are chosen, how to cite."""

from dashboard import frame, manual
from dashboard.here import open_page

here = open_page(needs_figures=False)

frame.title(here, here.words("help.title"))
manual.show(here)
frame.foot(here)
