-- What a health check answers: until when the CRL in force is, or why nobody can be let in. It knows nobody, and vouches for nothing
-- but that time.

local M = {}

M.UNFIT = 'the rules or settings cannot be used: nobody can be let in'

local TIME = '(%d%d%d%d%-%d%d%-%d%d %d%d:%d%d:%d%dZ)'
local NOTED = '^' .. TIME .. ' ' .. TIME .. '\n' .. TIME .. ' ' .. TIME .. '\n$'

-- What speaks against what lasts from one time to another. OpenSSL counts the second in which it ends as over.
local function outOfTime(what, since, ends, moment)
  if moment < since then return what .. ' is from the future' end
  if moment >= ends then return what .. ' has expired' end
  return nil
end

-- What speaks for and against letting anybody in: `unfit` is why what lies here cannot be used, and `noted` has the times of the client CA and
-- of the CRL as keep.sh notes them, when each begins, and when it ends or its next is due.
local function judge(noted, now, unfit)
  if unfit ~= nil then return 503, M.UNFIT end
  local begins, over, since, ends = (noted or ''):match(NOTED)
  if since == nil then return 503, 'the CRL cannot be read: nobody can be let in' end
  local moment = os.date('!%Y-%m-%d %H:%M:%SZ', now)
  local objection = outOfTime('the client CA', begins, over, moment) or outOfTime('the CRL', since, ends, moment)
  if objection ~= nil then return 503, objection .. ': nobody can be let in' end
  return 200, 'listening, CRL until ' .. ends:gsub(' ', 'T')
end

-- The status and the text for a request that is no health check; the methods that are served here where it is of another. Nil for a health check.
function M.objection(method, target)
  if target ~= '/health' then return 404, 'there is nothing here\n' end
  if method ~= 'GET' and method ~= 'HEAD' then return 405, 'this method is not served here\n', 'GET, HEAD' end
  return nil
end

-- The same for any request, given what is noted of the client CA and the CRL in force, and why what lies here cannot be used, if so.
function M.answer(method, target, noted, now, unfit)
  local refused, why, methods = M.objection(method, target)
  if refused ~= nil then return refused, why, methods end
  local status, text = judge(noted, now, unfit)
  return status, text .. '\n'
end

-- What a file says; nil where it cannot be read.
function M.read(path)
  local file = io.open(path, 'rb')
  if file == nil then return nil end
  local content = file:read('*a')
  file:close()
  return content
end

return M
