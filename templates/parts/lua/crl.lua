-- Reads a CRL from its DER (RFC 5280 §5): its number, whose it is and until when, and whether it speaks for every certificate. Checks
-- no signature, and looks up nobody.

local certificate = require 'certificate'
local der = require 'der'

local M = {}

local CRL_NUMBER = '2.5.29.20'

-- Extensions of a CRL or its entries by which it is a part of a list, or speaks of other CAs' certificates: partial it is
-- also where its issuer forgot to mark them critical (§5.2.4, §5.2.5, §5.3.3; X.509 §9.5, §9.6).
local PARTIAL = {}
for _, arc in ipairs({ 27, 28, 29, 44, 45, 58, 59, 63 }) do PARTIAL['2.5.29.' .. arc] = true end

local TAGS = der.TAGS

-- Its number as hex of one length, so that numbers compare as texts do; its issuer, as octets; its dates; its extensions; its entries,
-- which are not read here.
-- Throws where the CRL is malformed, or has no number.
function M.read(octets)
  local list = der.reader(der.only(octets, TAGS.SEQUENCE))
  local tbs = der.reader(list.take(TAGS.SEQUENCE).content)
  list.take(TAGS.SEQUENCE) -- signatureAlgorithm
  list.take(TAGS.BIT_STRING)
  list.finish()
  if der.readInteger(tbs.take(TAGS.INTEGER).content) ~= 1 then error('not a version 2 CRL', 0) end
  tbs.take(TAGS.SEQUENCE) -- signature
  local issuer = tbs.take(TAGS.SEQUENCE).whole
  local thisUpdate = der.readTime(tbs)
  local nextUpdate = der.readTime(tbs)
  local entries = tbs.takeIf(TAGS.SEQUENCE)
  local extensions = certificate.readExtensions(certificate.wrapped(tbs.takeIf(0xa0)))
  tbs.finish()
  if extensions[CRL_NUMBER] == nil then error('it has no CRL number', 0) end
  local number = der.readUnsigned(der.only(extensions[CRL_NUMBER].value, TAGS.INTEGER))
  if number == nil or #number > 64 then error('its CRL number is none', 0) end
  return {
    number = ('0'):rep(64 - #number) .. number,
    issuer = issuer,
    thisUpdate = thisUpdate,
    nextUpdate = nextUpdate,
    extensions = extensions,
    entries = entries,
  }
end

-- The number of a CRL, whose entries are not looked at: there may be a million of them.
function M.numberOf(octets)
  return M.read(octets).number
end

-- Requires that a list, or an entry of one, speaks for every certificate, and holds nothing that is not understood.
local function requireComplete(extensions)
  for oid, extension in pairs(extensions) do
    if PARTIAL[oid] then error('it does not speak for every certificate, by its extension ' .. oid, 0) end
    if extension.critical then error('the extension ' .. oid .. ' is not understood', 0) end
  end
end

-- A CRL that speaks for every certificate, as each of its entries must. Throws where it is another.
function M.readComplete(octets)
  local list = M.read(octets)
  requireComplete(list.extensions)
  local fit = {} -- extensions that were looked at: a hundred thousand entries give the same few reasons
  for entry in der.each(list.entries == nil and '' or list.entries.content) do
    local fields = der.reader(der.expect(entry, TAGS.SEQUENCE).content)
    fields.take(TAGS.INTEGER)
    der.readTime(fields)
    local extensions = fields.takeIf(TAGS.SEQUENCE)
    fields.finish()
    if extensions ~= nil and not fit[extensions.content] then
      requireComplete(certificate.readExtensions(extensions))
      fit[extensions.content] = true
    end
  end
  return list
end

-- The number of such a CRL.
function M.numberOfComplete(octets)
  return M.readComplete(octets).number
end

return M
