"""One script a page. A page says what is shown and in which order; everything else is in modules."""
