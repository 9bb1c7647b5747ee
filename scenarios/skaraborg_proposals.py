"""The proposals of the Skaraborg case: what is real, what follows from it, and what is one of the numbered assumptions."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from scenarios.documented import slug
from scenarios.marked import Row

SOURCES = Path(__file__).parent / "sources" / "skaraborg"
REGION = "vgregion"
FIRST_YEAR = 2027
# What the admission test asks beside what it works out: size, mandate, a goal of the association, several members.
CRITERIA: tuple[Row, ...] = (
    {"id": "kontaktpersoner", "question": "Finns två namngivna kontaktpersoner?"},
    {"id": "egen-organisation", "question": "Har den som föreslår mandat från sin egen organisation?"},
)
NEXT = {
    "assessed": ("Kommunerna lämnar svar om deltagande", "2026-12"),
    "candidate": ("Direktionen tar ställning i verksamhetsplanen", "2026-12"),
    "decided": ("Samordnaren börjar", "2027-01"),
    "under_way": ("Lägesrapport till direktionen", "2027-02"),
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a copied source table."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(name: str) -> Any:
    """A document of assumptions."""
    return yaml.safe_load((SOURCES / name).read_text(encoding="utf-8"))


def illustrative(number: int) -> Row:
    """The mark of a number that is assumption A`number`."""
    return {"provenance": "illustrative", "source": f"portfoljs antagande A{number}"}


def derived(source: str) -> Row:
    """The mark of a number that follows from real ones."""
    return {"provenance": "derived", "source": source}


def real(source: str) -> Row:
    """The mark of a public fact."""
    return {"provenance": "real", "source": source}


ASSUMED: Row = document("assumptions.yaml")
PEOPLE: dict[str, int] = {slug(row["kommun"]): int(row["population_2024_12_31"]) for row in table("skaraborg_15_municipalities.csv")}
REAL = {row["id"]: row for row in table("skaraborg_real_initiatives.csv")}


def by_size(member: str, amounts: Iterable[int]) -> int:
    """The amount for a small, middling or large municipality (A3)."""
    limits: list[int] = ASSUMED["population_classes"]
    return list(amounts)[sum(PEOPLE[member] >= limit for limit in limits)]


def named(names: Iterable[str]) -> list[str]:
    """Members, with groups spelled out."""
    return [member for name in names for member in ASSUMED["groups"].get(name, [name])]


class Proposal:
    """One proposal of proposals.yaml on its way to an initiative."""

    def __init__(self, name: str, said: Mapping[str, Any]) -> None:
        self.id, self.said = name, said
        self.fact = REAL[said.get("of", name)]
        self.source = self.fact["source"]
        self.listed = [slug(one) for one in self.fact["participants_skaraborg"].split(";")]
        self.duration = int(said.get("duration", 1))
        self.years = range(int(said.get("from_year", 1)), self.duration + 1)
        self.first = said.get("starts", [FIRST_YEAR])[0]
        self.last = self.first + self.duration - 1

    def answer(self, member: str) -> str:
        """What a member has answered (A4)."""
        if member == self.said.get("lead"):
            return "lead"
        for answer in ("undecided", "committed"):
            if member in named(self.said.get(answer, ())):
                return answer
        return "willing"

    def financing(self) -> list[Row]:
        """Who pays what in each year."""
        rows = [*self._granted(), *self._geopark()]
        payers = [({"fund": fund}, kronor) for fund, kronor in self.said.get("own", {}).items()]
        payers += [({"external": body}, kronor) for body, kronor in self.said.get("external", {}).items()]
        payers += [({"member": member}, kronor) for member, kronor in self.said.get("by_member", {}).items()]
        if "per_inhabitant" in self.said:
            payers += [({"member": member}, PEOPLE[member] * self.said["per_inhabitant"]) for member in self.listed]
        return rows + [{"year": year, **payer, "kronor": kronor, **illustrative(9)} for year in self.years for payer, kronor in payers]

    def _granted(self) -> Iterator[Row]:
        """The real amount, evenly over the years: a krona more in the first ones where it does not come out even."""
        grant = self.said.get("real")
        if grant:
            funds: list[str] = grant.get("funds") or [grant["fund"]]
            each, more = divmod(int(self.fact["amount_sek"]) // grant.get("part", 1), grant.get("years", self.duration) * len(funds))
            part = "en tredjedel av det verkliga beloppet" if "part" in grant else "verkligt belopp"
            mark = derived(f"{self.source} ({part}, jämnt fördelat på år och fonder)")
            payers = [{"year": year, "fund": fund} for year in self.years for fund in funds]
            yield from ({**payer, "kronor": each + (at < more), **mark} for at, payer in enumerate(payers))
        if self.said.get("foundations"):
            yield {"year": 1, "external": "Tre sparbanksstiftelser", "kronor": int(self.fact["amount_sek"]), **real(self.source)}

    def _geopark(self) -> Iterator[Row]:
        """65 percent from the rural programme (real); half of the rest from the members by population, half from foundations (A9)."""
        if self.said.get("geopark"):
            for year in self.years:
                whole = int(self.fact["amount_sek"]) // self.duration
                rural = whole * 65 // 100
                people = sum(PEOPLE[m] for m in self.listed)
                own = {m: (whole - rural) // 2 * PEOPLE[m] // people for m in self.listed}
                yield {"year": year, "fund": "leader", "kronor": rural, **derived(f"{self.source} (65 procent av det verkliga beloppet)")}
                yield from ({"year": year, "member": m, "kronor": kronor, **illustrative(9)} for m, kronor in own.items())
                rest = whole - rural - sum(own.values())
                yield {"year": year, "external": "Sparbanksstiftelser", "kronor": rest, **illustrative(9)}

    def takes(self) -> Row:
        """Money, what it is spent on, and hours."""
        financing = self.financing()
        costs: list[Row] = []
        for year in self.years:
            whole = sum(row["kronor"] for row in financing if row["year"] == year)
            parts = {"Löner och samordning": whole * 60 // 100, "Köpta tjänster": whole * 30 // 100}
            parts["Möten och spridning"] = whole - sum(parts.values())
            costs += [{"year": year, "text": text, "kronor": kronor, **illustrative(10)} for text, kronor in parts.items() if kronor]
        pool = [{"pool": "kansliet", "year": y, "hours": self.said["secretariat"], **illustrative(7)} for y in self.years]
        return {"financing": financing, "costs": costs, "efforts": list(self._efforts()), "pool_efforts": pool, **illustrative(9)}

    def _efforts(self) -> Iterator[Row]:
        for year in self.years:
            for member in self.listed:
                percent = ASSUMED["lead_percent"] if member == self.said.get("lead") else 100
                hours = round(by_size(member, ASSUMED["hours_per_year"]) * self.said["heavy"] * percent / 100)
                released = hours * self.said.get("released", 0) // 100 if year > 1 else 0
                yield {"member": member, "year": year, "role": self.said["role"], "hours": hours, "released": released, **illustrative(3)}
            if self.said.get("region_body"):
                yield {"member": REGION, "year": year, "role": self.said["role"], "hours": 60, **illustrative(3)}

    def gives(self) -> Row:
        """Contributions, feasibility, benefit in kronor, effects and dated goals."""
        said, leaves = self.said, ("attraktivitet", "planering", "infrastruktur", "kompetens")
        feasibility = dict(zip(("low", "likely", "high"), said["feasibility"], strict=True))
        after = f"{self.last + 2}-12"
        effect = {"text": said["effect"], "measure": said["measure"], "baseline": said["baseline"], "target": said["target"]}
        return {
            "contributions": [{"goal": g, "likely": v, **illustrative(11)} for g, v in zip(leaves, said["scores"], strict=True) if v],
            "feasibility": feasibility | illustrative(11),
            "region_share": said.get("region_share"),
            "economic": list(self._economic()),
            "effects": [effect | {"date": after, "owner": said["owner"]} | illustrative(13)],
            "dated_goals": [
                {"text": said["action"], "date": f"{self.last}-11", "kind": "action", **illustrative(13)},
                {"text": f"{said['measure']}: {said['target']}", "date": after, "kind": "effect", **illustrative(13)},
            ],
            **illustrative(11),
        }

    def _economic(self) -> Iterator[Row]:
        """Kronor per inhabitant, from the year after the start to the year after the end; one row of 0 where there are none."""
        rate = self.said["economic"]
        years = range(max(2, self.years.start), self.duration + 2) if rate else range(self.years.start, self.years.start + 1)
        for member in self.listed:
            yield from ({"member": member, "year": year, "kronor": round(PEOPLE[member] * rate), **illustrative(12)} for year in years)

    def parties(self) -> Row:
        """Who takes part: the list is real, the answers are not."""
        shares = self.said.get("shares", {})
        rows = [{"member": m, "answer": self.answer(m), "share": shares.get(m), **illustrative(4)} for m in self.listed]
        if self.said.get("region_body"):
            rows.append({"member": REGION, "answer": "committed", "share": 0, **illustrative(4)})
        return {
            "participations": rows,
            "quorum": self.said.get("quorum", 2),
            "owner": self.said["owner"],
            "contact": "Skaraborgs kommunalförbund, kansliet",
            **(illustrative(4) if "of" in self.said else real(self.source)),
        }

    def steering(self) -> Row:
        """Stage, dates and ties to other proposals."""
        said, before = self.said, f"{self.first - 1}-11"
        body, date, matter = said.get("mandate", ("Direktionen", "2026-06", "Uppdrag att bereda insatsen (illustrativt)"))
        if said["stage"] == "under_way":
            before = str(date)
        decisions = [("Beslut om start", before, "start"), ("Beslut om avslut eller fortsättning", f"{self.last}-11", "end")]
        if self.duration > 2:
            decisions.insert(1, ("Beslut om att gå vidare", f"{self.first + self.duration // 2}-11", "continue"))
        return {
            "stage": said["stage"],
            "route": said["route"],
            "mandates": [{"body": body, "date": str(date), "matter": matter}],
            "admission_answers": list(self._admission_answers(str(date))),
            "starts": said["starts"],
            "duration": self.duration,
            "requires": said.get("requires", []),
            "excludes": said.get("excludes", []),
            "option_of": said.get("option", ""),
            "synergies": [{**one, **illustrative(11)} for one in said.get("synergies", [])],
            "next_step": {"text": NEXT[said["stage"]][0], "date": NEXT[said["stage"]][1]},
            "paper": f"{self.first - 1}-09",
            "start": f"{self.first}-01-01",
            "end": f"{self.last}-12-31",
            "decision_points": [{"text": text, "date": when, "kind": kind} for text, when, kind in decisions],
            "milestones": [
                {"text": "Arbetsgruppen är bemannad", "date": f"{self.first}-03"},
                {"text": "Utkast till slutrapport", "date": f"{self.last}-10"},
            ],
            "phases": list(self._phases()),
            **illustrative(13),
        }

    def _admission_answers(self, date: str) -> Iterator[Row]:
        """A yes to every question of the admission test, given with the mandate (A15)."""
        for one in CRITERIA:
            yield {"criterion": one["id"], "holds": True, "body": self.said["owner"], "date": date, **illustrative(15)}

    def _phases(self) -> Iterator[Row]:
        year = self.first
        for text, years in self.said.get("phases", ()):
            yield {"text": text, "start": f"{year}-01", "end": f"{year + years - 1}-12"}
            year += years

    def initiative(self) -> Row:
        """The whole proposal; what is no matter for the portfolio is listed with why, and its real participants."""
        said = self.said
        mark = illustrative(9) if "of" in said else real(self.source)
        what = {key: said.get(key) for key in ("summary", "need", "history", "area", "field")} | mark
        head = {"id": self.id, "name": said.get("name", self.fact["name"]), "what": what}
        if "not_a_matter" not in said:
            return head | {"gives": self.gives(), "takes": self.takes(), "parties": self.parties(), "steering": self.steering()}
        steering = {"stage": said["stage"], "starts": said.get("starts", []), **illustrative(13)}
        return head | {"parties": self.parties(), "steering": steering, "not_a_portfolio_matter": said["not_a_matter"]}
