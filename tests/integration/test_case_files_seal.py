"""Sealing: only the block `files:` of case.yaml changes, and the difference is told."""

import shutil
from pathlib import Path

import pytest

from portfolj.errors import InputError
from portfolj.exchange import difference, read_case, seal

KONGSBERG = Path(__file__).parents[1] / "cases" / "kongsberg"
BEFORE = "# kept: a comment\nid:   c   # and its spacing\nname: 'C'\nyears: [2027]\nmembers: []\n\n"
AFTER = "# after the block\n\ngoals: []\n"
BLOCKS = {
    "none": "",
    "empty": "files:\n",
    "block": "files:  # seals\n  areas.csv:\n    # inside\n    rows: 9\n    sha256: " + "0" * 64 + "\n",
    "flow": "files: {areas.csv: {rows: 9, sha256: " + "0" * 64 + "}}  # seals\n",
    "of a table that is gone": "files:\n  pools.csv: {rows: 9, sha256: " + "0" * 64 + "}\n",
    "of no table": "files:\n  pool.csv: {rows: 9, sha256: " + "0" * 64 + "}\n",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_everything_but_the_block_stays_byte_for_byte(tmp_path: Path, block: str, mark: bytes, newline: str) -> None:
    (tmp_path / "areas.csv").write_text("id,name\na,A\n", encoding="utf-8")
    before, after = (mark + part.replace("\n", newline).encode() for part in (BEFORE, AFTER))
    (tmp_path / "case.yaml").write_bytes(before + block.replace("\n", newline).encode() + after.removeprefix(mark))

    assert seal(tmp_path)

    content = (tmp_path / "case.yaml").read_bytes()
    assert content.startswith(before)
    assert after.removeprefix(mark) in content
    assert read_case(tmp_path).faults == ()
    assert seal(tmp_path) == ()
    assert (tmp_path / "case.yaml").read_bytes() == content


def test_a_last_line_without_end_is_kept_apart_from_the_block(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("id,name\na,A\n", encoding="utf-8")
    (tmp_path / "case.yaml").write_text((BEFORE + AFTER).rstrip("\n"), encoding="utf-8")
    seal(tmp_path)
    assert read_case(tmp_path).faults == ()


def test_the_difference_is_told_by_file_and_rows_before_anything_is_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KONGSBERG, tmp_path / "k"))
    (folder / "areas.csv").write_text("id,name\na,A\nb,B\nc,C\n", encoding="utf-8")
    (folder / "costs.csv").write_text((folder / "costs.csv").read_text(encoding="utf-8").replace("50 000", "50000"), encoding="utf-8")
    milestones = (folder / "milestones.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "milestones.csv").write_text("".join(milestones[:-2]), encoding="utf-8")
    (folder / "phases.csv").write_text("initiative,text,start,end\n", encoding="utf-8")
    (folder / "totals.csv").unlink()
    untouched = (folder / "case.yaml").read_bytes()

    told = "\n".join(str(message) for message in difference(folder))

    assert "areas.csv has changed: rows 2 to 3 (1 more)" in told
    assert "costs.csv has changed: rows 4 as before" in told
    assert "milestones.csv has changed: rows 8 to 6 (2 fewer)" in told
    assert "phases.csv is new: rows 0" in told
    assert "totals.csv is gone: rows 4" in told
    assert len(told.splitlines()) == 5
    assert (folder / "case.yaml").read_bytes() == untouched


@pytest.mark.parametrize("content", [b"\x00\xff", b'id,name\na,"open\n', b"id,name\na\n", b""])
def test_a_table_that_cannot_be_read_is_not_sealed(tmp_path: Path, content: bytes) -> None:
    folder = Path(shutil.copytree(KONGSBERG, tmp_path / "k"))
    (folder / "areas.csv").write_bytes(content)
    untouched = (folder / "case.yaml").read_bytes()
    with pytest.raises(InputError):
        seal(folder)
    assert (folder / "case.yaml").read_bytes() == untouched


@pytest.mark.parametrize("text", ["{id: c, name: C, years: [2027], members: [], goals: []}\n", "id: c\nname: C\n...\n", "[a"])
def test_a_case_yaml_that_cannot_take_the_block_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "areas.csv").write_text("id,name\na,A\n", encoding="utf-8")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        seal(tmp_path)
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == text
