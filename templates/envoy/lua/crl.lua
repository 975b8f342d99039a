-- Reads what a door needs to know of a CRL, from its DER (RFC 5280 §5): its number. Checks no signature, and reads no entry.

local certificate = require 'certificate'
local der = require 'der'

local M = {}

local CRL_NUMBER = '2.5.29.20'

local TAGS = der.TAGS

-- The number as hex of one length, so that numbers compare as texts do. Throws where the CRL is malformed, or has none.
function M.numberOf(octets)
  local list = der.reader(der.only(octets, TAGS.SEQUENCE))
  local tbs = der.reader(list.take(TAGS.SEQUENCE).content)
  list.take(TAGS.SEQUENCE) -- signatureAlgorithm
  list.take(TAGS.BIT_STRING)
  list.finish()
  if der.readInteger(tbs.take(TAGS.INTEGER).content) ~= 1 then error('not a version 2 CRL', 0) end
  tbs.take(TAGS.SEQUENCE) -- signature
  tbs.take(TAGS.SEQUENCE) -- issuer
  der.readTime(tbs)
  der.readTime(tbs)
  tbs.takeIf(TAGS.SEQUENCE) -- revokedCertificates
  local extension = certificate.readExtensions(certificate.wrapped(tbs.takeIf(0xa0)))[CRL_NUMBER]
  tbs.finish()
  if extension == nil then error('it has no CRL number', 0) end
  local number = der.readUnsigned(der.only(extension.value, TAGS.INTEGER))
  if number == nil or #number > 64 then error('its CRL number is none', 0) end
  return ('0'):rep(64 - #number) .. number
end

return M
