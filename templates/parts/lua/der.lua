-- Reads DER (X.690): definite, minimal lengths, one-octet tags, nothing left over. What the values are for is in other files.
--
-- Bytes are strings. This is the plain language that Lua 5.1 to 5.4 share: no goto, no integer division, no operators on bits.

local der = {}

der.TAGS = {
  BOOLEAN = 0x01,
  INTEGER = 0x02,
  BIT_STRING = 0x03,
  OCTET_STRING = 0x04,
  OBJECT_IDENTIFIER = 0x06,
  UTF8_STRING = 0x0c,
  UTC_TIME = 0x17,
  GENERALIZED_TIME = 0x18,
  SEQUENCE = 0x30,
}

--- The largest integer that a number holds exactly in every Lua.
der.SAFE = 9007199254740991

--- The element at a place: its tag, its content, and the whole of it with tag and length.
local function element_at(bytes, at)
  local tag, length = string.byte(bytes, at, at + 1)
  local start = at + 2
  if tag == nil or length == nil then error('the DER is cut short or unknown', 0) end
  if length > 0x80 and length <= 0x84 and start + length - 0x80 <= #bytes + 1 then
    local octets = length - 0x80
    length = 0
    for i = 0, octets - 1 do length = length * 256 + string.byte(bytes, start + i) end
    start = start + octets
    if length < 0x80 or length < 256 ^ (octets - 1) then error('a DER length is not minimal', 0) end
  elseif length >= 0x80 then
    error('a DER length is malformed', 0)
  end
  local stop = start + length - 1
  if stop > #bytes or tag % 32 == 31 then error('the DER is cut short or unknown', 0) end
  return { tag = tag, content = string.sub(bytes, start, stop), whole = string.sub(bytes, at, stop), stop = stop }
end

--- Visits each element of some bytes, in turn.
function der.for_each(bytes, visit)
  local at = 1
  while at <= #bytes do
    local element = element_at(bytes, at)
    visit(element)
    at = element.stop + 1
  end
end

function der.elements(bytes)
  local found = {}
  der.for_each(bytes, function(element) found[#found + 1] = element end)
  return found
end

function der.expect(element, tag)
  if element == nil or element.tag ~= tag then
    error('the DER has ' .. (element == nil and 'nothing' or element.tag) .. ' in the place of ' .. tag, 0)
  end
  return element
end

--- Takes elements in turn.
function der.reader(bytes)
  local rest, next_one = der.elements(bytes), 1
  local reader = {}
  function reader.take(tag)
    next_one = next_one + 1
    return der.expect(rest[next_one - 1], tag)
  end
  function reader.take_if(tag)
    if rest[next_one] ~= nil and rest[next_one].tag == tag then return reader.take(tag) end
    return nil
  end
  function reader.finish()
    if rest[next_one] ~= nil then error('the DER goes on after its end', 0) end
  end
  return reader
end

--- The content of bytes that are exactly one element.
function der.only(bytes, tag)
  local element = der.expect(#bytes > 0 and element_at(bytes, 1) or nil, tag)
  if element.stop < #bytes then error('the DER goes on after its end', 0) end
  return element.content
end

function der.read_boolean(octets)
  if octets ~= '\0' and octets ~= '\255' then error('a BOOLEAN is malformed', 0) end
  return octets == '\255'
end

local function require_minimal(octets)
  local first, second = string.byte(octets, 1, 2)
  local padded = second ~= nil and ((first == 0x00 and second < 0x80) or (first == 0xff and second >= 0x80))
  if first == nil or padded then error('an INTEGER is malformed', 0) end
end

--- An INTEGER that a number can hold.
function der.read_integer(octets)
  require_minimal(octets)
  if #octets > 7 then error('an integer is too large', 0) end
  local value = string.byte(octets) >= 0x80 and -1 or 0
  for i = 1, #octets do value = value * 256 + string.byte(octets, i) end
  if value > der.SAFE or value < -der.SAFE then error('an integer is too large', 0) end
  return value
end

function der.hex(octets)
  return (string.gsub(octets, '.', function(octet) return string.format('%02x', string.byte(octet)) end))
end

--- An INTEGER of any size as lower-case hex without leading zero octets, of zero `''`; nil where it is negative.
function der.read_unsigned(octets)
  require_minimal(octets)
  local first = string.byte(octets)
  if first >= 0x80 then return nil end
  return der.hex(first == 0 and string.sub(octets, 2) or octets)
end

--- A number in base 128 as decimal digits, exact beyond 2^53: arcs may be UUIDs.
local function decimal(septets)
  local digits = { 0 } -- the lowest first
  for _, septet in ipairs(septets) do
    local carry = septet
    for i = 1, #digits do
      carry = carry + digits[i] * 128
      digits[i] = carry % 10
      carry = (carry - digits[i]) / 10
    end
    while carry > 0 do
      digits[#digits + 1] = carry % 10
      carry = (carry - carry % 10) / 10
    end
  end
  local text = {}
  for i = #digits, 1, -1 do text[#text + 1] = string.format('%d', digits[i]) end
  return table.concat(text)
end

function der.read_oid(octets)
  local arcs, septets = {}, {}
  for i = 1, #octets do
    local octet = string.byte(octets, i)
    if #septets == 0 and octet == 0x80 then error('an OBJECT IDENTIFIER is malformed', 0) end
    septets[#septets + 1] = octet % 128
    if octet < 0x80 then
      arcs[#arcs + 1] = septets
      septets = {}
    end
  end
  if #septets > 0 or #arcs == 0 then error('an OBJECT IDENTIFIER is malformed', 0) end
  if #arcs[1] > 7 then error('an OBJECT IDENTIFIER is too large', 0) end
  local both = tonumber(decimal(arcs[1])) -- the first two arcs in one (X.690 §8.19.4)
  local root = math.min(math.floor(both / 40), 2)
  local text = { string.format('%d', root), string.format('%.0f', both - root * 40) }
  for i = 2, #arcs do text[#text + 1] = decimal(arcs[i]) end
  return table.concat(text, '.')
end

--- Days from 1970-01-01 to a day of the Gregorian calendar.
local function days_to(year, month, day)
  local shifted = month > 2 and year or year - 1 -- years that begin in March end in their leap day
  local months = (month + 9) % 12
  local leaps = math.floor(shifted / 4) - math.floor(shifted / 100) + math.floor(shifted / 400)
  return shifted * 365 + leaps + math.floor((months * 153 + 2) / 5) + day - 1 - 719468
end

local LENGTHS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

--- GeneralizedTime as seconds since 1970, in the one form that RFC 5280 §4.1.2.5 allows: to the second, ending in Z.
function der.generalized_time(text)
  local found = { string.match(text, '^(%d%d%d%d)(%d%d)(%d%d)(%d%d)(%d%d)(%d%d)Z$') }
  if #found ~= 6 then error('a time is malformed', 0) end
  for i = 1, 6 do found[i] = tonumber(found[i]) end
  local year, month, day, hour, minute, second = found[1], found[2], found[3], found[4], found[5], found[6]
  local is_leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  local last = LENGTHS[month] or 0
  if month == 2 and is_leap then last = 29 end
  if day < 1 or day > last or hour > 23 or minute > 59 or second > 59 then error('a time is malformed', 0) end
  return days_to(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
end

--- UTCTime or GeneralizedTime as seconds since 1970.
function der.read_time(fields)
  local utc = fields.take_if(der.TAGS.UTC_TIME)
  if utc == nil then return der.generalized_time(fields.take(der.TAGS.GENERALIZED_TIME).content) end
  return der.generalized_time((string.sub(utc.content, 1, 2) < '50' and '20' or '19') .. utc.content)
end

return der
