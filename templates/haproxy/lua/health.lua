-- What the health check says of the CRL that HAProxy has loaded: until when it is, or why nobody can be let in by it. It verifies no
-- signature: what it says vouches for nothing.

local base64 = require 'base64'
local certificate = require 'certificate'

local M = {}

-- The name of the CA in a file, as its certificate has it.
function M.nameOf(path, content)
  local text = content:match('%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-')
  if text == nil then error(path .. ' does not hold a certificate', 0) end
  return certificate.read(base64.octetsOf((text:gsub('%s', '')))).subject
end

-- Whether clients can be let in by a CRL of a CA at a time in seconds, and what is answered. OpenSSL counts the second in which it ends
-- as over.
function M.describe(list, authority, now)
  if list.issuer ~= authority then return false, 'the CRL is of another CA: nobody can be let in' end
  if now < list.thisUpdate then return false, 'the CRL is from the future: nobody can be let in' end
  if now >= list.nextUpdate then return false, 'the CRL has expired: nobody can be let in' end
  return true, 'listening, CRL until ' .. os.date('!%Y-%m-%dT%H:%M:%SZ', list.nextUpdate)
end

return M
