-- What becomes of a request at Apache once it is judged: a refusal with its reason, or the way to the backend with who is calling. How it is
-- judged, door.lua says.

local cors = require 'cors'
local headers = require 'headers'

local M = {}

M.TOO_LARGE = 'the body is too large'

-- The settings without which no request can be judged or handed on.
M.NEEDED = { hosts = 'table', origins = 'table', foreignHeaders = 'table', headerBytes = 'number', bodyBytes = 'number', upstream = 'string' }

local UNJUDGED = 'who is calling cannot be judged: the log of this server says why'

-- Ends a request and its connection with a status and the reason; `why` is for the log alone.
local function refuse(r, status, reason, why)
  r.notes['why'] = why or reason
  r.subprocess_env['nokeepalive'] = '1'
  r:custom_response(status, '{"error":"' .. reason:gsub('%c', '?'):gsub('["\\]', '\\%0') .. '"}')
  return status
end

-- The fields of a request by name, and how long they are. Two of one name Apache has made one text, which is then no value of
-- either.
function M.fieldsOf(r)
  local fields, bytes = {}, 0
  for name, value in pairs(r:headers_in_table()) do
    fields[name:lower()] = value
    bytes = bytes + #name + #value
  end
  return fields, bytes
end

-- The base64 of the certificate that the handshake was made with.
function M.shownBy(r)
  if r:ssl_var_lookup('SSL_CLIENT_VERIFY') ~= 'SUCCESS' then error('Apache has verified no certificate', 0) end
  local pem = r:ssl_var_lookup('SSL_CLIENT_CERT')
  local text = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  return (text:gsub('%s', ''))
end

-- Has a preflight answered that is allowed, for the headers whose names were asked for.
function M.preflight(r, names)
  r.subprocess_env['preflight'] = 'yes'
  r.subprocess_env['nokeepalive'] = '1' -- age.lua does not see what is answered so early
  r.subprocess_env['asked_names'] = cors.askedNames(names)
  return 204
end

-- Takes off what tells an identity, another method or another path, in any spelling, and puts in its place what this door tells.
local function tell(r, told, lain)
  for name in pairs(told.fields) do
    local kind = headers.kindOf(lain.foreign, name)
    if kind == 'named' or kind == 'alike' then r.headers_in[name] = nil end
  end
  -- What is named in Connection would be taken off again by Apache, what this sets as well. Who asks for an end gets one.
  local connection = told.fields['connection']
  if connection ~= nil and connection:lower() ~= 'keep-alive' then r.subprocess_env['nokeepalive'] = '1' end
  r.headers_in['Connection'] = nil
  r.headers_in['Upgrade'] = told.isWebSocket and 'websocket' or nil
  r.headers_in['Client-Cert'] = ':' .. told.certificate .. ':'
  r.headers_in['X-Client-Identity'] = told.caller
  r.headers_in['Client-Cert-Secret'] = lain.secret
  r.headers_in['X-Forwarded-For'] = r.useragent_ip
  r.headers_in['X-Forwarded-Proto'] = 'https'
  if lain.settings.upstreamTls then r.headers_in['X-Forwarded-Host'] = told.fields.host end
  -- How large a body is that is sent in chunks is known at its end: Apache collects it before the backend hears of it.
  if told.fields['transfer-encoding'] ~= nil then
    r.subprocess_env['proxy-sendcl'] = '1'
    r:add_input_filter('BOUND')
  end
  r.notes['target'] = told.target
end

-- Has a request judged, and acts upon it. `judged` gives a status and the reason where it is refused, 204 where it is a preflight; otherwise
-- nil, and what the backend is to be told. Of `lain` there is nothing where it could not be read; then `judged` fails.
function M.judge(r, judged, lain)
  local done, status, reason, why = pcall(judged, r)
  if not done then return refuse(r, 403, UNJUDGED, 'not judged: ' .. tostring(status)) end
  if status == 204 then return status end
  if status ~= nil then return refuse(r, status, reason, why) end
  local isTold, problem = pcall(tell, r, reason, lain)
  if not isTold then return refuse(r, 403, UNJUDGED, 'not told: ' .. tostring(problem)) end
  r.notes['verdict'] = 'granted'
  return apache2.DECLINED
end

-- Hands a request to the backend: nothing else in this server does.
function M.pass(r, settings)
  if r.notes['verdict'] ~= 'granted' then return apache2.DECLINED end
  r.notes['proxy-nocanon'] = '1' -- byte for byte what was decided on
  r.proxyreq = apache2.PROXYREQ_REVERSE
  r.handler = 'proxy-server'
  local isSocket = settings.upstream:sub(1, 5) == 'unix:'
  r.filename = 'proxy:' .. settings.upstream .. (isSocket and '|http://localhost' or '') .. r.notes['target']
  return apache2.OK
end

-- Reads a body in chunks, and fails where it is too large. Apache answers 400 then, whatever is said here.
function M.bound(r, settings)
  local total = 0
  coroutine.yield()
  while bucket do
    total = total + #bucket
    if total > settings.bodyBytes then
      refuse(r, 400, M.TOO_LARGE)
      error(M.TOO_LARGE, 0)
    end
    coroutine.yield(bucket)
  end
  coroutine.yield('')
end

-- Answers with a text, where a script answers at all.
function M.say(r, status, text, methods)
  r.status = status
  r.content_type = 'text/plain'
  r.headers_out['Content-Length'] = tostring(#text)
  if methods ~= nil then r.headers_out['Allow'] = methods end
  r:write(text)
  return apache2.OK
end

return M
