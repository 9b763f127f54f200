#!/usr/bin/env python3
"""Random models whose figures lie where machine words end, and what they exactly come to.

    models.py FIRST COUNT

prints a model a line, as JSON: its script and data files, and the values of formulas and of a sweep
in Fractions. Nothing here is Kalkyl's: it is another reading of the same formulas.
"""
import json
import random
import sys
from fractions import Fraction

MEMBERS = ["a", "b", "c"]
YEARS = range(2026, 2032)
WORDS = [2 ** 31, 2 ** 53, 2 ** 62, 2 ** 63, 2 ** 64, 2 ** 126, 2 ** 127, 2 ** 128]


MOST_BITS = 3_000


class TooLong(Exception):
    """A figure has grown past what a test needs."""


def held(value):
    """A figure, unless it is too long."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        raise TooLong
    return value


def exact(value):
    """As Kalkyl writes exact figures: decimals where they end, else p/q."""
    if value is None:
        return "–"
    below, places = value.denominator, 0
    if not has_decimals(below):
        return f"{value.numerator}/{below}"
    while 10 ** places % below:
        places += 1
    digits = str(abs(value.numerator) * 10 ** places // below).rjust(places + 1, "0")
    whole, tail = digits[:len(digits) - places], digits[len(digits) - places:]
    return ("-" if value < 0 else "") + whole + ("." + tail if places else "")


def has_decimals(below):
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def rounded(value, step, rule):
    """A multiple of the step."""
    steps = value / step
    if rule == "floor":
        return step * (steps.numerator // steps.denominator)
    if rule == "ceiling":
        return step * -(-steps.numerator // steps.denominator)
    half = (2 * abs(steps.numerator) + steps.denominator) // (2 * steps.denominator)
    return step * (half if steps >= 0 else -half)


class Formula:
    """A text, and a function of a place (values, member, year, previous) that gives a Fraction."""

    def __init__(self, text, value):
        self.text, self.value = text, value


def literal(value):
    value = Fraction(value)
    text = exact(abs(value))
    return Formula(f"({'-' if value < 0 else ''}{text})", lambda at: value)


def border(draw):
    """A figure at the end of a word, or one whose denominator stays."""
    word = draw.choice(WORDS)
    kind = draw.randrange(5)
    if kind == 0:
        return Fraction(draw.choice([word - 1, word, word + 1, -word, -word - 1]))
    if kind == 1:
        return Fraction(word + draw.randrange(-9, 10), 10 ** draw.randrange(1, 25))
    if kind == 2:
        return Fraction(draw.randrange(1, 10 ** 6), 10 ** draw.randrange(0, 7))
    return Fraction(draw.randrange(-50, 50))


def combined(sign, one, other):
    def value(at):
        first, second = one.value(at), other.value(at)
        if sign == "otherwise":
            return second if first is None else first
        if first is None or second is None:
            return None
        if sign == "/":
            return held(first / second) if second else None
        result = {"+": first + second, "-": first - second, "*": first * second}[sign]
        return held(result)
    return Formula(f"({one.text} {sign} {other.text})", value)


def applied(text, part, function):
    def value(at):
        of = part.value(at)
        return None if of is None else held(function(of))
    return Formula(text, value)


def choice(one, other, yes, no):
    def value(at):
        first, second = one.value(at), other.value(at)
        if first is None or second is None:
            return None
        return (yes if first > second else no).value(at)
    return Formula(f"(if {one.text} > {other.text} then {yes.text} else {no.text})", value)


def summed(index):
    def value(at):
        parts = [at.values[index, member, at.year] for member in MEMBERS]
        return None if None in parts else sum(parts)
    return Formula(f"sum(d{index} over member)", value)


def formula(draw, depth, lower, has_previous):
    """A random formula of definitions of lower number, assumptions and border figures."""
    def part():
        return formula(draw, depth - 1, lower, has_previous)
    kind = draw.randrange(8 if depth == 0 else 20)
    if kind < 3:
        return literal(border(draw))
    if kind < 5:
        name = draw.choice(["x", "y", "rate"])
        return Formula(name, lambda at: at.assumed[name])
    if kind < 7 and lower:
        index = draw.randrange(lower)
        if draw.randrange(3) == 0:
            return summed(index)
        return Formula(f"d{index}", lambda at: at.values[index, at.member, at.year])
    if kind < 8:
        return (Formula("previous", lambda at: at.previous) if has_previous
                else literal(border(draw)))
    if kind < 15:
        return combined(draw.choice("++--**/"), part(), part())
    if kind == 15:
        return combined("otherwise", part(), part())
    if kind == 16:
        rule, of = draw.choice(["round", "floor", "ceiling"]), part()
        step = Fraction(draw.choice(["1", "1000", "0.01", "0.000001"]))
        return applied(f"{rule}({of.text} to {exact(step)})", of,
                       lambda value: rounded(value, step, rule))
    if kind == 17:
        of, power = part(), draw.choice([2, 3])
        return applied(f"(({of.text}) ^ {power})", of, lambda value: value ** power)
    if kind == 18:
        of = part()
        return applied(f"abs({of.text})", of, abs)
    return choice(part(), part(), part(), part())


class Place:
    def __init__(self, assumed, values, member, year, previous):
        self.assumed, self.values = assumed, values
        self.member, self.year, self.previous = member, year, previous


class Model:
    def __init__(self, draw):
        self.assumed = {"x": border(draw), "y": border(draw),
                        "rate": Fraction(draw.randrange(1, 10 ** 9), 10 ** draw.choice([10, 11]))}
        self.definitions = []
        for lower in range(draw.randrange(2, 5)):
            first = formula(draw, 2, lower, False)
            then = formula(draw, 3, lower, True)
            self.definitions.append((first, then))
        # Definitions that differ in their first figure alone.
        self.alike = [literal(border(draw)) for _ in range(draw.randrange(2, 9))]
        self.alike_then = formula(draw, 3, 0, True)
        self.weights = {member: Fraction(draw.choice([7, 11, 13, 2 ** 61 - 1])) for member in MEMBERS}
        most = draw.choice([10 ** 6, 2 ** 63, 2 ** 80])
        self.assets = [(draw.choice(MEMBERS), draw.randrange(1, most),
                        draw.choice([1, 3, 7, 11, 13, 20, 33]), draw.randrange(2010, 2032),
                        draw.randrange(1, 13)) for _ in range(draw.randrange(1, 60))]
        self.rows = [{"x": border(draw), "y": border(draw),
                      "rate": Fraction(draw.randrange(1, 900), 10 ** 4)} for _ in range(3)]

    @property
    def script(self):
        lines = ["years 2026..2031", "currency kr", "dimension member = a, b, c",
                 "let spread = { a: { 2026: 0, then: 0 }, otherwise: { 2026: 0, then: 0 } }"]
        lines += [f"assume {name} = {exact(value)}" for name, value in self.assumed.items()]
        lines.append("key weights = { "
                     + ", ".join(f"{m}: {exact(w)}" for m, w in self.weights.items()) + " }")
        for index, (first, then) in enumerate(self.definitions):
            lines.append(f"let d{index} = {{ 2026: {first.text} + spread, "
                         f"then: {then.text} + spread }}")
        lines += [f"let l{index} = {{ 2026: {first.text}, then: {self.alike_then.text} }}"
                  for index, first in enumerate(self.alike)]
        lines.append("let alike = " + " + ".join(f"l{index}" for index in range(len(self.alike))))
        rows = [f"{member}: {{ 2026: {first.text}, then: {self.alike_then.text} }}"
                for member, first in self.alike_rows]
        lines.append(f"let grid = {{ {', '.join(rows)} }}")
        last = len(self.definitions) - 1
        lines.append(f"let parts = allocate(sum(d{last} over member) * 1 kr by weights)")
        lines.append('investment register from "register.csv" { member = column "member", '
                     'spend = column "cost" kr, life = column "life" years, '
                     'year = column "year", activated = column "month" month, rate = rate }')
        return "\n".join(lines) + "\n"

    @property
    def files(self):
        assets = [f"{m};{cost // 100},{cost % 100:02d};{life};{year};{month}"
                  for m, cost, life, year, month in self.assets]
        rows = [";".join(exact(row[name]).replace(".", ",") for name in row) for row in self.rows]
        return {"register.csv": "\n".join(["member;cost;life;year;month"] + assets) + "\n",
                "rows.csv": "\n".join([";".join(self.rows[0])] + rows) + "\n"}

    def values(self, assumed):
        """Each formula's cells, members down and years across."""
        values = {}
        for index, (first, then) in enumerate(self.definitions):
            for member in MEMBERS:
                previous = None
                for year in YEARS:
                    of = first if year == YEARS[0] else then
                    previous = of.value(Place(assumed, values, member, year, previous))
                    values[index, member, year] = previous
        cells = {f"d{index}": [values[index, member, year] for member in MEMBERS for year in YEARS]
                 for index in range(len(self.definitions))}
        cells.update(self.alike_cells(assumed))
        cells["parts"] = self.parts(values)
        cells["register.capital_cost"] = self.capital_cost(assumed["rate"])
        return {name: [exact(value) for value in column] for name, column in cells.items()}

    @property
    def alike_rows(self):
        """The first figure of each row of a grid whose rows are alike."""
        return [(member, self.alike[index % len(self.alike)]) for index, member in enumerate(MEMBERS)]

    def alike_cells(self, assumed):
        """Those that are alike, and their sum, by year; then a grid of such."""
        cells = {f"l{index}": self.alike_column(first, assumed)
                 for index, first in enumerate(self.alike)}
        cells["alike"] = [None if None in parts else sum(parts) for parts in zip(*cells.values())]
        cells["grid"] = sum((self.alike_column(first, assumed) for _, first in self.alike_rows), [])
        return cells

    def alike_column(self, first, assumed):
        column = []
        for year in YEARS:
            previous = column[-1] if column else None
            of = self.alike_then if column else first
            column.append(of.value(Place(assumed, {}, None, year, previous)))
        return column

    def parts(self, values):
        last, whole = len(self.definitions) - 1, sum(self.weights.values())
        column = []
        for member in MEMBERS:
            for year in YEARS:
                cells = [values[last, other, year] for other in MEMBERS]
                share = self.weights[member] / whole
                column.append(None if None in cells else sum(cells) * share)
        return column

    def capital_cost(self, rate):
        totals = {(member, year): Fraction(0) for member in MEMBERS for year in YEARS}
        for member, ore, life, year, month in self.assets:
            balance, first = Fraction(ore, 100), Fraction(13 - month, 12)
            yearly = balance / life
            for age in range(life + 1):
                share = first if age == 0 else 1 - first if age == life else 1
                if (member, year + age) in totals:
                    totals[member, year + age] += share * (yearly + rate * balance)
                balance -= share * yearly
        return [totals[member, year] for member in MEMBERS for year in YEARS]


def main():
    first, count = int(sys.argv[1]), int(sys.argv[2])
    sys.set_int_max_str_digits(0)
    for seed in range(first, first + count):
        draw = random.Random(seed)
        while (told := outcome(Model(draw))) is None:
            pass
        print(json.dumps({"seed": seed, **told}))


def outcome(model):
    """A model and what it comes to; None where a figure grows too long."""
    try:
        return {"script": model.script, "files": model.files,
                "values": model.values(model.assumed),
                "sweep": [model.values(row) for row in model.rows]}
    except TooLong:
        return None


main()
