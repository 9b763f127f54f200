// The workloads as a user of Node would write them: in doubles, öre as whole doubles.
const fs = require("fs");
const [workload, firstFile, secondFile] = process.argv.slice(2);
const out = [];

const rounded = (x) => Math.floor(x + 0.5);
const kronor = (ore) => Math.floor(ore / 100) + "." + String(ore % 100).padStart(2, "0");
const linesOf = (path) => fs.readFileSync(path, "utf8").trim().split("\n");

function capitalCost(cost, life, rate, year, month, add) {
  const first = (13 - month) / 12;
  let balance = cost;
  for (let age = 0; age <= life; age++) {
    const share = age === 0 ? first : age === life ? 1 - first : 1;
    const depreciation = (cost / life) * share;
    add(year + age, depreciation + rate * balance * share);
    balance -= depreciation;
  }
}

function readBoard(path) {
  const model = { keys: [], shares: [], lines: [], assets: [] };
  for (const line of linesOf(path)) {
    const [what, ...words] = line.split(" ");
    if (what === "members") model.members = words;
    else if (what === "key") {
      const weights = words.slice(1).map(Number);
      const sum = weights.reduce((a, b) => a + b);
      model.keys.push(words[0]);
      model.shares.push(weights.map((weight) => weight / sum));
    } else if (what === "line") model.lines.push([model.keys.indexOf(words[0]), +words[1]]);
    else if (what === "asset")
      model.assets.push([model.keys.indexOf(words[0]), ...words.slice(1).map(Number)]);
    else model[what] = +words[0];
  }
  return model;
}

function frames(model, rate, growth, level) {
  const totals = model.keys.map(() => new Float64Array(model.years));
  for (const [key, amount] of model.lines) {
    let x = amount * 100;
    for (let step = 0; step < model.years; step++) {
      totals[key][step] += x;
      x *= growth;
    }
  }
  for (const [key, year, life, amount] of model.assets)
    capitalCost(amount * 100 * level, life, rate, year, 7, (at, cost) => {
      if (at < model.first + model.years) totals[key][at - model.first] += cost;
    });
  return model.members.map((_, member) =>
    Array.from({ length: model.years }, (_, step) =>
      totals.reduce((sum, total, key) => sum + model.shares[key][member] * total[step], 0)));
}

const run = {
  w1() {
    capitalCost(300000, 3, 0.0275, 2026, 7, (year, cost) =>
      out.push(`${year};${kronor(rounded(cost))}\n`));
  },
  w2() {
    const model = readBoard(firstFile);
    frames(model, model.rate / 1e4, 1 + model.indexing / 1e3, model.level / 100).forEach(
      (row, member) => row.forEach((frame, step) =>
        out.push(`${model.members[member]};${model.first + step};${kronor(rounded(frame))}\n`)));
  },
  w3() {
    const totals = new Map();
    const text = fs.readFileSync(firstFile, "utf8");
    let start = text.indexOf("\n") + 1;
    while (start < text.length) {
      const end = text.indexOf("\n", start);
      const [, member, , price, life, year, month] = text.slice(start, end).split(";");
      start = end + 1;
      let total = totals.get(member);
      if (!total) totals.set(member, (total = new Float64Array(26)));
      capitalCost(+price.replace(",", ""), +life, 0.0275, +year, +month, (at, cost) => {
        if (at >= 2020 && at <= 2045) total[at - 2020] += cost;
      });
    }
    for (const name of [...totals.keys()].sort())
      totals.get(name).forEach((cost, step) =>
        out.push(`${name};${2020 + step};${kronor(rounded(cost))}\n`));
  },
  w4() {
    const model = readBoard(firstFile);
    const scenarios = linesOf(secondFile);
    const count = scenarios.length;
    const outcomes = model.members.map(() =>
      Array.from({ length: model.years }, () => new Float64Array(count)));
    scenarios.forEach((line, place) => {
      const [rate, indexing, level] = line.split(" ").map(Number);
      frames(model, rate / 1e4, 1 + indexing / 1e3, level / 100).forEach((row, member) =>
        row.forEach((frame, step) => { outcomes[member][step][place] = rounded(frame); }));
    });
    outcomes.forEach((rows, member) => rows.forEach((column, step) => {
      column.sort();
      const shown = [column[0], column[(count - 1) / 2], column[count - 1]].map(kronor).join(";");
      out.push(`${model.members[member]};${model.first + step};${shown}\n`);
    }));
  },
  w5() {
    const years = +secondFile;
    const totals = new Float64Array(years);
    const last = [];
    for (const line of linesOf(firstFile)) {
      let amount = +line;
      for (let step = 0; step < years; step++) {
        totals[step] += amount;
        amount = Math.floor((amount * 103 + 50) / 100);
      }
      last.push(amount);
    }
    totals.forEach((total, step) => out.push(`${2026 + step};${total}.00\n`));
  },
};

run[workload]();
process.stdout.write(out.join(""));
