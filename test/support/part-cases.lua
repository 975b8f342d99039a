-- Asks the parts of Lua targets what each case asks, in whatever Lua reads this. What the answers should be, the test knows.
--
-- Reads cases.json beside it, and writes answers.json: { given } or { thrown } for each case, in their order.

package.path = '?.lua'

local certificate = require 'certificate'
local crl = require 'crl'
local der = require 'der'
local headers = require 'headers'
local identity = require 'identity'
local json = require 'json'
local origin = require 'origin'
local rules = require 'rules'

local file = io.open('cases.json', 'rb')
local cases = json.read(file:read('*a'))
file:close()

local function octetsOf(hex)
  return (hex:gsub('%x%x', function(octet) return string.char(tonumber(octet, 16)) end))
end

local function walk(octets)
  for _, element in ipairs(der.elements(octets)) do
    if element.tag >= 0x20 and element.tag ~= 0x80 then walk(element.content) end
  end
end

-- What JSON writes: texts in ASCII, and whole numbers.
local function write(value)
  if type(value) == 'string' then
    return '"' .. value:gsub('["\\%c]', function(one) return ('\\u%04x'):format(one:byte()) end) .. '"'
  end
  if type(value) == 'number' then return ('%.0f'):format(value) end
  return tostring(value)
end

local ask = {
  client = function(one) return identity.write(certificate.readClient(octetsOf(one.der), one.claims).identity, one.claims) end,
  crl = function(one) return write(crl.numberOfComplete(octetsOf(one.der))) end,
  der = function(one)
    local octets = octetsOf(one.der)
    der.only(octets, octets:byte(1))
    walk(octets)
    return write('read')
  end,
  integer = function(one) return write(der.readInteger(der.only(octetsOf(one.der), der.TAGS.INTEGER))) end,
  boolean = function(one) return write(der.readBoolean(der.only(octetsOf(one.der), der.TAGS.BOOLEAN))) end,
  oid = function(one) return write(der.readOid(der.only(octetsOf(one.der), der.TAGS.OBJECT_IDENTIFIER))) end,
  time = function(one) return write(der.readTime(der.reader(octetsOf(one.der))) * 1000) end,
  header = function(one) return write(headers.kindOf(headers.listOf(cases.headers), one.name)) end,
  target = function(one)
    local path = rules.readPath(one.target, one.escapes)
    return path == nil and 'null' or write(path)
  end,
  ambiguous = function(one) return write(rules.isAmbiguous(cases.tables[one.rules], one.path)) end,
  table = function(one) return write(rules.check(one.table, one.claims) == one.table) end,
  origin = function(one)
    local objection = origin.objection(one.method, one.origins, one.sites, one.own, one.settings)
    return objection == nil and 'null' or write(objection)
  end,
  access = function(one)
    local rows = rules.check(cases.tables[one.rules], cases.claims)
    local path = rules.readPath(one.target, rows.escapes)
    if path == nil or rules.isAmbiguous(rows, path) then return write('malformed') end
    local done, client = pcall(certificate.readClient, octetsOf(cases.clients[one.who]), cases.claims)
    local allowed = done and rules.allows(rows, client.identity, one.method, path)
    return write(allowed and 'allowed' or 'refused')
  end,
}

local answers = {}
for place, one in ipairs(cases.list) do
  local done, said = pcall(function() return ask[one.ask](one) end)
  answers[place] = done and '{"given":' .. said .. '}' or '{"thrown":' .. write(tostring(said)) .. '}'
end
local out = io.open('answers.json', 'wb')
out:write('[', table.concat(answers, ','), ']')
out:close()
