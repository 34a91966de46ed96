"""A peer of B9: OpenFisca-Japan takes in households of one parent and one child, and computes 児童手当 with its trace.

Prints the seconds from the households as dictionaries to the amounts.
"""

import sys
import time

from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_japan import CountryTaxBenefitSystem

DAY = "2026-05-11"


def situation(households):
    people, groups = {}, {}
    for n in range(households):
        people[f"parent{n}"] = {"誕生年月日": {"ETERNITY": "1990-01-01"}, "収入": {DAY: 3_000_000}}
        people[f"child{n}"] = {"誕生年月日": {"ETERNITY": f"{2000 + n % 26}-04-10"}}
        groups[f"household{n}"] = {"親一覧": [f"parent{n}"], "子一覧": [f"child{n}"]}
    return {"世帯員": people, "世帯一覧": groups}


def main(households):
    system = CountryTaxBenefitSystem()
    asked = situation(households)
    began = time.perf_counter()
    simulation = SimulationBuilder().build_from_dict(system, asked)
    simulation.trace = True
    amounts = simulation.calculate("児童手当", DAY)
    seconds = time.perf_counter() - began
    assert len(amounts) == households and 0 < (amounts > 0).sum() < households
    print(seconds)


main(int(sys.argv[1]))
