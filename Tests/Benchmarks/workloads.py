"""What is calculated: seeded figures, and the scripts that a controller would write for them."""
import os
import random
import re
import textwrap
from dataclasses import dataclass, field
from fractions import Fraction

MEMBERS = ["Norrby", "Söderby", "Västerby", "Österby"]
KEYS = {"invånare": "invånare", "andel": "avtalad andel", "timme": "timmar"}
LINES = """
    löner_ledning löner_brandmän löner_deltid löner_teknik löner_ekonomi övertid jour pensioner
    arbetsgivaravgifter hälsovård utbildning kurser resor traktamenten rekrytering arbetskläder
    skyddskläder hyra_huvudstation hyra_norr hyra_söder hyra_förråd el värme vatten avfall städning
    larm bevakning fastighetsskötsel snöröjning drivmedel däck service_fordon besiktning
    fordonsskatt fordonsförsäkring reservdelar slangar pumpar andningsskydd skum provtryckning
    radio rakel telefoni bredband licenser driftavtal datorer skrivare webbplats kontorsmaterial
    porto tidskrifter annonser revision juridik försäkringar medlemsavgifter representation
    """.split()
PROGRAMMES = ["fordon", "byggnader", "materiel", "it", "verkstad"]
CLASSES = {"kort": 5, "mellan": 10, "lång": 20}
CATEGORIES = ["Fordon", "Maskiner och verktyg", "Inventarier", "Byggnader",
              "Mark och anläggning", "IT och växel", "Räddningsmateriel", "Övrigt"]


@dataclass
class Scenario:
    """The rate in hundredths of a per cent, the indexing in thousandths, the level in per cent."""
    name: str
    rate: int = 275
    indexing: int = 30
    level: int = 100

    @property
    def fractions(self):
        return (Fraction(self.rate, 10_000), Fraction(self.indexing, 1_000),
                Fraction(self.level, 100))


@dataclass
class Board:
    """A board's model: operating lines and investments, each split on members by a key."""
    members: list
    years: list
    keys: dict = field(default_factory=dict)
    lines: list = field(default_factory=list)
    investments: list = field(default_factory=list)
    base: Scenario = field(default_factory=lambda: Scenario("Som i budget"))


def board(members=4, years=10, seed=2):
    """60 lines and, for each year, a sum for each of five programmes and three lives."""
    draw = random.Random(seed)
    names = MEMBERS if members == 4 else [f"Kommun{n:03d}" for n in range(1, members + 1)]
    model = Board(names, list(range(2026, 2026 + years)))
    model.keys = {
        "invånare": [draw.randrange(4_000, 40_000) for _ in names],
        "andel": [draw.randrange(5, 60) * 125 for _ in names],
        "timme": [draw.randrange(100, 9_000) for _ in names]}
    keys = list(model.keys)
    model.lines = [(line, draw.choice(keys), draw.randrange(20_000, 12_000_000)) for line in LINES]
    for place, programme in enumerate(PROGRAMMES):
        for year in model.years:
            for life in CLASSES.values():
                amount = draw.randrange(50_000, 6_000_000, 500)
                model.investments.append((programme, keys[place % 3], year, life, amount))
    return model


def scenarios(count, base, seed=4):
    """So many futures, and the budget itself as one more, so that one of them is in the middle."""
    draw = random.Random(seed)
    drawn = [Scenario(f"Framtid {n}", draw.randrange(150, 451, 5), draw.randrange(10, 51),
                      draw.randrange(70, 131)) for n in range(1, count + 1)]
    return [base] + drawn


def amounts(count, seed=5):
    """The accounts of a grid in kronor."""
    draw = random.Random(seed)
    return [draw.randrange(1_000, 1_000_000) for _ in range(count)]


def grouped(figure):
    """A figure as people write it: 1 234 567."""
    return f"{figure:,}".replace(",", " ")


# Scripts


def asset_script():
    return """\
years 2026..2029
currency kr, 2 decimals

assume internränta = 2.75%

investment tillgång {
    spend     = { 2026: 3 000 }
    life      = 3 years
    activated = midyear
    rate      = internränta
}

report kapitalkostnad { show tillgång.capital_cost }
"""


def table(heading, rows):
    """A table with its columns lined up, names to the left and figures to the right."""
    rows = [heading] + rows
    widths = [max(len(row[column]) for row in rows) for column in range(len(heading))]
    isWord = [not rows[1][column][:1].isdigit() for column in range(len(heading))]
    return "".join(
        "    | " + " | ".join(
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(row, widths, isWord)) + " |\n"
        for row in rows)


def board_script(model):
    first, last = model.years[0], model.years[-1]
    text = f"""\
/// Räddningstjänstförbundet: budget {first} med plan till {last}.
years {first}..{last}
currency kr, 2 decimals

dimension kommun  = {", ".join(model.members)}
dimension program = {", ".join(PROGRAMMES)}
dimension klass   = {", ".join(CLASSES)}
"""
    for key in model.keys:
        lines = [line for line, of, _ in model.lines if of == key]
        text += f"\ndimension rad_{key} =\n    " + ",\n    ".join(lines) + "\n"
    text += """
assume internränta = 2.75%
assume uppräkning = 3%
/// Hur stor del av investeringsplanen som genomförs.
assume genomförande = 100%

"""
    for key, weights in model.keys.items():
        shares = ", ".join(f"{m}: {grouped(w)}" for m, w in zip(model.members, weights))
        text += f"key {key} = {{ {shares} }}\n"
    for key in model.keys:
        rows = [[line, grouped(amount), "previous * (1 + uppräkning)"]
                for line, of, amount in model.lines if of == key]
        text += f"\naccount drift_{key} = {{\n"
        text += table([f"rad_{key}", str(first), "then"], rows) + "}\n"
    text += "\n/// Investeringsplanen, med planens belopp före genomförandegrad.\naccount plan = {\n"
    text += plan_table(model) + "}\n"
    lives = ", ".join(f"{name}: {life} years" for name, life in CLASSES.items())
    text += f"""
investment investeringar {{
    spend     = plan * genomförande
    life      = {{ {lives} }}
    activated = midyear
    rate      = internränta
}}

let kapitalkostnad = sum(investeringar.capital_cost over klass)
"""
    keyOfProgramme = {programme: key for programme, key, *_ in model.investments}
    for key in model.keys:
        capital = "".join(f" + kapitalkostnad[{programme}]"
                          for programme, of in keyOfProgramme.items() if of == key)
        text += f"let kostnad_{key} = sum(drift_{key} over rad_{key}){capital}\n"
    parts = " + ".join(f"allocate(kostnad_{key} by {key})" for key in model.keys)
    text += f"let ram = {parts}\n\nreport ramar {{ show ram }}\n"
    return text


def plan_table(model):
    amounts = {(programme, life, year): grouped(amount)
               for programme, _, year, life, amount in model.investments}
    rows = [[programme, name] + [amounts[programme, life, year] for year in model.years]
            for programme in PROGRAMMES for name, life in CLASSES.items()]
    return table(["program", "klass"] + [str(year) for year in model.years], rows)


def register_script(members, path):
    labels = ",\n    ".join(f'm{n:03d} "Medlemskommun {n:02d}"' for n in range(1, members + 1))
    return f"""\
/// Anläggningsregistret: kapitalkostnad per medlem.
years 2020..2045
currency kr, 2 decimals

dimension kommun =
    {labels}

assume internränta = 2.75%

investment register from "{path}" {{
    kommun    = column "Kommun"
    spend     = column "Anskaffning" kr
    life      = column "Livslängd" years
    year      = column "År"
    activated = column "Månad" month
    rate      = internränta
}}

report kapitalkostnad {{ show register.capital_cost }}
"""


def grid_script(amounts, years):
    accounts = "".join(
        f"account a{n:05d} = {{ 2026: {grouped(amount)}, "
        "then: round(previous * (1 + indexing) to kr) }\n" for n, amount in enumerate(amounts))
    names = textwrap.fill(" + ".join(f"a{n:05d}" for n in range(len(amounts))), 116,
                          initial_indent="    ", subsequent_indent="    ")
    names = re.sub(r" \+\n    ", r"\n    + ", names)
    return f"""\
years 2026..{2025 + years}
currency kr

assume indexing = 3%

{accounts}
let summa =
{names}

report summor {{ show summa }}
"""


# Files


def write_register(path, rows, members, seed=3):
    """A register of assets as a Swedish spreadsheet saves it; 60 bytes a row."""
    draw = random.Random(seed)
    lives = (3, 4, 5, 10, 20)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("Id;Kommun;Kategori;Anskaffning;Livslängd;År;Månad\n")
        for row in range(1, rows + 1):
            ore = int(10 ** draw.uniform(5.3, 9.3))
            file.write("A%07d;Medlemskommun %02d;%s;%d,%02d;%d;%d;%02d\n" % (
                row, draw.randrange(1, members + 1), CATEGORIES[draw.randrange(8)], ore // 100,
                ore % 100, lives[draw.randrange(5)], draw.randrange(2005, 2027),
                draw.randrange(1, 13)))


def write_scenarios(folder, rows):
    """The same scenarios for Kalkyl, as a controller keeps them, and for peers in whole numbers."""
    with open(os.path.join(folder, "scenarios.csv"), "w", encoding="utf-8") as file:
        file.write("Scenario;internränta;uppräkning;genomförande\n")
        for row in rows:
            file.write(f"{row.name};{row.rate // 100},{row.rate % 100:02d} %;"
                       f"{row.indexing // 10},{row.indexing % 10} %;{row.level} %\n")
    with open(os.path.join(folder, "scenarios.txt"), "w") as file:
        for row in rows:
            file.write(f"{row.rate} {row.indexing} {row.level}\n")


def write_board(path, model):
    """A board's model for peers, a fact a line."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"first {model.years[0]}\nyears {len(model.years)}\n")
        file.write(f"rate {model.base.rate}\nindexing {model.base.indexing}\n"
                   f"level {model.base.level}\n")
        file.write("members " + " ".join(model.members) + "\n")
        for key, weights in model.keys.items():
            file.write(f"key {key} " + " ".join(map(str, weights)) + "\n")
        for _, key, amount in model.lines:
            file.write(f"line {key} {amount}\n")
        for _, key, year, life, amount in model.investments:
            file.write(f"asset {key} {year} {life} {amount}\n")
