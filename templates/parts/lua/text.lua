-- What names and claims may be made of. What is told is compared, printed and put into headers: what nobody may certify is
-- told to nobody. How they lie in a certificate is in certificate.lua.

local text = { EMAIL = 0x81, DNS = 0x82, URI = 0x86 }

-- Beyond ASCII, what no claim may hold: controls, spaces, quotation marks, characters that are not seen or turn others
-- around, and those of private use. First and last of each range.
local UNFIT =
  '80-a0 ab-ab ad-ad bb-bb 34f-34f 600-605 61c-61c 6dd-6dd 70f-70f 890-891 8e2-8e2 115f-1160 1680-1680 17b4-17b5 180b-180f ' ..
  '2000-200f 2018-201f 2028-202f 2039-203a 205f-206f 2e42-2e42 3000-3000 300c-300f 301d-301f 3164-3164 e000-f8ff fdd0-fdef ' ..
  'fe00-fe0f fe41-fe44 feff-feff ff02-ff02 ff07-ff07 ff62-ff63 ffa0-ffa0 fff0-fffb fffe-ffff 110bd-110bd 110cd-110cd ' ..
  '13430-1343f 1bca0-1bca3 1d173-1d17a 1fffe-1ffff 2fffe-2ffff 3fffe-10ffff'
local RANGES = {}
for first, last in string.gmatch(UNFIT, '(%x+)-(%x+)') do
  RANGES[#RANGES + 1] = { tonumber(first, 16), tonumber(last, 16) }
end

local function octets_of(bytes, at)
  local first = string.byte(bytes, at)
  if first < 0x80 then return 1, first, 0 end
  if first >= 0xc2 and first < 0xe0 then return 2, first - 0xc0, 0x80 end
  if first >= 0xe0 and first < 0xf0 then return 3, first - 0xe0, 0x800 end
  if first >= 0xf0 and first < 0xf5 then return 4, first - 0xf0, 0x10000 end
  return nil
end

--- The code points of a text, or nil where it is not UTF-8 (RFC 3629): overlong forms and surrogates are none.
function text.points(bytes)
  local points, at = {}, 1
  while at <= #bytes do
    local octets, point, least = octets_of(bytes, at)
    if octets == nil or at + octets - 1 > #bytes then return nil end
    for i = at + 1, at + octets - 1 do
      local octet = string.byte(bytes, i)
      if octet < 0x80 or octet > 0xbf then return nil end
      point = point * 64 + octet - 0x80
    end
    if point < least or point > 0x10ffff or (point >= 0xd800 and point <= 0xdfff) then return nil end
    points[#points + 1] = point
    at = at + octets
  end
  return points
end

--- A code point as UTF-8.
function text.utf8_of(point)
  if point < 0x80 then return string.char(point) end
  local function rest(by) return 0x80 + math.floor(point / by) % 64 end
  if point < 0x800 then return string.char(0xc0 + math.floor(point / 64), rest(1)) end
  if point < 0x10000 then return string.char(0xe0 + math.floor(point / 4096), rest(64), rest(1)) end
  return string.char(0xf0 + math.floor(point / 262144), rest(4096), rest(64), rest(1))
end

--- A host is labels of letters, digits and hyphens, the last of them no number, for that reads as an address.
local function is_host(host)
  if #host > 253 or not string.find(host, '^[A-Za-z0-9.-]+$') then return false end
  local last
  for label in string.gmatch(host .. '.', '([^.]*)%.') do
    if #label > 63 or not string.find(label, '^%w[%w-]*$') or string.find(label, '%-$') then return false end
    last = label
  end
  return not string.find(last, '^%d+$')
end

local function is_email(address)
  local mailbox, host = string.match(address, '^([^@]+)@([^@]+)$')
  if mailbox == nil or #mailbox > 64 or not is_host(host) then return false end
  for atom in string.gmatch(mailbox .. '.', '([^.]*)%.') do
    if not string.find(atom, "^[A-Za-z0-9_!#$%%&'*+/=?^`{|}~-]+$") then return false end
  end
  return true
end

local function is_authority(authority)
  local host = string.match(authority, '^([^:%[%]]+)$') or string.match(authority, '^([^:%[%]]+):%d*$')
  if host ~= nil then return string.find(host, '^[A-Za-z0-9_.-]+$') ~= nil end
  return string.find(authority, '^%[[%x:.]+%]$') ~= nil or string.find(authority, '^%[[%x:.]+%]:%d*$') ~= nil
end

local function is_uri(uri)
  local rest = string.match(uri, '^[A-Za-z][A-Za-z0-9+.-]*:(.+)$')
  if rest == nil then return false end
  if string.sub(rest, 1, 2) == '//' and not is_authority(string.match(rest, '^//([^/?#]*)')) then return false end
  local plain = string.gsub(rest, '%%%x%x', '_')
  return string.find(plain, "^[A-Za-z0-9_.~:/?#%[%]@!$&'()*+,;=-]+$") ~= nil
end

local FORMS = { [text.DNS] = is_host, [text.EMAIL] = is_email, [text.URI] = is_uri }

--- Requires that a name of a kind, by the tag of its GeneralName, is one that may be certified (RFC 5280 §4.2.1.6); gives it back.
function text.require_certifiable(tag, name)
  if not FORMS[tag](name) then error('a name is not one that may be certified', 0) end
  return name
end

--- Requires a text that some claim may hold: no quotes, separators or controls; gives it back.
function text.require_fit(claim)
  local points = text.points(claim)
  if points == nil then error('a string is not UTF-8', 0) end
  local units, unfit = 0, claim == '' or string.find(claim, '^ ') or string.find(claim, ' $')
  for _, point in ipairs(points) do
    units = units + (point > 0xffff and 2 or 1) -- lengths are counted as in UTF-16
    if point < 0x20 or point == 0x7f or (point < 0x80 and string.find('"\'$,;\\`{}', string.char(point), 1, true)) then
      unfit = true
    end
    for _, range in ipairs(RANGES) do
      if point >= range[1] and point <= range[2] then unfit = true end
    end
  end
  if unfit or units > 256 then error('a claim holds unfit characters', 0) end
  return claim
end

return text
