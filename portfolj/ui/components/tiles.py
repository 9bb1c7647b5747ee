"""The members as a map of tiles, and the same as a table."""

import pandas as pd
import streamlit as st

from portfolj.charts.tiles import tiles
from portfolj.domain.case import Case
from portfolj.domain.member import Member
from portfolj.errors import Message, say
from portfolj.results.result import Result
from portfolj.ui.components import picture
from portfolj.ui.components.kept import kept
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, number, per_resident, points, tell
from portfolj.workflow.at_home import row_of
from portfolj.workflow.side_by_side import scenario_names
from portfolj.workflow.tile_map import Tile, TileMap, tile_map

# Heights of a tile, pixels: for the whole room everything is large, and all of the map is to be seen at once.
HIGH, LOW = 62, 46


@kept
def show(_case: Case, result: Result, member: Member, *, for_the_room: bool) -> None:
    """Show the map with a member framed."""
    found = tile_map(_case, result)
    if not found.tiles:
        return
    title = _title(found, member, scenario_names(_case)[result.scenario])
    st.subheader(in_markdown(tell(title)), anchor=False)
    table = pd.DataFrame([_drawn(one, member.id) for one in found.tiles])
    means = say("{title}. One tile for each member, with the number on it. The table says the same.", title=title)
    picture.draw(tiles, table, alt_text=tell(means), height=LOW if for_the_room else HIGH)
    lie = say("Each tile lies as the member lies.") if found.placed else say("The tiles lie in rows by falling population.")
    key = say("The number is benefit per resident, times the average: blue is more, brown is less.")
    st.caption(f"{tell(key)} {tell(lie)}")
    if not for_the_room:
        with st.expander(tell(say("The same as a table"))):
            st.html(_table(found, result, title))


def _title(found: TileMap, member: Member, scenario: str) -> Message:
    place = found.place_of(member.id)
    if place is None:
        return say("Benefit per resident in '{scenario}'", scenario=scenario)
    return say(
        "Benefit per resident in '{scenario}': {name} has place {place} of {all}",
        scenario=scenario,
        name=member.name,
        place=place[0],
        all=place[1],
    )


def _drawn(one: Tile, member: str) -> dict[str, str | int | float | bool | None]:
    times = None if one.times is None else float(one.times)
    return {"name": one.name, "column": one.column, "row": one.row, "times": times, "label": _times(one), "chosen": one.id == member}


def _times(one: Tile) -> str:
    return NONE if one.times is None else number(one.times, 1)


def _table(found: TileMap, result: Result, title: Message) -> str:
    heads = [say("Member"), say("Benefit, points"), say("Points per 1 000 residents"), say("Times the average")]
    rows = []
    for one in found.tiles:
        row = row_of(result, one.id)
        cells = [Cell(NONE, figures=True), Cell(NONE, figures=True)]
        if row is not None:
            by_resident = None if one.times is None else row.per_resident.benefit
            cells = [Cell(points(row.benefit), figures=True), Cell(per_resident(by_resident), figures=True)]
        rows.append(Row((Cell(one.name), *cells, Cell(_times(one), figures=True))))
    return html_table(tell(title), [[Head(tell(one), figures=place > 0) for place, one in enumerate(heads)]], rows)
