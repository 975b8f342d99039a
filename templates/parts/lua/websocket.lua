-- Whether a client asks for a WebSocket (RFC 6455 §4.1) where there is one. Who may have it is decided elsewhere.

local M = {}

local function has(list, one)
  for _, other in ipairs(list) do
    if other == one then return true end
  end
  return false
end

local function isUpgraded(connections)
  for one in (table.concat(connections, ',') .. ','):lower():gmatch('([^,]*),') do
    if one:match('^%s*(.-)%s*$') == 'upgrade' then return true end
  end
  return false
end

-- `asked` has the method, the version of HTTP and the target as it was sent; `valuesOf` gives all values of a field by its name in lower
-- case; `paths` are those at which there is a WebSocket, spelt exactly so.
function M.isAsked(asked, valuesOf, paths)
  local protocols = valuesOf('upgrade')
  if #protocols ~= 1 or protocols[1]:lower() ~= 'websocket' or not isUpgraded(valuesOf('connection')) then return false end
  if #valuesOf('content-length') > 0 or #valuesOf('transfer-encoding') > 0 then return false end
  return asked.method == 'GET' and asked.version == '1.1' and has(paths, (asked.target:match('^[^?]*')))
end

return M
