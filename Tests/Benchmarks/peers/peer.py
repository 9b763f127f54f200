"""The workloads as a user of plain Python would write them: in floats, öre as whole numbers."""
import sys


def rounded(x):
    return int(x + 0.5)


def kronor(ore):
    return f"{ore // 100}.{ore % 100:02d}"


def capital_cost(cost, life, rate, year, month):
    first = (13 - month) / 12
    balance = cost
    for age in range(life + 1):
        share = first if age == 0 else 1 - first if age == life else 1
        depreciation = cost / life * share
        yield year + age, depreciation + rate * balance * share
        balance -= depreciation


def read_board(path):
    model = {"keys": {}, "lines": [], "assets": []}
    for line in open(path, encoding="utf-8"):
        what, *words = line.split()
        if what == "members":
            model[what] = words
        elif what == "key":
            model["keys"][words[0]] = [int(word) for word in words[1:]]
        elif what == "line":
            model["lines"].append((words[0], int(words[1])))
        elif what == "asset":
            model["assets"].append((words[0], *map(int, words[1:])))
        else:
            model[what] = int(words[0])
    return model


def frames(model, rate, growth, level):
    first, years = model["first"], model["years"]
    totals = {key: [0.0] * years for key in model["keys"]}
    for key, amount in model["lines"]:
        x, total = amount * 100, totals[key]
        for step in range(years):
            total[step] += x
            x *= growth
    for key, year, life, amount in model["assets"]:
        total = totals[key]
        for at, cost in capital_cost(amount * 100 * level, life, rate, year, 7):
            if at < first + years:
                total[at - first] += cost
    shares = {key: [w / sum(weights) for w in weights] for key, weights in model["keys"].items()}
    return [[sum(shares[key][member] * totals[key][step] for key in shares)
             for step in range(years)] for member in range(len(model["members"]))]


def w1():
    for year, cost in capital_cost(300_000, 3, 0.0275, 2026, 7):
        yield f"{year};{kronor(rounded(cost))}\n"


def w2(path):
    model = read_board(path)
    result = frames(model, model["rate"] / 10_000, 1 + model["indexing"] / 1_000,
                    model["level"] / 100)
    for name, row in zip(model["members"], result):
        for step, frame in enumerate(row):
            yield f"{name};{model['first'] + step};{kronor(rounded(frame))}\n"


def w3(path):
    totals = {}
    with open(path, encoding="utf-8") as file:
        next(file)
        for line in file:
            _, member, _, price, life, year, month = line.split(";")
            total = totals.setdefault(member, [0.0] * 26)
            terms = int(price.replace(",", "")), int(life), 0.0275, int(year), int(month)
            for at, cost in capital_cost(*terms):
                if 2020 <= at <= 2045:
                    total[at - 2020] += cost
    for name in sorted(totals):
        for step, cost in enumerate(totals[name]):
            yield f"{name};{2020 + step};{kronor(rounded(cost))}\n"


def w4(path, scenarios):
    model = read_board(path)
    outcomes = [[[] for _ in range(model["years"])] for _ in model["members"]]
    for line in open(scenarios):
        rate, indexing, level = map(int, line.split())
        result = frames(model, rate / 10_000, 1 + indexing / 1_000, level / 100)
        for rows, row in zip(outcomes, result):
            for column, frame in zip(rows, row):
                column.append(rounded(frame))
    for name, rows in zip(model["members"], outcomes):
        for step, column in enumerate(rows):
            column.sort()
            shown = column[0], column[len(column) // 2], column[-1]
            yield f"{name};{model['first'] + step};{';'.join(map(kronor, shown))}\n"


def w5(path, years):
    totals, last = [0] * int(years), []
    for line in open(path):
        amount = int(line)
        for step in range(int(years)):
            totals[step] += amount
            amount = (amount * 103 + 50) // 100
        last.append(amount)
    for step, total in enumerate(totals):
        yield f"{2026 + step};{total}.00\n"


if __name__ == "__main__":
    workload, *files = sys.argv[1:]
    sys.stdout.writelines(globals()[workload](*files))
