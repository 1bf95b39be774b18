"""Read your own: a reader's texts and tables, read in a process aside and shown; nothing is kept of them."""
