"""Saving one scenario or decision: as a file of its own, never torn, never over what somebody else has saved."""

import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError
from portfolj.exchange import read_case, save_decision, save_scenario, write_json
from tests.e2e.small_case import small_case, written

NEW = Scenario(id="ny", name="Våra 90 %", hours_percent=90)
SETTLED = Decision(id="base", deviations=(Deviation(initiative="it", chosen=True, reason="Ägarna vill"),), agreed="Listan gäller")


def test_a_new_scenario_becomes_one_file_and_all_others_stay_to_the_byte(tmp_path: Path) -> None:
    folder = written(tmp_path)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    saved = save_scenario(folder, NEW, seen=None)
    assert {file.name for file in folder.rglob("*") if file.is_file() and file not in before} == {"ny.yaml"}
    assert all(file.read_bytes() == content for file, content in before.items())
    assert read_case(folder).case == saved
    assert saved.scenario("ny") == NEW


def test_a_scenario_is_saved_over_the_one_that_was_seen(tmp_path: Path) -> None:
    folder = written(tmp_path)
    save_scenario(folder, NEW, seen=None)
    changed = replace(NEW, hours_percent=80)
    save_scenario(folder, changed, seen=NEW)
    assert read_case(folder).case.scenario("ny") == changed


def test_what_somebody_else_has_saved_meanwhile_is_kept(tmp_path: Path) -> None:
    folder = written(tmp_path)
    save_scenario(folder, NEW, seen=None)
    theirs = replace(NEW, hours_percent=70)
    save_scenario(folder, theirs, seen=NEW)
    with pytest.raises(InputError, match="somebody else"):
        save_scenario(folder, replace(NEW, hours_percent=60), seen=NEW)
    with pytest.raises(InputError, match="somebody else"):
        save_scenario(folder, NEW, seen=None)
    assert read_case(folder).case.scenario("ny") == theirs


def test_a_locked_scenario_cannot_be_saved_over(tmp_path: Path) -> None:
    folder = written(tmp_path)
    locked = replace(NEW, locked=True)
    save_scenario(folder, locked, seen=None)
    with pytest.raises(InputError, match="locked"):
        save_scenario(folder, replace(locked, locked=False), seen=locked)
    assert read_case(folder).case.scenario("ny") == locked


def test_a_scenario_that_names_what_the_case_lacks_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    folder = written(tmp_path)
    with pytest.raises(InputError, match="unknown member"):
        save_scenario(folder, replace(NEW, out=("nowhere",)), seen=None)
    assert not (folder / "scenarios" / "ny.yaml").exists()


def test_a_decision_stands_beside_its_scenario_and_is_replaced_by_the_next(tmp_path: Path) -> None:
    folder = written(tmp_path)
    save_decision(folder, SETTLED, seen=Decision(id="base"))
    later = replace(SETTLED, to_discuss="Vem leder?")
    save_decision(folder, later, seen=SETTLED)
    assert read_case(folder).case.decision("base") == later
    assert read_case(folder).case.decision("mindre") == Decision(id="mindre")


def test_a_decision_about_an_unknown_scenario_is_a_fault_that_names_it(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "decisions").mkdir()
    (folder / "decisions" / "mindra.yaml").write_text("agreed: Ja\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"unknown scenario 'mindra'.*'mindre'"):
        read_case(folder)


def test_a_case_in_json_is_saved_whole(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    write_json(small_case(), file)
    save_scenario(file, NEW, seen=None)
    save_decision(file, SETTLED, seen=Decision(id="base"))
    case = read_case(file).case
    assert (case.scenario("ny"), case.decision("base")) == (NEW, SETTLED)


def test_two_who_save_at_once_lose_neither(tmp_path: Path) -> None:
    folder = written(tmp_path)
    threads = [threading.Thread(target=save_scenario, args=(folder, replace(NEW, id=f"ny{n}")), kwargs={"seen": None}) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {f"ny{n}" for n in range(8)} <= set(read_case(folder).case.scenario_ids)


def test_a_disk_without_room_is_told_and_what_stood_there_stays(tmp_path: Path) -> None:
    folder = written(tmp_path)
    save_scenario(folder, NEW, seen=None)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(InputError, match="scenarios: The system refuses"):
            save_scenario(folder, replace(NEW, hours_percent=60), seen=NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert read_case(folder).case.scenario("ny") == NEW
    assert [file.name for file in folder.rglob(".*")] == []


SAVES_FOR_EVER = """
import sys
from portfolj.domain.scenario import Scenario
from portfolj.exchange import save_scenario
seen = None
for n in range(100000):
    now = Scenario(id="ny", name="x" * 200, question="fråga " * 2000, hours_percent=n % 100)
    save_scenario(sys.argv[1], now, seen=seen)
    seen = now
    print(n, flush=True)
"""


def test_a_kill_in_the_middle_of_saving_leaves_the_case_whole(tmp_path: Path) -> None:
    folder = written(tmp_path)
    for kills in range(5):
        (folder / "scenarios" / "ny.yaml").unlink(missing_ok=True)
        saver = subprocess.Popen([sys.executable, "-c", SAVES_FOR_EVER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert saver.stdout is not None
        for _ in range(1 + kills):
            saver.stdout.readline()
        saver.kill()
        saver.wait()
        saver.stdout.close()
        assert read_case(folder).case.scenario("ny").question.startswith("fråga")
