-- What pages of other origins may do here, as browsers ask for it (the Fetch standard, §3.2). A preflight allows no request: what comes
-- then is judged as if there had been none.

local M = {}

M.METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'
M.SECONDS = '600'

local TOKEN = "^[!#$%%&'*+.^_`|~0-9A-Za-z-]+$"

-- The one other origin that may read the answer: `origins` is what was sent, `own` the origin of the host that was asked, which is no other.
function M.reader(origins, own, settings)
  if #origins ~= 1 or origins[1] == own then return nil end
  for _, one in ipairs(settings.origins) do
    if origins[1] == one then return one end
  end
  return nil
end

-- Whether a browser asks what a page may send; `methods` is what was sent as Access-Control-Request-Method.
function M.isPreflight(method, methods, reader)
  return reader ~= nil and method == 'OPTIONS' and #methods == 1 and methods[1]:find(TOKEN) ~= nil
end

-- The names of headers that are asked for, which may all come: they pass the door like any other request's. Nil for what is no list of
-- names.
function M.askedNames(lists)
  if #lists ~= 1 then return nil end
  for name in (lists[1] .. ','):gsub(', ', ','):gmatch('([^,]*),') do
    if not name:find(TOKEN) then return nil end
  end
  return lists[1]
end

return M
