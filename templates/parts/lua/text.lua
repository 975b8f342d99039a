-- What names and claims may be made of. What is told is compared, printed and put into headers: what nobody may certify is
-- told to nobody. How they lie in a certificate is in certificate.lua.

local der = require 'der'

local M = { EMAIL = 0x81, DNS = 0x82, URI = 0x86 }

-- Whether a host is labels of letters, digits and hyphens, the last of them no number, for that reads as an address; a
-- wildcard is none of a client's (RFC 5280 §4.2.1.6).
local function isHost(text)
  if #text == 0 or #text > 253 then return false end
  local last
  for label, dot in (text .. '.'):gmatch('([^.]*)(%.)') do
    if dot ~= '.' or #label == 0 or #label > 63 then return false end
    if not label:find('^[A-Za-z0-9-]+$') or label:find('^-') or label:find('-$') then return false end
    last = label
  end
  return not last:find('^%d+$')
end

local ATOM = "^[A-Za-z0-9_!#$%%&'*+/=?^`{|}~-]+$"

local function isEmail(text)
  local mailbox, host = text:match('^([^@]+)@([^@]+)$')
  if mailbox == nil or #mailbox > 64 or not isHost(host) then return false end
  for atom in (mailbox .. '.'):gmatch('([^.]*)%.') do
    if not atom:find(ATOM) then return false end
  end
  return true
end

local function isUri(text)
  local rest = text:match('^[A-Za-z][A-Za-z0-9+.-]*:(.+)$')
  if rest == nil then return false end
  if rest:gsub('%%%x%x', ''):find("[^A-Za-z0-9_.~:/?#%[%]@!$&'()*+,;=-]") then return false end
  local authority = rest:match('^//([^/?#]*)')
  if authority == nil then return true end
  local after = authority:match('^[A-Za-z0-9_.-]+(.*)$') or authority:match('^%[[%x:.]+%](.*)$')
  return after ~= nil and (after == '' or after:find('^:%d*$') ~= nil)
end

local FORMS = { [M.EMAIL] = isEmail, [M.DNS] = isHost, [M.URI] = isUri }

-- Requires that a name of a kind, by the tag of its GeneralName, is one that may be certified; gives it back.
function M.requireCertifiable(tag, text)
  for i = 1, #text do
    local octet = text:byte(i)
    if octet < 0x20 or octet > 0x7e then error('a name is not one that may be certified', 0) end
  end
  if not FORMS[tag](text) then error('a name is not one that may be certified', 0) end
  return text
end

-- Beyond ASCII, what no claim may hold: controls, spaces, quotation marks, characters that are not seen or turn others
-- around, and those of private use. First and last of each range.
local UNFIT = '80-a0 ab-ab ad-ad bb-bb 34f-34f 600-605 61c-61c 6dd-6dd 70f-70f 890-891 8e2-8e2 115f-1160 1680-1680 17b4-17b5 '
  .. '180b-180f 2000-200f 2018-201f 2028-202f 2039-203a 205f-206f 2e42-2e42 3000-3000 300c-300f 301d-301f 3164-3164 e000-f8ff '
  .. 'fdd0-fdef fe00-fe0f fe41-fe44 feff-feff ff02-ff02 ff07-ff07 ff62-ff63 ffa0-ffa0 fff0-fffb fffe-ffff 110bd-110bd '
  .. '110cd-110cd 13430-1343f 1bca0-1bca3 1d173-1d17a 1fffe-1ffff 2fffe-2ffff 3fffe-10ffff'
local RANGES = {}
for first, last in UNFIT:gmatch('(%x+)-(%x+)') do RANGES[#RANGES + 1] = { tonumber(first, 16), tonumber(last, 16) } end

-- In ASCII: what quotes, separates or controls.
local ODD = {}
for octet in ('"\'$,;\\`{}'):gmatch('.') do ODD[octet:byte()] = true end

local function isUnfit(point)
  if point < 0x80 then return point < 0x20 or point == 0x7f or ODD[point] == true end
  for _, range in ipairs(RANGES) do
    if point >= range[1] and point <= range[2] then return true end
  end
  return false
end

-- Requires a text that some claim may hold: no quotes, separators or controls, 256 units of UTF-16 at most; gives it back.
function M.requireFit(text)
  local units = 0
  for _, point in ipairs(der.codePoints(text)) do
    if isUnfit(point) then error('a claim holds unfit characters', 0) end
    units = units + (point > 0xffff and 2 or 1)
  end
  if units == 0 or units > 256 or text:find('^ ') or text:find(' $') then error('a claim holds unfit characters', 0) end
  return text
end

return M
