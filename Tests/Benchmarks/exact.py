"""Exact answers: only int and Fraction. Rounding happens once, in print: half away from zero, to the öre.

Every short cut (sums before schedules, sums that no scenario changes) is compared with the plain
definition in Fractions on a sample before its answer is given.
"""
import math
import random
from collections import defaultdict
from fractions import Fraction


def rounded(value):
    """A Fraction as a whole number, half away from zero."""
    twice, below = 2 * abs(value.numerator) + value.denominator, 2 * value.denominator
    return twice // below if value >= 0 else -(twice // below)


def kronor(ore):
    """Whole öre as kronor: -1234.50."""
    sign, ore = "-" if ore < 0 else "", abs(ore)
    return f"{sign}{ore // 100}.{ore % 100:02d}"


def capital_cost(cost, life, rate, year, month):
    """{year: depreciation and interest} of an asset in use from a month of its first year.

    Straight depreciation over the life, interest on the book value at the start of each year, both
    by the months in use of the first and the last year.
    """
    first = Fraction(13 - month, 12)
    costs, balance = {}, Fraction(cost)
    for age in range(life + 1):
        share = first if age == 0 else 1 - first if age == life else 1
        depreciation = Fraction(cost, life) * share
        costs[year + age] = depreciation + rate * balance * share
        balance -= depreciation
    assert balance == 0
    return costs


def asset():
    """W1: 3 000 kr in mid-2026 over three years at 2,75 %."""
    costs = capital_cost(300_000, 3, Fraction(275, 10_000), 2026, 7)
    return [f"{year};{kronor(rounded(cost))}" for year, cost in sorted(costs.items())]


def frames(board, rate, indexing, level):
    """{(member, year): öre} of a board's model, straight from its definition."""
    totals = {(key, year): Fraction(0) for key in board.keys for year in board.years}
    for _, key, amount in board.lines:
        for year in board.years:
            totals[key, year] += amount * 100 * (1 + indexing) ** (year - board.years[0])
    for _, key, year, life, amount in board.investments:
        for at, cost in capital_cost(amount * 100 * level, life, rate, year, 7).items():
            if (key, at) in totals:
                totals[key, at] += cost
    return {
        (member, year): sum(
            Fraction(weights[place], sum(weights)) * totals[key, year]
            for key, weights in board.keys.items())
        for place, member in enumerate(board.members) for year in board.years}


def board(model):
    """W2: each member's frame, year by year."""
    outcome = frames(model, *model.base.fractions)
    return [f"{member};{year};{kronor(rounded(outcome[member, year]))}"
            for member in model.members for year in model.years]


def register(path, members):
    """W3: each member's capital cost 2020 to 2045 of every asset in a register."""
    scale = 144 * 60 * 10_000
    costs, sample = defaultdict(int), []
    with open(path, encoding="utf-8") as file:
        next(file)
        for number, line in enumerate(file):
            _, member, _, cost, life, year, month = line.rstrip("\n").split(";")
            terms = (member, int(life), int(year), int(month))
            ore = int(cost.replace(",", ""))
            costs[terms] += ore
            if number < 2_000:
                sample.append((terms, ore))
    check_schedules(sample, scale)
    totals = totals_of(costs.items(), scale)
    return [f"{member};{year};{kronor(rounded(Fraction(totals[member, year], scale)))}"
            for member in members for year in range(2020, 2046)]


def totals_of(costs, scale):
    """{(member, year): capital cost times the scale}, whole numbers throughout."""
    schedules, totals = {}, defaultdict(int)
    for (member, life, year, month), cost in costs:
        if (life, month) not in schedules:
            plan = capital_cost(1, life, Fraction(275, 10_000), 0, month)
            schedules[life, month] = [plan[age] * scale for age in range(life + 1)]
            assert all(part.denominator == 1 for part in schedules[life, month])
        for age, part in enumerate(schedules[life, month]):
            if 2020 <= year + age <= 2045:
                totals[member, year + age] += cost * part.numerator
    return totals


def check_schedules(sample, scale):
    """Compares the totals of some assets with their definition."""
    plain = defaultdict(Fraction)
    for (member, life, year, month), cost in sample:
        for at, part in capital_cost(cost, life, Fraction(275, 10_000), year, month).items():
            if 2020 <= at <= 2045:
                plain[member, at] += part
    short = totals_of(sample, scale)
    assert all(Fraction(total, scale) == plain[place] for place, total in short.items())


def sweep(model, scenarios):
    """W4: the lowest, the median and the highest of each frame over scenarios."""
    outcomes = board_over(model, scenarios)
    for place in random.Random(1).sample(range(len(scenarios)), min(5, len(scenarios))):
        plain = frames(model, *scenarios[place].fractions)
        assert all(plain[cell] == column[place] for cell, column in outcomes.items())
    lines = []
    for (member, year), column in outcomes.items():
        column.sort()
        middle = len(column) // 2
        median = (column[middle] + column[-1 - middle]) / 2
        shown = ";".join(kronor(rounded(figure)) for figure in (column[0], median, column[-1]))
        lines.append(f"{member};{year};{shown}")
    return lines


def board_over(model, scenarios):
    """{(member, year): öre of each scenario}; what no scenario changes is summed once."""
    operations = {key: sum(100 * amount for _, of, amount in model.lines if of == key)
                  for key in model.keys}
    depreciation, interest = defaultdict(Fraction), defaultdict(Fraction)
    for _, key, year, life, amount in model.investments:
        bare = capital_cost(amount * 100, life, Fraction(0), year, 7)
        whole = capital_cost(amount * 100, life, Fraction(1), year, 7)
        for at in bare:
            depreciation[key, at] += bare[at]
            interest[key, at] += whole[at] - bare[at]
    below = math.lcm(*(sum(weights) for weights in model.keys.values()))
    shares = {key: [weight * (below // sum(weights)) for weight in weights]
              for key, weights in model.keys.items()}
    outcomes = {}
    for place, member in enumerate(model.members):
        for step, year in enumerate(model.years):
            column = outcomes[member, year] = []
            fixed = sum(shares[key][place] * operations[key] for key in model.keys)
            plan = sum(shares[key][place] * depreciation[key, year] for key in model.keys)
            base = sum(shares[key][place] * interest[key, year] for key in model.keys)
            for scenario in scenarios:
                rate, indexing, level = scenario.fractions
                column.append(
                    (fixed * (1 + indexing) ** step + level * (plan + rate * base)) / below)
    return outcomes


def grid(amounts, years):
    """W5: the sum of accounts, each indexed by 3 % and rounded to kronor year by year."""
    totals = [0] * years
    for amount in amounts:
        for step in range(years):
            totals[step] += amount
            # Half away from zero; no amount is negative.
            amount = (2 * amount * 103 + 100) // 200
    return [f"{2026 + step};{total}.00" for step, total in enumerate(totals)]
