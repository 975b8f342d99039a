-- Whether a client asks for a WebSocket (RFC 6455 §4.1) where there is one. Who may open it is decided elsewhere.

local M = {}

local function names(list, wanted)
  for one in (list:lower() .. ','):gmatch('%s*([^,]-)%s*,') do
    if one == wanted then return true end
  end
  return false
end

-- Who asks for another protocol, or in another way, gets an answer in HTTP/1.1. `fields` are those of the request, by their names in
-- lower case, and `paths` are those at which one may be opened, each as it stands in a request target.
function M.isAsked(method, version, target, fields, paths)
  if method ~= 'GET' or version ~= 'HTTP/1.1' then return false end
  if (fields.upgrade or ''):lower() ~= 'websocket' or not names(fields.connection or '', 'upgrade') then return false end
  if fields['content-length'] ~= nil or fields['transfer-encoding'] ~= nil then return false end
  local path = target:match('^[^?]*')
  for _, one in ipairs(paths) do
    if one == path then return true end
  end
  return false
end

return M
