-- Writes who is calling as one line of JSON in ASCII, for a header. What it writes was read by certificate.lua.

local der = require 'der'

local M = {}

local function unit(code)
  return ('\\u%04x'):format(code)
end

-- A character in ASCII; beyond it as one or two UTF-16 units (RFC 8259 §7).
local function spell(point)
  if point >= 0x20 and point <= 0x7e and point ~= 0x22 and point ~= 0x5c then return string.char(point) end
  if point < 0x10000 then return unit(point) end
  local high = math.floor((point - 0x10000) / 1024)
  return unit(0xd800 + high) .. unit(0xdc00 + point - 0x10000 - high * 1024)
end

local function quote(text)
  local spelt = {}
  for i, point in ipairs(der.codePoints(text)) do spelt[i] = spell(point) end
  return '"' .. table.concat(spelt) .. '"'
end

local function list(texts)
  local quoted = {}
  for i, one in ipairs(texts) do quoted[i] = quote(one) end
  return '[' .. table.concat(quoted, ',') .. ']'
end

local WRITERS = {
  string = quote,
  strings = list,
  integer = function(value) return ('%d'):format(value) end,
  boolean = tostring,
  time = function(seconds) return quote(os.date('!%Y-%m-%dT%H:%M:%SZ', seconds)) end,
}

-- The identity of a client, with the claims that `claims` describes: a list of { name, type }.
function M.write(identity, claims)
  local fields = {}
  for _, claim in ipairs(claims) do
    local value = identity.claims[claim.name]
    if value ~= nil then fields[#fields + 1] = quote(claim.name) .. ':' .. WRITERS[claim.type](value) end
  end
  local names = { list(identity.uris), list(identity.dns), list(identity.emails), quote(identity.serial) }
  return ('{"uris":%s,"dns":%s,"emails":%s,"serial":%s,"claims":'):format(names[1], names[2], names[3], names[4])
    .. '{' .. table.concat(fields, ',') .. '}}'
end

return M
