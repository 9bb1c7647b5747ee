"""An undertaking with promises that can be followed up by hand."""

from typing import Any


def undertaking(**outcome: Any) -> dict[str, Any]:
    """Two years from 2027: 100 000 kr of the fund, 20 000 kr and 50 hours of one member in each."""
    return {
        "id": "one",
        "name": "One",
        "gives": {
            "dated_goals": [{"text": "The course is ready", "date": "2027-12-31"}],
            "effects": [
                {
                    "text": "Faster",
                    "measure": "Weeks",
                    "baseline": "9 weeks",
                    "target": "4 weeks",
                    "date": "2028-05-31",
                    "owner": "The board",
                }
            ],
        },
        "takes": {
            "financing": [
                {"year": year, **payer}
                for year in (1, 2)
                for payer in ({"fund": "own", "kronor": 100_000}, {"member": "stor", "kronor": 20_000}, {"member": "liten", "kronor": 7})
            ],
            "efforts": [{"member": "stor", "year": year, "hours": 50, "released": 10} for year in (1, 2)],
        },
        "parties": {
            "participations": [{"member": "stor", "answer": "lead"}, {"member": "liten", "answer": "willing"}],
            "owner": "The office",
        },
        "steering": {"stage": "under_way", "starts": [2027], "duration": 2, "end": "2028-12-31"},
        "outcome": {
            "goal_states": [{"text": "The course is ready", "state": "reached", "date": "2027-12-01"}],
            "measurements": [{"text": "Faster", "date": "2028-05-31", "value": "5 weeks", "body": "The board"}],
            **outcome,
        },
    }
