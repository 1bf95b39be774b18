"""Strings that would do something if they were read as HTML, Markdown, mathematics or a formula."""

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3)) ![y](https://evil.example/y) "
    '$x^2$ :red[rot] :material/home: **b** `c` https://evil.example =cmd|"/c calc"'
)
FORMULA = '=cmd|"/c calc"!A1'
INTERPRETED = (
    "img[src=x], a[href^='javascript'], img[src*=evil], a[href*='evil.example'], .katex, "
    "[class*=stMarkdownColored], .stMarkdownColoredText"
)
"""What such strings become where they are read as what they look like."""
