-- Reads DER (X.690): definite, minimal lengths, one-octet tags, nothing left over. What the values are for is in other files.
--
-- Octets are strings. This is the plain language that Lua 5.1 to 5.4 and LuaJIT share; numbers are whole, and below 2^53.

local M = {}

M.TAGS = {
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

local TAGS = M.TAGS
local LARGEST = 9007199254740991

local function fail(problem)
  error(problem, 0)
end

-- The element at a place: its tag, its content, and itself with tag and length; and where the next one begins.
local function elementAt(octets, at)
  local tag, length = octets:byte(at, at + 1)
  local start = at + 2
  if length == nil then fail('a DER length is malformed') end
  if length > 0x80 and length <= 0x84 then
    local count = length - 0x80
    if start + count > #octets + 1 then fail('a DER length is malformed') end
    length = 0
    for i = start, start + count - 1 do length = length * 256 + octets:byte(i) end
    start = start + count
    if length < 0x80 or length < 256 ^ (count - 1) then fail('a DER length is not minimal') end
  elseif length >= 0x80 then
    fail('a DER length is malformed')
  end
  local finish = start + length
  if finish > #octets + 1 or tag % 32 == 0x1f then fail('the DER is cut short or unknown') end
  return { tag = tag, content = octets:sub(start, finish - 1), whole = octets:sub(at, finish - 1) }, finish
end

-- Goes through the elements of some octets, of which there may be many.
function M.each(octets)
  local at = 1
  return function()
    if at > #octets then return nil end
    local element
    element, at = elementAt(octets, at)
    return element
  end
end

-- All elements of some octets, in turn.
function M.elements(octets)
  local found = {}
  for element in M.each(octets) do found[#found + 1] = element end
  return found
end

function M.expect(element, tag)
  if element == nil or element.tag ~= tag then
    fail(('the DER has %s in the place of %d'):format(element == nil and 'nothing' or element.tag, tag))
  end
  return element
end

-- Takes elements in turn.
function M.reader(octets)
  local rest, place = M.elements(octets), 0
  local reader = {}
  function reader.take(tag)
    place = place + 1
    return M.expect(rest[place], tag)
  end
  function reader.takeIf(tag)
    local following = rest[place + 1]
    if following ~= nil and following.tag == tag then return reader.take(tag) end
    return nil
  end
  function reader.finish()
    if place < #rest then fail('the DER goes on after its end') end
  end
  return reader
end

-- The content of octets that are exactly one element.
function M.only(octets, tag)
  if #octets == 0 then return M.expect(nil, tag) end
  local element, at = elementAt(octets, 1)
  M.expect(element, tag)
  if at <= #octets then fail('the DER goes on after its end') end
  return element.content
end

function M.readBoolean(octets)
  if octets ~= '\0' and octets ~= '\255' then fail('a BOOLEAN is malformed') end
  return octets == '\255'
end

local function requireMinimal(octets)
  local first, second = octets:byte(1, 2)
  local padded = second ~= nil and ((first == 0x00 and second < 0x80) or (first == 0xff and second >= 0x80))
  if first == nil or padded then fail('an INTEGER is malformed') end
end

-- An INTEGER that a double can hold.
function M.readInteger(octets)
  requireMinimal(octets)
  if #octets > 8 then fail('an integer is too large') end
  local value = octets:byte(1) >= 0x80 and -1 or 0
  for i = 1, #octets do
    value = value * 256 + octets:byte(i)
    if value > LARGEST or value < -LARGEST then fail('an integer is too large') end
  end
  return value
end

-- An INTEGER of any size as lower-case hex without leading zero octets, of zero ''; nil where it is negative.
function M.readUnsigned(octets)
  requireMinimal(octets)
  if octets:byte(1) >= 0x80 then return nil end
  local hex = {}
  for i = 1, #octets do hex[i] = ('%02x'):format(octets:byte(i)) end
  return (table.concat(hex):gsub('^00', ''))
end

-- A number in base 128 as decimal digits, exact beyond 2^53: arcs may be UUIDs.
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
      local digit = carry % 10
      digits[#digits + 1] = digit
      carry = (carry - digit) / 10
    end
  end
  local text = {}
  for i = #digits, 1, -1 do text[#text + 1] = ('%d'):format(digits[i]) end
  return table.concat(text)
end

function M.readOid(octets)
  local arcs, septets = {}, {}
  for i = 1, #octets do
    local octet = octets:byte(i)
    if #septets == 0 and octet == 0x80 then fail('an OBJECT IDENTIFIER is malformed') end
    septets[#septets + 1] = octet % 128
    if octet < 0x80 then
      arcs[#arcs + 1] = septets
      septets = {}
    end
  end
  if #septets > 0 or #arcs == 0 then fail('an OBJECT IDENTIFIER is malformed') end
  if #arcs[1] > 7 then fail('an OBJECT IDENTIFIER is too large') end
  local both = tonumber(decimal(arcs[1])) -- the first two arcs in one (X.690 §8.19.4)
  local root = both < 40 and 0 or both < 80 and 1 or 2
  local text = { ('%d'):format(root), ('%d'):format(both - root * 40) }
  for i = 2, #arcs do text[#text + 1] = decimal(arcs[i]) end
  return table.concat(text, '.')
end

-- Days from 1 January 1970 to a day of the Gregorian calendar.
local function daysTo(year, month, day)
  local shifted = month <= 2 and year - 1 or year -- a year that begins in March ends with the day that leap years have more
  local since = month <= 2 and month + 9 or month - 3
  local leaps = math.floor(shifted / 4) - math.floor(shifted / 100) + math.floor(shifted / 400)
  return shifted * 365 + leaps + math.floor((since * 153 + 2) / 5) + day - 1 - 719468
end

local LENGTHS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

-- GeneralizedTime, to the second and ending in Z, as seconds since 1970.
function M.generalizedTime(text)
  local form = '^(%d%d%d%d)(%d%d)(%d%d)(%d%d)(%d%d)(%d%d)Z$'
  local year, month, day, hour, minute, second = text:match(form)
  if year == nil then fail('a time is malformed') end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  hour, minute, second = tonumber(hour), tonumber(minute), tonumber(second)
  local isLeap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  local isDay = LENGTHS[month] ~= nil and day >= 1 and day <= LENGTHS[month] and (month ~= 2 or day <= 28 or isLeap)
  if not isDay or hour > 23 or minute > 59 or second > 59 then fail('a time is malformed') end
  return ((daysTo(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
end

-- UTCTime or GeneralizedTime in the one form that RFC 5280 §4.1.2.5 allows: to the second, ending in Z.
function M.readTime(fields)
  local utc = fields.takeIf(TAGS.UTC_TIME)
  if utc == nil then return M.generalizedTime(fields.take(TAGS.GENERALIZED_TIME).content) end
  return M.generalizedTime((utc.content:sub(1, 2) < '50' and '20' or '19') .. utc.content)
end

-- Requires UTF-8 (RFC 3629), and gives its code points.
function M.codePoints(text)
  local points, at = {}, 1
  while at <= #text do
    local first = text:byte(at)
    local count = first < 0x80 and 0 or first < 0xc2 and -1 or first < 0xe0 and 1 or first < 0xf0 and 2 or first < 0xf5 and 3 or -1
    if count < 0 then fail('a string is not UTF-8') end
    local point = count == 0 and first or first % 2 ^ (6 - count)
    for i = at + 1, at + count do
      local octet = text:byte(i)
      if octet == nil or octet < 0x80 or octet > 0xbf then fail('a string is not UTF-8') end
      point = point * 64 + octet % 64
    end
    local least = count == 2 and 0x800 or count == 3 and 0x10000 or 0
    if point < least or point > 0x10ffff or (point >= 0xd800 and point <= 0xdfff) then fail('a string is not UTF-8') end
    points[#points + 1] = point
    at = at + count + 1
  end
  return points
end

return M
