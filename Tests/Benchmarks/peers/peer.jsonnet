// The workloads as a user of Jsonnet would write them: in doubles.
local rounded(x) = std.floor(x + 0.5);
local kronor(ore) = '%d.%02d' % [std.floor(ore / 100), ore % 100];
local sum(figures) = std.foldl(function(a, b) a + b, figures, 0);

// Depreciation and interest at an age, in use from the middle of the first year.
local capital_cost(cost, life, rate, age) =
  local share = if age == 0 || age == life then 0.5 else 1;
  local opening = if age == 0 then 1 else 1 - (age - 0.5) / life;
  cost * share * (1 / life + rate * opening);

local frames(text) =
  local lines = [std.split(line, ' ') for line in std.split(text, '\n')];
  local all(what) = [line[1:] for line in lines if line[0] == what];
  local one(what) = std.parseInt(all(what)[0][0]);
  local first = one('first'), rate = one('rate') / 10000, growth = 1 + one('indexing') / 1000;
  local level = one('level') / 100;
  local steps = std.range(0, one('years') - 1);
  // Elements of arrays are worked out once, fields of objects each time.
  local names = [line[0] for line in all('key')];
  local weights = [std.map(std.parseInt, line[1:]) for line in all('key')];
  local weight_sums = [sum(own) for own in weights];
  local operations = [[line[0], std.parseInt(line[1])] for line in all('line')];
  local assets = [[line[0]] + std.map(std.parseInt, line[1:]) for line in all('asset')];
  local totals = [
    [
      sum([line[1] * 100 * std.pow(growth, step) for line in operations if line[0] == name])
      + sum([
        capital_cost(asset[3] * 100 * level, asset[2], rate, first + step - asset[1])
        for asset in assets
        if asset[0] == name && first + step >= asset[1] && first + step <= asset[1] + asset[2]
      ])
      for step in steps
    ]
    for name in names
  ];
  local members = all('members')[0];
  local keys = std.range(0, std.length(names) - 1);
  [
    local ore = sum([weights[key][member] / weight_sums[key] * totals[key][step] for key in keys]);
    '%s;%d;%s' % [members[member], first + step, kronor(rounded(ore))]
    for member in std.range(0, std.length(members) - 1)
    for step in steps
  ];

function(workload, text='')
  std.join('\n', if workload == 'w1' then [
    '%d;%s' % [2026 + age, kronor(rounded(capital_cost(300000, 3, 0.0275, age)))]
    for age in std.range(0, 3)
  ] else frames(text))
