"""The workloads as a user of numpy and pandas would write them: doubles, over whole arrays."""
import sys

import numpy as np
from peer import kronor, read_board


def frames(model, scenarios):
    """For each member the frames in öre, years down and scenarios across."""
    rate, growth = scenarios[:, 0] / 10_000, 1 + scenarios[:, 1] / 1_000
    level = scenarios[:, 2] / 100
    first, years = model["first"], model["years"]
    totals = {key: np.zeros((years, len(scenarios))) for key in model["keys"]}
    for key, amount in model["lines"]:
        for step in range(years):
            totals[key][step] += amount * 100 * growth ** step
    for key, year, life, amount in model["assets"]:
        cost = amount * 100 * level
        balance = cost.copy()
        for age in range(life + 1):
            if year + age >= first + years:
                break
            share = 0.5 if age in (0, life) else 1.0
            depreciation = cost / life * share
            totals[key][year + age - first] += depreciation + rate * balance * share
            balance -= depreciation
    for member, name in enumerate(model["members"]):
        sums = sum(weights[member] / sum(weights) * totals[key]
                   for key, weights in model["keys"].items())
        yield name, np.floor(sums + 0.5).astype(np.int64)


def w2(path):
    model = read_board(path)
    base = np.array([[model["rate"], model["indexing"], model["level"]]], float)
    for name, rows in frames(model, base):
        for step, row in enumerate(rows):
            print(f"{name};{model['first'] + step};{kronor(int(row[0]))}")


def w3(path):
    import pandas
    register = pandas.read_csv(
        path, sep=";", decimal=",", dtype={"Kommun": "category"},
        usecols=["Kommun", "Anskaffning", "Livslängd", "År", "Månad"])
    members = register["Kommun"].cat.codes.to_numpy()
    names = list(register["Kommun"].cat.categories)
    cost, life = register["Anskaffning"].to_numpy() * 100, register["Livslängd"].to_numpy()
    first, start = (13 - register["Månad"].to_numpy()) / 12, register["År"].to_numpy()
    columns = []
    for year in range(2020, 2046):
        age = year - start
        share = np.where(age == 0, first, np.where(age == life, 1 - first, 1.0))
        opening = np.where(age == 0, 1.0, 1 - (first + age - 1) / life)
        yearly = cost * share * (1 / life + 0.0275 * opening)
        yearly = np.where((age >= 0) & (age <= life), yearly, 0.0)
        columns.append(np.bincount(members, yearly, len(names)))
    for member, name in sorted(enumerate(names), key=lambda pair: pair[1]):
        for step, column in enumerate(columns):
            print(f"{name};{2020 + step};{kronor(int(column[member] + 0.5))}")


def w4(path, scenarios):
    model = read_board(path)
    for name, rows in frames(model, np.loadtxt(scenarios)):
        rows.sort(axis=1)
        for step, row in enumerate(rows):
            shown = row[0], row[len(row) // 2], row[-1]
            print(f"{name};{model['first'] + step};{';'.join(kronor(int(ore)) for ore in shown)}")


def w5(path, years):
    amounts = np.loadtxt(path)
    for step in range(int(years)):
        print(f"{2026 + step};{int(amounts.sum())}.00")
        amounts = np.floor((amounts * 103 + 50) / 100)


workload, *files = sys.argv[1:]
globals()[workload](*files)
