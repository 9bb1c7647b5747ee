"""The register: cases in a database, with every change, its seat and its time."""

from portfolj.storage.backup import Manifest, backup, manifest_of, restore
from portfolj.storage.beginning import begin
from portfolj.storage.changing import change, taken_back, undo
from portfolj.storage.check import Checked, check
from portfolj.storage.contacts import ContactOf, contact, erase_contact, keep_contact
from portfolj.storage.history import Entry, history
from portfolj.storage.log import LogHead, log_faults, log_head, read_head
from portfolj.storage.reading import Stored, case_id_of, cases, names, read
from portfolj.storage.records import CASE, Document, Name, name_of
from portfolj.storage.register import Register, open_register
from portfolj.storage.seals import Step, Way
from portfolj.storage.sqlite import file_of
from portfolj.storage.writing import Changed

__all__ = [
    "CASE",
    "Changed",
    "Checked",
    "ContactOf",
    "Document",
    "Entry",
    "LogHead",
    "Manifest",
    "Name",
    "Register",
    "Step",
    "Stored",
    "Way",
    "backup",
    "begin",
    "case_id_of",
    "cases",
    "change",
    "check",
    "contact",
    "erase_contact",
    "file_of",
    "history",
    "keep_contact",
    "log_faults",
    "log_head",
    "manifest_of",
    "name_of",
    "names",
    "open_register",
    "read",
    "read_head",
    "restore",
    "taken_back",
    "undo",
]
