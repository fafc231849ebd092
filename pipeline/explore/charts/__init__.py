"""Charts, drawn here from the rows that a page shows: the same lines stand on the page, in an SVG and in a PNG."""
