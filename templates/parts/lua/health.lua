-- What a health check answers: until when the CRL in force is, or why nobody can be let in. It knows nobody, and vouches for nothing
-- but that time.

local M = {}

local TIME = '(%d%d%d%d%-%d%d%-%d%d %d%d:%d%d:%d%dZ)'

-- What speaks for and against a CRL, by its times as keep.sh notes them: when it begins, and when its next is due. OpenSSL counts the
-- second in which it ends as over.
local function judge(noted, now)
  local since, ends = (noted or ''):match('^' .. TIME .. ' ' .. TIME .. '\n$')
  if since == nil then return 503, 'the CRL cannot be read: nobody can be let in' end
  local moment = os.date('!%Y-%m-%d %H:%M:%SZ', now)
  if moment < since then return 503, 'the CRL is from the future: nobody can be let in' end
  if moment >= ends then return 503, 'the CRL has expired: nobody can be let in' end
  return 200, 'listening, CRL until ' .. ends:gsub(' ', 'T')
end

-- The status and the text for a request, given what is noted of the CRL in force; the methods that are served here where it is of another.
function M.answer(method, target, noted, now)
  if target ~= '/health' then return 404, 'there is nothing here\n' end
  if method ~= 'GET' and method ~= 'HEAD' then return 405, 'this method is not served here\n', 'GET, HEAD' end
  local status, text = judge(noted, now)
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
