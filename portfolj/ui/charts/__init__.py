"""Pictures: each a pure function from a table to a chart. The tests hold every chart against the schema, so that a page need not."""

from altair.utils.schemapi import disable_debug_mode

disable_debug_mode()
