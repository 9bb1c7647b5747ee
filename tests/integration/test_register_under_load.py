"""The register killed, crowded and without room: what was acknowledged is there, and nothing is torn."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.errors import InputError
from portfolj.storage import Register, check, history, name_of, read
from tests.registers import put, stored

ROOT = Path(__file__).parents[2]
COMMON = """
import json, os, random, signal, sys, time
from portfolj.domain.base import replace
from portfolj.errors import StaleChange
from portfolj.storage import change, check, open_register, read
from tests.registers import AT, agreed, with_draft

def both(case, count):
    return replace(agreed(case, str(count) + " ja" * 2000), question=str(count) + " frågor" * 2000)

def counts(case):
    return [int((text or "0").split()[0]) for text in (case.question, case.decision("base").agreed)]
"""

# Each round a process of its own changes two records at once, over and over, until it is killed at some moment.
KILLED = (
    COMMON
    + """
def write_for_ever(file, out):
    while True:
        register = open_register(file)
        seen = read(register)
        count = counts(seen.case)[0] + 1
        change(register, seen, both(seen.case, count), seat="Strategen", at=AT)
        os.write(out, f"{count}\\n".encode())

chance, acknowledged, torn, lost, pending = random.Random(7), 0, 0, 0, 0
for kill in range(int(sys.argv[2])):
    heard, out = os.pipe()
    child = os.fork()
    if not child:
        write_for_ever(sys.argv[1], out)
    os.close(out)
    first = os.read(heard, 100).decode()
    time.sleep(chance.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard) as lines:
        acknowledged = max(map(int, (first + lines.read()).split()))
    pending += os.path.exists(sys.argv[1] + "-wal")
    question, answer = counts(read(open_register(sys.argv[1])).case)
    torn += question != answer
    lost += question not in (acknowledged, acknowledged + 1)
    acknowledged = question
whole = not check(open_register(sys.argv[1])).faults
print(json.dumps({"acknowledged": acknowledged, "torn": torn, "lost": lost, "pending": pending, "whole": whole}))
"""
)

# Each writer counts one record up together with all others, and one of its own.
CROWDED = (
    COMMON
    + """
def write(file, own, out):
    register, chance, told = open_register(file), random.Random(own), []
    for turn in range(int(sys.argv[3])):
        seen = read(register)
        time.sleep(chance.uniform(0, 0.02))
        try:
            change(register, seen, replace(seen.case, question=str(counts(seen.case)[0] + 1)), seat=f"Stol {own}", at=AT)
            told.append("kept")
        except StaleChange:
            told.append("stale")
        seen = read(register)
        mine = tuple(one for one in seen.case.initiatives if one.id != f"own-{own}")
        draft = replace(with_draft(seen.case).initiatives[0], id=f"own-{own}", name=f"Turn {turn}")
        change(register, seen, replace(seen.case, initiatives=(*mine, draft)), seat=f"Stol {own}", at=AT)
    os.write(out, (json.dumps(told) + "\\n").encode())

heard, out = os.pipe()
children = []
for own in range(int(sys.argv[2])):
    child = os.fork()
    if not child:
        write(sys.argv[1], own, out)
        os._exit(0)
    children.append(child)
os.close(out)
with os.fdopen(heard) as lines:
    told = [one for line in lines for one in json.loads(line)]
failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
print(json.dumps({"kept": told.count("kept"), "stale": told.count("stale"), "failed": failed}))
"""
)


def run(script: str, *arguments: object) -> dict[str, Any]:
    """Run a script in a Python of its own; what it says in its last line."""
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_hundred_kills_in_the_middle_of_writing_lose_and_tear_nothing(tmp_path: Path) -> None:
    register = stored(tmp_path)
    found = run(KILLED, register.file, 100)
    assert (found["torn"], found["lost"], found["whole"]) == (0, 0, True)
    assert found["acknowledged"] >= 100
    assert found["pending"] > 20


def test_fifty_writers_who_read_think_and_write_lose_no_update(tmp_path: Path) -> None:
    register = stored(tmp_path)
    writers, turns = 50, 2
    found = run(CROWDED, register.file, writers, turns)
    case = read(register).case
    assert found["failed"] == 0
    assert found["kept"] + found["stale"] == writers * turns
    assert int(case.question) == found["kept"] > 0
    drafts = [one for one in case.initiatives if one.id.startswith("own-")]
    assert {one.name for one in drafts} == {f"Turn {turns - 1}"}
    assert [len(history(register, "small", name_of("initiatives", one))) for one in drafts] == [turns] * writers
    assert check(register).faults == ()


def change_until_refused(register: Register, stands: Case) -> tuple[Case, str]:
    """Change a case over and over; how it stood before what was refused, and the refusal."""
    for turn in range(50):
        try:
            put(register, lambda case, turn=turn: replace(case, question=f"{turn} fråga " * 1500))
            stands = read(register).case
        except InputError as refusal:
            return stands, str(refusal)
    pytest.fail("there was room enough")


@pytest.mark.parametrize("room", [10, 5_000, 40_000, 100_000, 150_000, 200_000, 400_000])
def test_a_disk_without_room_is_told_and_what_stood_there_stays(tmp_path: Path, room: int) -> None:
    register = stored(tmp_path)
    before = read(register).case
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limit[1]))
    try:
        stands, refusal = change_until_refused(register, before)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert refusal.startswith("register.db: The disk refuses to read or write")
    assert read(register).case == stands
    assert check(register).faults == ()
