-- Reads what a door needs to know of a certificate, from its DER (RFC 5280). Checks no signature: the server did.
--
-- Text for people, as servers print it, can read like two names. Octets are strings, times are seconds since 1970.

local der = require 'der'
local text = require 'text'

local M = {}

local BASIC_CONSTRAINTS = '2.5.29.19'
local CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'
local EXTENDED_KEY_USAGE = '2.5.29.37'
local SUBJECT_ALT_NAME = '2.5.29.17'

local IP_ADDRESS = 0x87

local TAGS = der.TAGS

-- The SEQUENCE that an EXPLICIT tag wraps.
function M.wrapped(wrapper)
  if wrapper == nil then return nil end
  local fields = der.reader(wrapper.content)
  local list = fields.take(TAGS.SEQUENCE)
  fields.finish()
  return list
end

-- Extensions (§4.1.2.9) by OID: { critical, value }. Two of one kind are an error: two readers could take different ones (§4.2).
function M.readExtensions(list)
  local extensions = {}
  if list == nil then return extensions end
  for _, element in ipairs(der.elements(list.content)) do
    local fields = der.reader(der.expect(element, TAGS.SEQUENCE).content)
    local oid = der.readOid(fields.take(TAGS.OBJECT_IDENTIFIER).content)
    local critical = fields.takeIf(TAGS.BOOLEAN) ~= nil
    local value = fields.take(TAGS.OCTET_STRING).content
    fields.finish()
    if extensions[oid] ~= nil then error('the extension ' .. oid .. ' occurs twice', 0) end
    extensions[oid] = { critical = critical, value = value }
  end
  return extensions
end

-- What every certificate has (§4.1). Throws where it is malformed.
function M.read(octets)
  local certificate = der.reader(der.only(octets, TAGS.SEQUENCE))
  local tbs = der.reader(certificate.take(TAGS.SEQUENCE).content)
  certificate.take(TAGS.SEQUENCE) -- signatureAlgorithm
  certificate.take(TAGS.BIT_STRING)
  certificate.finish()
  tbs.takeIf(0xa0) -- version
  local serial = der.readUnsigned(tbs.take(TAGS.INTEGER).content)
  if serial == nil or serial == '' then error('a serial number is not positive', 0) end
  tbs.take(TAGS.SEQUENCE) -- signature
  tbs.take(TAGS.SEQUENCE) -- issuer
  local validity = der.reader(tbs.take(TAGS.SEQUENCE).content)
  local notBefore = der.readTime(validity)
  local notAfter = der.readTime(validity)
  validity.finish()
  local subject = tbs.take(TAGS.SEQUENCE).whole
  tbs.take(TAGS.SEQUENCE) -- subjectPublicKeyInfo
  tbs.takeIf(0x81) -- issuerUniqueID
  tbs.takeIf(0x82) -- subjectUniqueID
  local extensions = M.readExtensions(M.wrapped(tbs.takeIf(0xa3)))
  tbs.finish()
  return { serial = serial, notBefore = notBefore, notAfter = notAfter, subject = subject, extensions = extensions }
end

-- Whole names by the tag of their kind.
local function readNames(value)
  local names = { [text.EMAIL] = {}, [text.DNS] = {}, [text.URI] = {} }
  if value == nil then return names end
  local list = der.elements(der.only(value, TAGS.SEQUENCE))
  if #list == 0 then error('the subjectAltName holds no name', 0) end
  for _, element in ipairs(list) do
    local length = #element.content
    if element.tag == IP_ADDRESS and length ~= 4 and length ~= 16 then error('an IP address has a wrong length', 0) end
    local kind = names[element.tag]
    if kind ~= nil then kind[#kind + 1] = text.requireCertifiable(element.tag, element.content) end
  end
  return names
end

local function readPurposes(value)
  local purposes = {}
  for _, element in ipairs(value == nil and {} or der.elements(der.only(value, TAGS.SEQUENCE))) do
    purposes[der.readOid(der.expect(element, TAGS.OBJECT_IDENTIFIER).content)] = true
  end
  return purposes
end

local function isAuthority(value)
  if value == nil then return false end
  local ca = der.reader(der.only(value, TAGS.SEQUENCE)).takeIf(TAGS.BOOLEAN)
  return ca ~= nil and der.readBoolean(ca.content)
end

local function readTexts(value)
  local texts, seen = {}, {}
  for _, element in ipairs(der.elements(der.only(value, TAGS.SEQUENCE))) do
    local one = text.requireFit(der.expect(element, TAGS.UTF8_STRING).content)
    if seen[one] then error('a list repeats itself', 0) end
    seen[one] = true
    texts[#texts + 1] = one
  end
  if #texts == 0 then error('a list is empty', 0) end
  return texts
end

-- A claim's value, strictly of its type: another type in its place makes the certificate malformed.
local READERS = {
  string = function(value) return text.requireFit(der.only(value, TAGS.UTF8_STRING)) end,
  strings = readTexts,
  integer = function(value) return der.readInteger(der.only(value, TAGS.INTEGER)) end,
  boolean = function(value) return der.readBoolean(der.only(value, TAGS.BOOLEAN)) end,
  time = function(value)
    local seconds = der.generalizedTime(der.only(value, TAGS.GENERALIZED_TIME))
    if seconds < -631152000 then error('a time is malformed', 0) end -- before 1950
    return seconds
  end,
}

local function readClaims(claims, extensions, uris)
  local found = {}
  for _, claim in ipairs(claims) do
    local extension = claim.oid ~= nil and extensions[claim.oid] or nil
    if extension ~= nil then found[claim.name] = READERS[claim.type](extension.value) end
    if claim.uri ~= nil then
      for _, uri in ipairs(uris) do
        if uri:sub(1, #claim.uri) == claim.uri then
          if found[claim.name] ~= nil then error('the claim ' .. claim.name .. ' occurs twice', 0) end
          found[claim.name] = text.requireFit(uri:sub(#claim.uri + 1))
        end
      end
    end
  end
  return found
end

-- A client: who it is, and what bounds it. Throws where its certificate is malformed, or where a claim is of another type than
-- it should be.
--
-- `claims` says where the claims lie: a list of { name, type, oid } or { name, type, uri }.
function M.readClient(octets, claims)
  local certificate = M.read(octets)
  local function value(oid)
    local extension = certificate.extensions[oid]
    return extension ~= nil and extension.value or nil
  end
  local names = readNames(value(SUBJECT_ALT_NAME))
  return {
    notBefore = certificate.notBefore,
    notAfter = certificate.notAfter,
    isAuthority = isAuthority(value(BASIC_CONSTRAINTS)),
    purposes = readPurposes(value(EXTENDED_KEY_USAGE)),
    identity = {
      uris = names[text.URI],
      dns = names[text.DNS],
      emails = names[text.EMAIL],
      serial = certificate.serial,
      claims = readClaims(claims, certificate.extensions, names[text.URI]),
    },
  }
end

-- What speaks against a client with this certificate at a time in seconds, or nil. One without any EKU is good for everything
-- in the eyes of TLS libraries; not here (§4.2.1.12).
function M.objection(client, now)
  if now < client.notBefore or now > client.notAfter then return 'the certificate is out of its validity' end
  if client.isAuthority or not client.purposes[CLIENT_AUTH] then return 'the certificate is not for clients' end
  return nil
end

return M
