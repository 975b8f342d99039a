-- What the door is asked, and what its answers mean: a yes is a 200 that names the client of this very handshake, and anything that is no
-- answer of the door is a no.

local M = {}

local send = require('connection').send

-- The fields of a request that go to the door as they are.
M.JUDGED = { 'origin', 'sec-fetch-site', 'access-control-request-method', 'access-control-request-headers' }

local PASSED = { ['400'] = true, ['403'] = true, ['421'] = true }

-- The only value of a header of an answer; nil where there is none, or more than one.
local function onlyOne(answer, name)
  local values = answer.headers ~= nil and answer.headers[name] or nil
  if values == nil or values[0] == nil or values[1] ~= nil then return nil end
  return values[0]
end

-- Whether a text stands between quotes of JSON as it is, which the door's reasons do.
local function isWritten(text)
  return not text:gsub('\\["\\]', ''):find('[%c"\\]')
end

-- `granted` and who is calling; `preflight`, and the names of headers that a page of the other origin may send; or a status and the reason
-- that is answered, as JSON has it between quotes; or nil where nobody can be let in. `asked` has the certificate in base64, the method, the
-- target, the other origin that may read the answer, if there is one, and the values of the fields by which the door decides.
function M.ask(asked)
  local shown = ':' .. asked.shown .. ':'
  local headers = {
    ['client-cert'] = { shown },
    ['x-forwarded-method'] = { asked.method },
    ['x-forwarded-uri'] = { asked.target },
    ['x-forwarded-host'] = asked.hosts,
  }
  for _, name in ipairs(M.JUDGED) do
    -- The door's parser refuses such a question, without a word about the request.
    for _, value in ipairs(asked.judged[name]) do
      if value:find('[^\t -~\128-\255]') then return '400', name .. ' cannot be read' end
    end
    if #asked.judged[name] > 0 then headers[name] = asked.judged[name] end
  end
  local answer = send('/', headers)
  if answer == nil then return nil end
  if answer.status == 200 then
    local caller = onlyOne(answer, 'x-client-identity')
    if onlyOne(answer, 'client-cert') ~= shown or caller == nil or not caller:find('^{[ -~]*}$') then return nil end
    return 'granted', caller
  end
  if answer.status == 204 then
    if asked.reader == nil or asked.method ~= 'OPTIONS' or onlyOne(answer, 'access-control-allow-methods') == nil then return nil end
    return 'preflight', onlyOne(answer, 'access-control-allow-headers')
  end
  local status, reason = tostring(answer.status), onlyOne(answer, 'door-reason')
  if not PASSED[status] or reason == nil or not isWritten(reason) then return nil end
  return status, reason
end

-- Whether the door lets anybody in, and what a health check is answered.
function M.health()
  local answer = send('/health', {})
  local said = answer ~= nil and answer.body or ''
  local line = said:match('^([%w ,:-]+)\n$')
  if answer ~= nil and line ~= nil then
    if answer.status == 200 and line:find('^listening, CRL until ') then return true, line end
    if answer.status == 503 and line:find(': nobody can be let in$') then return false, line end
  end
  return false, 'the door does not answer: nobody can be let in'
end

return M
