"""The register and the sweep as a user of DuckDB would ask for them."""
import sys

import duckdb


def kronor(ore):
    ore = int(ore)
    return f"{ore // 100}.{ore % 100:02d}"


def assets(path):
    return f"""(select "Kommun" kommun, "Livslängd" liv, "År" år, "Månad" månad, "Anskaffning" kr
                from read_csv('{path}', delim=';', header=true, decimal_separator=',',
                  types={{'Id': 'varchar', 'Anskaffning': 'decimal(14,2)', 'Livslängd': 'integer',
                    'År': 'integer', 'Månad': 'integer'}}))"""


def w3(path):
    """Sums of assets alike first, then their schedules in whole numbers: exact."""
    print_rows(connection.execute(f"""
        with alike as (select kommun, liv, år, månad, (sum(kr) * 100)::hugeint öre
                       from {assets(path)} group by all),
        yearly as (select kommun, y, sum(öre * andel
            * (12 * (720 // (12 * liv)) * 10000 + (60 // liv) * 275 * ingående)) n from (
          select *, (case y - år when 0 then 13 - månad when liv then månad - 1 else 12
                     end)::hugeint andel,
            case y - år when 0 then 12 * liv
              else 12 * liv - ((13 - månad) + 12 * (y - år - 1)) end ingående
          from alike, range(2020, 2046) t(y) where y between år and år + liv) group by all)
        select kommun, y, (2 * n + 86400000) // (2 * 86400000) from yearly order by all""")
        .fetchall())


def w3_plain(path):
    """Every asset in every year, in doubles."""
    print_rows(connection.execute(f"""
        select kommun, y, floor(sum(kr::double * 100 * andel * (1 / liv + 0.0275 * ingående)) + 0.5)
        from (select *,
            case y - år when 0 then (13 - månad) / 12 when liv then (månad - 1) / 12 else 1 end andel,
            case y - år when 0 then 1
              else 1 - ((13 - månad) / 12 + (y - år - 1)) / liv end ingående
          from {assets(path)}, range(2020, 2046) t(y) where y between år and år + liv)
        group by all order by all""").fetchall())


def w4(board, scenarios):
    model = {}
    keys, lines, plan = {}, [], []
    for line in open(board, encoding="utf-8"):
        what, *words = line.split()
        if what == "key":
            keys[words[0]] = [int(word) for word in words[1:]]
        elif what == "line":
            lines.append((words[0], int(words[1])))
        elif what == "asset":
            plan.append((words[0], *map(int, words[1:])))
        else:
            model[what] = words
    first, years = int(model["first"][0]), int(model["years"][0])
    connection.execute("create table rader (nyckel varchar, kr double)")
    connection.executemany("insert into rader values (?, ?)", lines)
    connection.execute("create table plan (nyckel varchar, år int, liv int, kr double)")
    connection.executemany("insert into plan values (?, ?, ?, ?)", plan)
    connection.execute("create table andelar (nr int, kommun varchar, nyckel varchar, andel double)")
    connection.executemany("insert into andelar values (?, ?, ?, ?)", [
        (place, name, key, weights[place] / sum(weights))
        for key, weights in keys.items() for place, name in enumerate(model["members"])])
    connection.execute(f"""create table scenarier as
        select row_number() over () id, column0 / 1e4::double ränta, 1 + column1 / 1e3::double steg,
          column2 / 100::double grad from read_csv('{scenarios}', delim=' ', header=false)""")
    print_rows(row[1:] for row in connection.execute(f"""
        with kostnad as (select id, nyckel, y, sum(v) v from (
            select id, nyckel, {first} + t y, kr * 100 * steg ** t v
            from rader, scenarier, range({years}) x(t)
          union all
            select id, nyckel, år + j, kr * 100 * grad * (case when j in (0, liv) then 0.5 else 1 end)
              * (1 / liv + ränta * (case j when 0 then 1 else 1 - (j - 0.5) / liv end))
            from plan, scenarier, range(21) x(j) where j <= liv and år + j < {first + years})
          group by all),
        ram as (select nr, kommun, y, id, floor(sum(v * andel) + 0.5)::hugeint v
                from kostnad join andelar using (nyckel) group by all)
        select nr, kommun, y, min(v), quantile_disc(v, 0.5), max(v) from ram group by all
        order by nr, y""").fetchall())


def print_rows(rows):
    for name, year, *figures in rows:
        print(f"{name};{year};{';'.join(map(kronor, figures))}")


workload, *files = sys.argv[1:]
connection = duckdb.connect()
connection.execute("set threads to 2")
globals()[workload](*files)
