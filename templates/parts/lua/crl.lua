-- Reads a CRL from its DER (RFC 5280 §5): its number, and whether it speaks for every certificate. Checks no signature, and
-- looks at no entry's serial number: the server does.

local certificate = require('certificate')
local der = require('der')

local crl = {}

local CRL_NUMBER = '2.5.29.20'
local TAGS = der.TAGS

-- Extensions of a CRL or its entries by which it is a part of a list, or speaks of other CAs' certificates: partial it is
-- also where its issuer forgot to mark them critical (§5.2.4, §5.2.5, §5.3.3; X.509 §9.5, §9.6).
local PARTIAL = {}
for _, arc in ipairs({ 27, 28, 29, 44, 45, 58, 59, 63 }) do PARTIAL['2.5.29.' .. arc] = true end

--- Requires that a list, or an entry of one, speaks for every certificate, and holds nothing that is not understood.
local function require_complete(extensions)
  for oid, extension in pairs(extensions) do
    if PARTIAL[oid] then error('it does not speak for every certificate, by its extension ' .. oid, 0) end
    if extension.critical then error('the extension ' .. oid .. ' is not understood', 0) end
  end
end

local function check_entries(entries)
  local fit = {} -- extensions that were looked at: a hundred thousand entries give the same few reasons
  der.for_each(entries, function(entry)
    local fields = der.reader(der.expect(entry, TAGS.SEQUENCE).content)
    fields.take(TAGS.INTEGER)
    der.read_time(fields)
    local extensions = fields.take_if(TAGS.SEQUENCE)
    fields.finish()
    if extensions ~= nil and not fit[extensions.content] then
      require_complete(certificate.read_extensions(extensions))
      fit[extensions.content] = true
    end
  end)
end

--- The number of a complete CRL, as hex of one length, so that numbers compare as texts do.
-- Raises an error where the CRL is malformed, or does not speak for every certificate.
function crl.read_number(bytes)
  local list = der.reader(der.only(bytes, TAGS.SEQUENCE))
  local tbs = der.reader(list.take(TAGS.SEQUENCE).content)
  list.take(TAGS.SEQUENCE) -- signatureAlgorithm
  list.take(TAGS.BIT_STRING)
  list.finish()
  if der.read_integer(tbs.take(TAGS.INTEGER).content) ~= 1 then error('not a version 2 CRL', 0) end
  tbs.take(TAGS.SEQUENCE) -- signature
  tbs.take(TAGS.SEQUENCE) -- issuer
  der.read_time(tbs)
  der.read_time(tbs)
  local entries = tbs.take_if(TAGS.SEQUENCE)
  local extensions = certificate.read_extensions(certificate.wrapped(tbs.take_if(0xa0)))
  tbs.finish()
  require_complete(extensions)
  if entries ~= nil then check_entries(entries.content) end
  if extensions[CRL_NUMBER] == nil then error('it has no CRL number', 0) end
  local number = der.read_unsigned(der.only(extensions[CRL_NUMBER].value, TAGS.INTEGER))
  if number == nil then error('its CRL number is negative', 0) end
  return string.rep('0', 64 - #number) .. number
end

return crl
