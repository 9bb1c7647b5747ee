"""portfolj: from proposals to a prioritised list that can be trusted.

>>> import portfolj
>>> case = portfolj.load("scenarios/skaraborg")
>>> result = portfolj.solve(case)
>>> table = portfolj.ledger(result)
"""
