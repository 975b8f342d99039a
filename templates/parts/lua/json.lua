-- Reads JSON (RFC 8259), strictly: what is left out or said twice is an error, for it decides who gets in. Writes none.
--
-- A list and an object are both tables in Lua; `isList` tells them apart, also where they are empty. There is no null.

local M = {}

local LIST = {}

function M.isList(value)
  return getmetatable(value) == LIST
end

local ESCAPES = { ['"'] = '"', ['\\'] = '\\', ['/'] = '/', b = '\b', f = '\f', n = '\n', r = '\r', t = '\t' }

local function fail(at, expected)
  error('no JSON: ' .. expected .. ' is missing at octet ' .. at, 0)
end

local function skip(text, at)
  return text:find('[^ \t\r\n]', at) or #text + 1
end

-- A code point as UTF-8; half of a pair is none.
local function utf8(point, at)
  if point >= 0xd800 and point <= 0xdfff then fail(at, 'a character') end
  if point < 0x80 then return string.char(point) end
  local floor = math.floor
  if point < 0x800 then return string.char(0xc0 + floor(point / 64), 0x80 + point % 64) end
  if point < 0x10000 then
    return string.char(0xe0 + floor(point / 4096), 0x80 + floor(point / 64) % 64, 0x80 + point % 64)
  end
  local first = 0xf0 + floor(point / 262144)
  return string.char(first, 0x80 + floor(point / 4096) % 64, 0x80 + floor(point / 64) % 64, 0x80 + point % 64)
end

local function readEscape(text, at)
  local short = ESCAPES[text:sub(at, at)]
  if short ~= nil then return short, at + 1 end
  local digits = text:match('^u(%x%x%x%x)', at)
  if digits == nil then fail(at, 'an escape') end
  local point = tonumber(digits, 16)
  if point < 0xd800 or point > 0xdbff then return utf8(point, at), at + 5 end
  local low = tonumber(text:match('^\\u(%x%x%x%x)', at + 5) or '0', 16)
  if low < 0xdc00 or low > 0xdfff then fail(at, 'a character') end
  return utf8(0x10000 + (point - 0xd800) * 1024 + low - 0xdc00, at), at + 11
end

local function readText(text, at)
  local pieces = {}
  at = at + 1
  while true do
    local stop = text:find('["\\%c]', at)
    if stop == nil then fail(at, 'the end of a text') end
    pieces[#pieces + 1] = text:sub(at, stop - 1)
    local found = text:sub(stop, stop)
    if found == '"' then return table.concat(pieces), stop + 1 end
    if found == '\\' then
      pieces[#pieces + 1], at = readEscape(text, stop + 1)
    elseif found == '\127' then
      pieces[#pieces + 1], at = found, stop + 1
    else
      fail(stop, 'a character')
    end
  end
end

local readValue

local function readList(text, at)
  local list = setmetatable({}, LIST)
  at = skip(text, at + 1)
  if text:sub(at, at) == ']' then return list, at + 1 end
  while true do
    list[#list + 1], at = readValue(text, at)
    at = skip(text, at)
    local found = text:sub(at, at)
    if found == ']' then return list, at + 1 end
    if found ~= ',' then fail(at, 'a comma') end
    at = at + 1
  end
end

local function readObject(text, at)
  local object = {}
  at = skip(text, at + 1)
  if text:sub(at, at) == '}' then return object, at + 1 end
  while true do
    at = skip(text, at)
    if text:sub(at, at) ~= '"' then fail(at, 'a name') end
    local name, value
    name, at = readText(text, at)
    if object[name] ~= nil then fail(at, 'another name') end
    at = skip(text, at)
    if text:sub(at, at) ~= ':' then fail(at, 'a colon') end
    value, at = readValue(text, at + 1)
    object[name] = value
    at = skip(text, at)
    local found = text:sub(at, at)
    if found == '}' then return object, at + 1 end
    if found ~= ',' then fail(at, 'a comma') end
    at = at + 1
  end
end

local function readNumber(text, at)
  local digits = text:match('^%-?[1-9]%d*', at) or text:match('^%-?0', at)
  if digits == nil then fail(at, 'a value') end
  local rest = text:match('^%.%d+', at + #digits) or ''
  local exponent = text:match('^[eE][+-]?%d+', at + #digits + #rest) or ''
  return tonumber(digits .. rest .. exponent), at + #digits + #rest + #exponent
end

function readValue(text, at)
  at = skip(text, at)
  local first = text:sub(at, at)
  if first == '"' then return readText(text, at) end
  if first == '{' then return readObject(text, at) end
  if first == '[' then return readList(text, at) end
  if text:sub(at, at + 3) == 'true' then return true, at + 4 end
  if text:sub(at, at + 4) == 'false' then return false, at + 5 end
  return readNumber(text, at)
end

function M.read(text)
  local value, at = readValue(text, 1)
  at = skip(text, at)
  if at <= #text then fail(at, 'the end') end
  return value
end

return M
