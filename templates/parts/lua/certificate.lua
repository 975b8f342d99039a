-- Reads what a door needs to know of a certificate, from its DER (RFC 5280). Checks no signature: the server did.
--
-- Text for people, as servers print it, can read like two names. Written in the plain language that der.lua is written in.

local der = require('der')
local text = require('text')

local certificate = {}

local BASIC_CONSTRAINTS = '2.5.29.19'
local CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'
local EXTENDED_KEY_USAGE = '2.5.29.37'
local SUBJECT_ALT_NAME = '2.5.29.17'

local IP_ADDRESS = 0x87

local TAGS = der.TAGS

--- Extensions (§4.1.2.9) by OID: { critical, value }. Two of one kind are an error: two readers could take different ones (§4.2).
function certificate.read_extensions(list)
  local extensions = {}
  if list == nil then return extensions end
  der.for_each(list.content, function(element)
    local fields = der.reader(der.expect(element, TAGS.SEQUENCE).content)
    local oid = der.read_oid(fields.take(TAGS.OBJECT_IDENTIFIER).content)
    local critical = fields.take_if(TAGS.BOOLEAN) ~= nil
    local value = fields.take(TAGS.OCTET_STRING).content
    fields.finish()
    if extensions[oid] ~= nil then error('the extension ' .. oid .. ' occurs twice', 0) end
    extensions[oid] = { critical = critical, value = value }
  end)
  return extensions
end

--- The SEQUENCE that an EXPLICIT tag wraps.
function certificate.wrapped(wrapper)
  if wrapper == nil then return nil end
  local fields = der.reader(wrapper.content)
  local list = fields.take(TAGS.SEQUENCE)
  fields.finish()
  return list
end

--- What every certificate has (§4.1). Times are seconds since 1970. Raises an error where it is malformed.
local function read(bytes)
  local fields = der.reader(der.only(bytes, TAGS.SEQUENCE))
  local tbs = der.reader(fields.take(TAGS.SEQUENCE).content)
  fields.take(TAGS.SEQUENCE) -- signatureAlgorithm
  fields.take(TAGS.BIT_STRING)
  fields.finish()
  tbs.take_if(0xa0) -- version
  local serial = der.read_unsigned(tbs.take(TAGS.INTEGER).content)
  if serial == nil or serial == '' then error('a serial number is not positive', 0) end
  tbs.take(TAGS.SEQUENCE) -- signature
  tbs.take(TAGS.SEQUENCE) -- issuer
  local validity = der.reader(tbs.take(TAGS.SEQUENCE).content)
  local not_before = der.read_time(validity)
  local not_after = der.read_time(validity)
  validity.finish()
  local subject = tbs.take(TAGS.SEQUENCE).whole
  tbs.take(TAGS.SEQUENCE) -- subjectPublicKeyInfo
  tbs.take_if(0x81) -- issuerUniqueID
  tbs.take_if(0x82) -- subjectUniqueID
  local extensions = certificate.read_extensions(certificate.wrapped(tbs.take_if(0xa3)))
  tbs.finish()
  return { serial = serial, not_before = not_before, not_after = not_after, subject = subject, extensions = extensions }
end
certificate.read = read

--- Whole names by the tag of their kind.
local function read_names(value)
  local names = { [text.EMAIL] = {}, [text.DNS] = {}, [text.URI] = {} }
  if value == nil then return names end
  local list = der.elements(der.only(value, TAGS.SEQUENCE))
  if #list == 0 then error('the subjectAltName holds no name', 0) end
  for _, element in ipairs(list) do
    local length, found = #element.content, names[element.tag]
    if element.tag == IP_ADDRESS and length ~= 4 and length ~= 16 then error('an IP address has a wrong length', 0) end
    if found ~= nil then found[#found + 1] = text.require_certifiable(element.tag, element.content) end
  end
  return names
end

local function read_purposes(value)
  local purposes = {}
  if value == nil then return purposes end
  for _, element in ipairs(der.elements(der.only(value, TAGS.SEQUENCE))) do
    purposes[der.read_oid(der.expect(element, TAGS.OBJECT_IDENTIFIER).content)] = true
  end
  return purposes
end

local function is_authority(value)
  if value == nil then return false end
  local ca = der.reader(der.only(value, TAGS.SEQUENCE)).take_if(TAGS.BOOLEAN)
  return ca ~= nil and der.read_boolean(ca.content)
end

--- A claim's value by its type, strictly: another type in its place makes the certificate malformed.
local TYPES = {}

function TYPES.string(value) return text.require_fit(der.only(value, TAGS.UTF8_STRING)) end

function TYPES.strings(value)
  local texts, seen = {}, {}
  for _, element in ipairs(der.elements(der.only(value, TAGS.SEQUENCE))) do
    local one = text.require_fit(der.expect(element, TAGS.UTF8_STRING).content)
    if seen[one] then error('a list repeats itself', 0) end
    seen[one] = true
    texts[#texts + 1] = one
  end
  if #texts == 0 then error('a list is empty', 0) end
  return texts
end

function TYPES.integer(value) return der.read_integer(der.only(value, TAGS.INTEGER)) end

function TYPES.boolean(value) return der.read_boolean(der.only(value, TAGS.BOOLEAN)) end

function TYPES.time(value)
  local written = der.only(value, TAGS.GENERALIZED_TIME)
  der.generalized_time(written)
  if written < '1950' then error('a time is malformed', 0) end
  return (string.gsub(written, '^(....)(..)(..)(..)(..)(..)Z$', '%1-%2-%3T%4:%5:%6Z'))
end

local function read_claims(claims, extensions, uris)
  local found = {}
  for _, claim in ipairs(claims) do
    local extension = claim.oid and extensions[claim.oid]
    if extension then
      if TYPES[claim.type] == nil then error('there is no type ' .. tostring(claim.type), 0) end
      found[claim.name] = TYPES[claim.type](extension.value)
    end
    if claim.uri ~= nil then
      for _, uri in ipairs(uris) do
        if string.sub(uri, 1, #claim.uri) == claim.uri then
          if found[claim.name] ~= nil then error('the claim ' .. claim.name .. ' occurs twice', 0) end
          found[claim.name] = text.require_fit(string.sub(uri, #claim.uri + 1))
        end
      end
    end
  end
  return found
end

--- A client: who it is, and what bounds it. `claims` says where the claims lie: { name, type, oid } or { name, type, uri }.
-- Raises an error where the certificate is malformed, or where a claim is of another type than it should be.
function certificate.read_client(bytes, claims)
  local found = read(bytes)
  local function value(oid) return found.extensions[oid] and found.extensions[oid].value end
  local names = read_names(value(SUBJECT_ALT_NAME))
  return {
    not_before = found.not_before,
    not_after = found.not_after,
    is_authority = is_authority(value(BASIC_CONSTRAINTS)),
    purposes = read_purposes(value(EXTENDED_KEY_USAGE)),
    identity = {
      uri = names[text.URI],
      dns = names[text.DNS],
      email = names[text.EMAIL],
      serial = found.serial,
      claims = read_claims(claims, found.extensions, names[text.URI]),
    },
  }
end

--- What speaks against a client with this certificate at a time in seconds since 1970, or nil. One without any EKU is good for
-- everything in the eyes of OpenSSL; not here (§4.2.1.12).
function certificate.objection(client, now)
  if now < client.not_before or now > client.not_after then return 'the certificate is out of its validity' end
  if client.is_authority or not client.purposes[CLIENT_AUTH] then return 'the certificate is not for clients' end
  return nil
end

return certificate
