"""The plan as documents: Word, Excel, CSV, JSON, Markdown, PDF and calendar."""
