"""What a portfolio means for one member, against a case worked out by hand; the map of tiles; what is lost without a member."""

from fractions import Fraction
from functools import cache

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.errors import InputError
from portfolj.results.result import Result
from portfolj.results.staying_out import Loss
from portfolj.workflow.at_home import Measure, Role, amounts, involvements, ranges, row_of, whole_fee
from portfolj.workflow.solving import solve_scenario
from portfolj.workflow.staying_out import loss, staying_out
from portfolj.workflow.tile_map import tile_map
from tests.e2e.home_case import home_case


@cache
def solved(scenario: str = "base") -> Result:
    """The answer to a scenario of the case."""
    return solve_scenario(home_case(), scenario)


@cache
def lost(member: str, scenario: str = "base") -> Loss | None:
    """What is lost without a member."""
    asked = staying_out(home_case().scenario(scenario), member)
    return loss(solved(scenario), solve_scenario(home_case(), asked), member)


def with_tiles(**tiles: tuple[int, int]) -> Case:
    """The case with some members on tiles."""
    placed = {name: {"tile_column": column, "tile_row": row} for name, (column, row) in tiles.items()}
    return replace(home_case(), members=tuple(replace(one, **placed.get(one.id, {})) for one in home_case().members))


def test_municipalities_stand_by_falling_population_and_other_bodies_last() -> None:
    assert [member.id for member in home_case().members_in_order] == ["stor", "mellan", "liten", "lanet"]


def test_what_a_municipality_gives_and_gets_is_told_per_resident_and_against_its_fee() -> None:
    found = amounts(solved(), "liten")
    # 5 000 residents; 100 000 kr of fee over two years; an hour is 500 kr, so 50 hours are 25 000 kr.
    assert {measure.value: (one.whole, one.per_resident, one.by_fee) for measure, one in found.items()} == {
        "kronor_out": (10_000, 2, 10),
        "hours": (50, Fraction(1, 100), 25),
        "kronor_in": (15_000, 3, 15),
        "benefit": (10_000, 2, 10_000),
    }
    [liten] = [member for member in home_case().members if member.id == "liten"]
    assert whole_fee(home_case(), liten) == 100_000


def test_a_body_without_residents_or_fee_has_its_amounts_alone() -> None:
    found = amounts(solved(), "lanet")
    assert (found[Measure.HOURS].whole, found[Measure.HOURS].per_resident, found[Measure.HOURS].by_fee) == (5, None, None)


def test_an_answer_without_portfolio_says_nothing_of_a_member() -> None:
    assert row_of(solved("utan"), "liten") is None
    assert amounts(solved("utan"), "liten") == {}
    assert ranges(solved("utan"), "liten") == ()


def test_a_member_stands_on_the_range_of_all_municipalities() -> None:
    [money] = [one for one in ranges(solved(), "mellan") if one.measure is Measure.KRONOR_OUT]
    # 40 000, 20 000 and 10 000 kr by 20 000, 15 000 and 5 000 residents.
    assert (money.mine, money.average) == (Fraction(4, 3), Fraction(7, 4))
    assert money.least == (Fraction(4, 3), "Mellanstad")
    assert money.most == (2, "Storköping")
    assert not money.above
    assert money.times(money.mine) == Fraction(16, 21)


def test_times_the_average_is_the_share_of_the_ledger_against_the_population() -> None:
    for member in ("stor", "mellan", "liten"):
        [benefit] = [one for one in ranges(solved(), member) if one.measure is Measure.BENEFIT]
        row = row_of(solved(), member)
        assert row is not None
        assert benefit.times(benefit.mine) == row.against_population.benefit


def test_a_measure_of_which_nobody_has_anything_is_no_times_the_average() -> None:
    without = solve_scenario(home_case(), staying_out(home_case().scenario("base"), "liten"))
    [income] = [one for one in ranges(without, "stor") if one.measure is Measure.KRONOR_IN]
    assert (income.mine, income.times(income.mine)) == (0, None)


def test_another_body_is_beside_no_municipality() -> None:
    assert ranges(solved(), "lanet") == ()


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("liten", [("arkiv", Role.LEADS, 2027, 10_000, 50), ("cykel", Role.TAKES_PART, None, 3_000, 7)]),
        ("mellan", [("arkiv", Role.TAKES_PART, 2027, 20_000, 50), ("bad", Role.COULD, 2027, 0, 20), ("cykel", Role.COULD, None, 0, 0)]),
        ("stor", [("bad", Role.LEADS, 2027, 0, 50), ("arkiv", Role.TAKES_PART, 2027, 40_000, 50)]),
        ("lanet", [("arkiv", Role.TAKES_PART, 2027, 0, 5)]),
    ],
)
def test_each_initiative_of_a_member_is_listed_with_its_role_and_what_it_takes_of_it(
    member: str, expected: list[tuple[str, Role, int | None, int, int]]
) -> None:
    found = involvements(home_case(), solved(), member)
    assert [(one.id, one.role, one.start, one.kronor, one.hours) for one in found] == expected


def test_who_takes_the_place_of_a_lead_that_stays_out_leads() -> None:
    roles = {one.id: one.role for one in involvements(home_case(), solved("ny"), "mellan")}
    assert roles["arkiv"] is Role.LEADS
    assert [one.id for one in involvements(home_case(), solved("ny"), "liten")] == []


def test_without_a_portfolio_what_a_member_could_be_in_is_not_in() -> None:
    assert {one.id: one.start for one in involvements(home_case(), solved("utan"), "liten")} == {"arkiv": None, "cykel": None}


def test_what_all_a_member_and_the_others_lose_when_it_stays_out_is_that_worked_out_by_hand() -> None:
    found = lost("liten")
    assert found is not None
    # 104 points become 40: Litenby loses its 10; the others had 94.
    assert (found.lost.total, found.lost.own, found.lost.others, found.lost.region) == (64_000, 10_000, 54_000, 0)
    assert found.percent == Fraction(6400, 104)
    assert (found.falls_away, found.comes_in) == ((("arkiv", "Arkiv"),), ())
    assert (found.lost.initiatives, found.lost.frame) == (1, 87_500)
    # What it pays itself falls away with the archive.
    assert (found.carried, found.kronor, found.proven) == (0, 87_500, True)


def test_own_money_in_what_stays_is_carried_by_the_others() -> None:
    found = lost("mellan")
    assert found is not None
    assert (found.lost.total, found.lost.own, found.lost.others) == (54_000, 30_000, 24_000)
    assert found.falls_away == (("bad", "Bad"),)
    assert (found.lost.frame, found.carried, found.kronor) == (262_500, 20_000, 282_500)


def test_nothing_is_lost_without_a_body_that_gives_hours_only() -> None:
    found = lost("lanet")
    assert found is not None
    assert (found.lost.total, found.lost.others, found.kronor, found.falls_away) == (0, 0, 0, ())


def test_an_answer_without_portfolio_has_no_loss() -> None:
    assert lost("mellan", "utan") is None


def test_a_decided_initiative_whose_lead_stays_out_is_a_question_that_cannot_be() -> None:
    with pytest.raises(InputError, match="Litenby leads it and stays out"):
        solve_scenario(home_case(), staying_out(home_case().scenario("ska"), "liten"))


def test_staying_out_changes_nothing_else_of_a_scenario() -> None:
    before = home_case().scenario("ny")
    after = staying_out(before, "stor")
    assert after.out == ("liten", "stor")
    assert replace(after, out=before.out) == before


def test_a_case_without_tiles_is_laid_out_in_rows_by_falling_population() -> None:
    found = tile_map(home_case(), solved())
    assert not found.placed
    assert [(tile.id, tile.column, tile.row) for tile in found.tiles] == [("stor", 1, 1), ("mellan", 2, 1), ("liten", 3, 1)]


@pytest.mark.parametrize(("municipalities", "columns", "rows"), [(1, 1, 1), (2, 2, 1), (7, 4, 2), (15, 5, 3), (33, 6, 6)])
def test_rows_make_a_field_that_a_narrow_screen_can_hold(municipalities: int, columns: int, rows: int) -> None:
    members = [{"id": f"m{one}", "name": f"M{one}", "weight": 100 - one} for one in range(municipalities)]
    case = home_case(members=members, initiatives=[], capacities=[], scenarios=[])
    found = tile_map(case, solved("utan")).tiles
    assert max(tile.column for tile in found) == columns
    assert max(tile.row for tile in found) == rows
    assert len({(tile.column, tile.row) for tile in found}) == municipalities


def test_members_lie_where_the_case_says_and_municipalities_without_a_tile_below() -> None:
    found = tile_map(with_tiles(stor=(2, 1), liten=(1, 2)), solved())
    assert found.placed
    assert {tile.id: (tile.column, tile.row) for tile in found.tiles} == {"stor": (2, 1), "liten": (1, 2), "mellan": (1, 3)}


def test_another_body_is_on_the_map_only_where_the_case_gives_it_a_tile_and_has_no_number() -> None:
    found = tile_map(with_tiles(lanet=(1, 1), stor=(2, 1)), solved())
    assert {tile.id: tile.times for tile in found.tiles}["lanet"] is None
    assert found.place_of("lanet") is None


def test_the_tiles_tell_benefit_per_resident_times_the_average_and_the_place_by_it() -> None:
    found = tile_map(home_case(), solved())
    # Of 104 points 64, 30 and 10 by a half, three eighths and an eighth of the residents.
    assert {tile.id: tile.times for tile in found.tiles} == {
        "stor": Fraction(128, 104),
        "mellan": Fraction(240, 312),
        "liten": Fraction(80, 104),
    }
    assert found.place_of("stor") == (1, 3)
    # Equals share a place.
    assert found.place_of("mellan") == found.place_of("liten") == (2, 3)


def test_without_a_portfolio_the_tiles_have_no_number() -> None:
    assert {tile.times for tile in tile_map(home_case(), solved("utan")).tiles} == {None}
