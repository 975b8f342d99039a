-- Looks up who is revoked in a CRL (RFC 5280 §5), and whether that CRL is current. Checks no signature: server.sh did, before it laid the
-- CRL where this reads it.

local crl = require 'crl'

local M = {}

-- A list to be asked. Throws where it is malformed, or speaks for some certificates only.
function M.read(octets)
  local list = crl.readComplete(octets)
  local entries = list.entries ~= nil and list.entries.content or ''
  return { thisUpdate = list.thisUpdate, nextUpdate = list.nextUpdate, entries = entries }
end

-- What speaks against a client with this serial number, as hex without zeros before it, at a time in seconds; or nil.
--
-- Its INTEGER is looked for wherever it stands: octets that read like it by chance would refuse a client too many, and never let one in.
function M.objection(list, serial, now)
  if now < list.thisUpdate or now > list.nextUpdate then return 'the CRL is out of its validity' end
  local hex = #serial % 2 == 0 and serial or '0' .. serial
  local value = hex:gsub('%x%x', function(octet) return string.char(tonumber(octet, 16)) end)
  if value:byte(1) >= 0x80 then value = '\0' .. value end
  if list.entries:find('\2' .. string.char(#value) .. value, 1, true) ~= nil then return 'the certificate is revoked' end
  return nil
end

return M
