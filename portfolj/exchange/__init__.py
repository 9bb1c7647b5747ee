"""Case files: reading, writing and sealing them."""

from portfolj.exchange.read import CaseFile, read_case
from portfolj.exchange.save import save_decision, save_scenario
from portfolj.exchange.schema import schema
from portfolj.exchange.seal import difference, seal
from portfolj.exchange.write import write_case, write_json

__all__ = ["CaseFile", "difference", "read_case", "save_decision", "save_scenario", "schema", "seal", "write_case", "write_json"]
