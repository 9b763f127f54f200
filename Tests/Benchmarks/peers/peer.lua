-- The workloads as a user of Lua 5.4 or LuaJIT would write them: in doubles, öre as whole doubles.
local floor, format = math.floor, string.format
local workload, first_file, second_file = arg[1], arg[2], arg[3]

local function rounded(x) return floor(x + 0.5) end
local function kronor(ore) return format("%d.%02d", floor(ore / 100), ore % 100) end

local function capital_cost(cost, life, rate, year, month, add)
  local first, balance = (13 - month) / 12, cost
  for age = 0, life do
    local share = age == 0 and first or (age == life and 1 - first or 1)
    local depreciation = cost / life * share
    add(year + age, depreciation + rate * balance * share)
    balance = balance - depreciation
  end
end

local function read_board(path)
  local model = {keys = {}, names = {}, lines = {}, assets = {}, members = {}}
  for line in io.lines(path) do
    local words = {}
    for word in line:gmatch("%S+") do words[#words + 1] = word end
    local what = words[1]
    if what == "members" then
      for i = 2, #words do model.members[i - 1] = words[i] end
    elseif what == "key" then
      local shares, sum = {}, 0
      for i = 3, #words do
        shares[i - 2] = tonumber(words[i])
        sum = sum + shares[i - 2]
      end
      for i = 1, #shares do shares[i] = shares[i] / sum end
      model.keys[words[2]] = shares
      model.names[#model.names + 1] = words[2]
    elseif what == "line" then
      model.lines[#model.lines + 1] = {words[2], tonumber(words[3])}
    elseif what == "asset" then
      model.assets[#model.assets + 1] =
        {words[2], tonumber(words[3]), tonumber(words[4]), tonumber(words[5])}
    else
      model[what] = tonumber(words[2])
    end
  end
  return model
end

local function frames(model, rate, growth, level)
  local totals = {}
  for _, key in ipairs(model.names) do
    totals[key] = {}
    for step = 1, model.years do totals[key][step] = 0 end
  end
  for _, line in ipairs(model.lines) do
    local amount, total = line[2] * 100, totals[line[1]]
    for step = 1, model.years do
      total[step] = total[step] + amount
      amount = amount * growth
    end
  end
  for _, asset in ipairs(model.assets) do
    local total = totals[asset[1]]
    capital_cost(asset[4] * 100 * level, asset[3], rate, asset[2], 7, function(year, cost)
      local step = year - model.first + 1
      if step <= model.years then total[step] = total[step] + cost end
    end)
  end
  local result = {}
  for member = 1, #model.members do
    result[member] = {}
    for step = 1, model.years do
      local sum = 0
      for _, key in ipairs(model.names) do
        sum = sum + model.keys[key][member] * totals[key][step]
      end
      result[member][step] = sum
    end
  end
  return result
end

local out = {}
local function put(...) out[#out + 1] = format(...) end

local run = {}

function run.w1()
  capital_cost(300000, 3, 0.0275, 2026, 7, function(year, cost)
    put("%d;%s\n", year, kronor(rounded(cost)))
  end)
end

function run.w2()
  local model = read_board(first_file)
  local result = frames(model, model.rate / 10000, 1 + model.indexing / 1000, model.level / 100)
  for member, name in ipairs(model.members) do
    for step = 1, model.years do
      put("%s;%d;%s\n", name, model.first + step - 1, kronor(rounded(result[member][step])))
    end
  end
end

function run.w3()
  local totals, names, is_first = {}, {}, true
  for line in io.lines(first_file) do
    if is_first then
      is_first = false
    else
      local member, kr, ore, life, year, month =
        line:match("^[^;]*;([^;]*);[^;]*;(%d+),(%d+);(%d+);(%d+);(%d+)")
      local total = totals[member]
      if not total then
        total = {}
        for at = 2020, 2045 do total[at] = 0 end
        totals[member] = total
        names[#names + 1] = member
      end
      local cost = kr * 100 + ore
      life, year, month = tonumber(life), tonumber(year), tonumber(month)
      local first, balance = (13 - month) / 12, cost
      for age = 0, life do
        local share = age == 0 and first or (age == life and 1 - first or 1)
        local depreciation, at = cost / life * share, year + age
        if at >= 2020 and at <= 2045 then
          total[at] = total[at] + depreciation + 0.0275 * balance * share
        end
        balance = balance - depreciation
      end
    end
  end
  table.sort(names)
  for _, name in ipairs(names) do
    for at = 2020, 2045 do put("%s;%d;%s\n", name, at, kronor(rounded(totals[name][at]))) end
  end
end

function run.w4()
  local model, outcomes, count = read_board(first_file), {}, 0
  for member = 1, #model.members do
    outcomes[member] = {}
    for step = 1, model.years do outcomes[member][step] = {} end
  end
  for line in io.lines(second_file) do
    local rate, indexing, level = line:match("(%d+) (%d+) (%d+)")
    local result = frames(model, rate / 10000, 1 + indexing / 1000, level / 100)
    count = count + 1
    for member = 1, #result do
      for step = 1, model.years do
        outcomes[member][step][count] = rounded(result[member][step])
      end
    end
  end
  for member, name in ipairs(model.members) do
    for step = 1, model.years do
      local column = outcomes[member][step]
      table.sort(column)
      put("%s;%d;%s;%s;%s\n", name, model.first + step - 1, kronor(column[1]),
        kronor(column[(count + 1) / 2]), kronor(column[count]))
    end
  end
end

function run.w5()
  local years, totals, last = tonumber(second_file), {}, {}
  for step = 1, years do totals[step] = 0 end
  for line in io.lines(first_file) do
    local amount = tonumber(line)
    for step = 1, years do
      totals[step] = totals[step] + amount
      amount = floor((amount * 103 + 50) / 100)
    end
    last[#last + 1] = amount
  end
  for step = 1, years do put("%d;%.0f.00\n", 2025 + step, totals[step]) end
end

run[workload]()
io.write(table.concat(out))
