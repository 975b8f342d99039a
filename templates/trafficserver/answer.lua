-- What Traffic Server does before a request is judged, and before each answer, also to what no request could be read from. Decides
-- nothing: door.lua does.

local HERE = ts.get_config_dir() .. '/'
package.path = HERE .. 'lua/?.lua'
package.cpath = ''
package.loaded['json'] = nil

local json = require 'json'

local function load(path)
  local file = assert(io.open(HERE .. path, 'rb'))
  local content = file:read('*a')
  file:close()
  return json.read(content)
end

local settings = load('settings.json')
-- What no client knows: by this a field of this server is told from one of a client.
local secret = load('secret.json').secret

-- Fields of such names are how parts of this server speak to each other, and to its log.
local function removeInner()
  for name in pairs(ts.client_request.get_headers()) do
    if name:sub(1, 1) == '@' then ts.client_request.header[name] = nil end
  end
end

function do_global_read_request()
  removeInner()
  ts.client_request.header['@Read'] = secret
end

-- What Traffic Server refuses by itself.
local REASONS = {
  [400] = 'the request cannot be read: it is not HTTP as it should be, or its head is too long',
  [403] = 'this is refused here',
  [404] = 'this is refused here',
  [408] = 'the request did not come in time',
  [411] = 'the request does not say how long its body is',
  [413] = 'the body is too large',
  [500] = 'something went wrong here: the log of this server says what',
  [501] = 'the request cannot be read: it asks for what is not served here',
  [502] = 'the backend cannot be reached, or its answer cannot be read',
  [504] = 'the backend took too long',
  [505] = 'this version of HTTP is not spoken here',
}

function do_global_send_response()
  -- Some requests are refused before anybody reads them: what they have of such fields is their client's.
  if ts.client_request.header['@Read'] ~= secret then removeInner() end
  local fields = ts.client_response.header
  -- The log takes them from here, and they do not go out: a request that gets no answer, such as one whose head never ends, has those of its client.
  for _, name in ipairs({ '@Serial', '@Why' }) do fields[name] = ts.client_request.header[name] end
  if ts.client_request.header['@Answered'] == nil then
    if ts.client_request.header['@Why'] == nil then
      local status = ts.client_response.get_status()
      ts.client_response.set_error_resp(status, '{"error":"' .. (REASONS[status] or 'this is refused here') .. '"}')
    end
    fields['Content-Language'] = nil
  end
  for _, header in ipairs(settings.securityHeaders) do fields[header.name] = header.value end
end
