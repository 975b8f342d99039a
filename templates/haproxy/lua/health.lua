-- What the health check says of the client CA and the CRL that HAProxy has loaded: until when the CRL is, or why nobody can be let in by
-- them. It verifies no signature: what it says vouches for nothing.

local base64 = require 'base64'
local certificate = require 'certificate'

local M = {}

-- The CA in a file: its name and its times, as its certificate has them.
function M.authorityIn(path, content)
  local text = content:match('%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-')
  if text == nil then error(path .. ' does not hold a certificate', 0) end
  return certificate.read(base64.octetsOf((text:gsub('%s', ''))))
end

-- What speaks against what lasts from one time to another. OpenSSL counts the second in which it ends as over.
local function outOfTime(what, since, ends, now)
  if now < since then return what .. ' is from the future: nobody can be let in' end
  if now >= ends then return what .. ' has expired: nobody can be let in' end
  return nil
end

-- Whether clients can be let in by a CRL of a CA at a time in seconds, and what is answered.
function M.describe(list, authority, now)
  if list.issuer ~= authority.subject then return false, 'the CRL is of another CA: nobody can be let in' end
  local objection = outOfTime('the client CA', authority.notBefore, authority.notAfter, now)
    or outOfTime('the CRL', list.thisUpdate, list.nextUpdate, now)
  if objection ~= nil then return false, objection end
  return true, 'listening, CRL until ' .. os.date('!%Y-%m-%dT%H:%M:%SZ', list.nextUpdate)
end

return M
