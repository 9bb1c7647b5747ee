"""All measurements, one after the other: `python -m benchmarks`."""

import runpy

for name in ("start", "verify", "proof", "explain", "alternatives"):
    runpy.run_module(f"benchmarks.{name}", run_name="__main__")
