-- Reads JSON (RFC 8259), strictly: UTF-8, no member twice, nothing after the value. Writes none.

local text = require('text')

local json = {}

local LIST = {}

--- Stands for null, which a table of Lua cannot hold.
json.NULL = setmetatable({}, { __tostring = function() return 'null' end })

function json.is_list(value) return type(value) == 'table' and getmetatable(value) == LIST end

function json.is_object(value) return type(value) == 'table' and getmetatable(value) == nil end

local ESCAPES = {
  ['"'] = '"', ['\\'] = '\\', ['/'] = '/', b = '\b', f = '\f', n = '\n', r = '\r', t = '\t',
}

--- The value that a text is. Raises an error where it is none.
function json.read(source)
  local at = 1
  local function fail() error('no JSON at its character ' .. at, 0) end
  local function blanks() at = string.match(source, '^[ \t\r\n]*()', at) end
  local function skip(what)
    if string.sub(source, at, at + #what - 1) ~= what then return false end
    at = at + #what
    return true
  end
  if text.points(source) == nil then error('no UTF-8', 0) end

  local function unit()
    local digits = string.match(source, '^%x%x%x%x', at) or fail()
    at = at + 4
    return tonumber(digits, 16)
  end

  local function escaped()
    local letter = string.sub(source, at, at)
    at = at + 1
    if letter ~= 'u' then return ESCAPES[letter] or fail() end
    local high = unit()
    if high < 0xd800 or high > 0xdfff then return text.utf8_of(high) end
    if high > 0xdbff or not skip('\\u') then fail() end
    local low = unit()
    if low < 0xdc00 or low > 0xdfff then fail() end
    return text.utf8_of(0x10000 + (high - 0xd800) * 0x400 + low - 0xdc00)
  end

  local function read_text()
    local parts = {}
    if not skip('"') then fail() end
    while not skip('"') do
      if skip('\\') then
        parts[#parts + 1] = escaped()
      else
        local plain = string.match(source, '^[^"\\%c]+', at) or fail()
        parts[#parts + 1] = plain
        at = at + #plain
      end
    end
    return table.concat(parts)
  end

  local read_value

  local function read_list(deep)
    local list = setmetatable({}, LIST)
    blanks()
    if skip(']') then return list end
    repeat list[#list + 1] = read_value(deep) until not skip(',')
    if not skip(']') then fail() end
    return list
  end

  local function read_object(deep)
    local object = {}
    blanks()
    if skip('}') then return object end
    repeat
      blanks()
      local name = read_text()
      blanks()
      if object[name] ~= nil or not skip(':') then fail() end
      object[name] = read_value(deep)
    until not skip(',')
    if not skip('}') then fail() end
    return object
  end

  local function read_number()
    local whole = string.match(source, '^-?%d+', at) or fail()
    if string.find(whole, '^-?0%d') then fail() end
    local number = whole .. (string.match(source, '^%.%d+', at + #whole) or '')
    number = number .. (string.match(source, '^[eE][+-]?%d+', at + #number) or '')
    at = at + #number
    return tonumber(number)
  end

  function read_value(deep)
    if deep > 64 then fail() end
    blanks()
    local value
    if skip('[') then value = read_list(deep + 1)
    elseif skip('{') then value = read_object(deep + 1)
    elseif skip('true') then value = true
    elseif skip('false') then value = false
    elseif skip('null') then value = json.NULL
    elseif string.sub(source, at, at) == '"' then value = read_text()
    else value = read_number() end
    blanks()
    return value
  end

  local value = read_value(1)
  if at <= #source then fail() end
  return value
end

return json
