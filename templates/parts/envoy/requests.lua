-- What scripts of Envoy do with a request, whoever decides on it: they read it, refuse it, or pass it on with what its backend is
-- told. Nothing is decided here.
--
-- envoy.json passes on only what `pass` has marked, so whatever fails before that ends in a refusal.

local headers = require 'headers'

local M = {}

-- The fields of a request by name; of two with one name, both in one text, which is then no value of either.
function M.fieldsOf(handle)
  local fields = {}
  for name, value in pairs(handle:headers()) do
    fields[name] = fields[name] == nil and value or (fields[name] .. ', ' .. value)
  end
  return fields
end

-- What is noted of a request until it is answered.
function M.note(handle, name, value)
  handle:streamInfo():dynamicMetadata():set('countersign', name, value)
end

function M.noted(handle, name)
  local mine = handle:streamInfo():dynamicMetadata():get('countersign')
  return mine ~= nil and mine[name] or nil
end

-- Ends a request with a status and the reason; `why` is for the log alone, and `last` ends its connection with it.
function M.refuse(handle, status, reason, why, last)
  if last then handle:streamInfo():drainConnectionUponCompletion() end
  M.note(handle, 'why', why or reason)
  handle:respond({ [':status'] = tostring(status), ['content-type'] = 'application/json' }, reason)
end

-- Answers a request in the clear with a text; `methods` are those that are served where that of the request is not.
function M.answer(handle, status, text, methods)
  local head = { [':status'] = tostring(status), ['content-type'] = 'text/plain' }
  if methods ~= nil then head.allow = methods end
  handle:respond(head, text)
end

-- Answers a preflight, in which these headers are asked for.
function M.preflight(handle, cors, names)
  handle:respond({
    [':status'] = '204',
    ['access-control-allow-methods'] = cors.METHODS,
    ['access-control-allow-headers'] = cors.askedNames({ names }),
    ['access-control-max-age'] = cors.SECONDS,
  }, '')
end

-- Says to which other origin an answer may be shown, if any, and nothing else of that, whatever the backend says.
function M.share(handle)
  local all, reader = handle:headers(), M.noted(handle, 'reader')
  if M.isPassed(handle) then
    for name in pairs(M.fieldsOf(handle)) do
      if name:find('^access%-control%-') then all:remove(name) end
    end
  end
  all:add('vary', 'Origin')
  if reader == nil then return end
  all:replace('access-control-allow-origin', reader)
  all:replace('access-control-allow-credentials', 'true')
end

-- Ends one that was not judged.
function M.fail(handle, problem)
  handle:logErr('not judged: ' .. tostring(problem))
  M.refuse(handle, 403, 'who is calling cannot be judged: the log of this server says why')
end

-- Whether a body is announced that is longer than it may be.
function M.isTooLong(fields, bodyBytes)
  local length = fields['content-length']
  return length ~= nil and tonumber(length) > bodyBytes
end

-- Takes off what tells an identity, and puts in its place what its door tells; `foreign` is a list of `headers`.
function M.tell(handle, fields, foreign, told)
  local all = handle:headers()
  for name in pairs(fields) do
    local kind = headers.kindOf(foreign, name)
    if kind == 'named' or kind == 'alike' or name:find('^x%-envoy%-') then all:remove(name) end
  end
  local from = handle:streamInfo():downstreamRemoteAddress():gsub(':%d+$', ''):gsub('[%[%]]', '')
  for name, value in pairs(told) do all:replace(name, value) end
  all:replace('x-forwarded-for', from)
  all:replace('x-forwarded-proto', 'https')
end

-- Marks a request as one that can be asked about.
function M.ask(handle)
  M.note(handle, 'verdict', 'asked')
end

function M.isAsked(handle)
  return M.noted(handle, 'verdict') == 'asked'
end

-- Lets a request through, as the last that is done with it.
function M.pass(handle)
  M.note(handle, 'verdict', 'granted')
  handle:clearRouteCache()
end

function M.isPassed(handle)
  return M.noted(handle, 'verdict') == 'granted'
end

return M
