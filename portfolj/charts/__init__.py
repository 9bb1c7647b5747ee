"""Pictures: each a pure function from a table to a chart, for the screen and for print."""
