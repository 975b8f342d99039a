-- Whether a request that changes something may come from where it says. Who is calling, and what for, is decided elsewhere.

local M = {}

local NAMELESS = 'a request that changes something must say where it comes from: send the header Origin: %s, or have this '
  .. 'server exported with --without-origin allow'

-- A backend that answers TRACE sends back what only it is told (RFC 9110 §9.3.8), and no tunnel is opened.
local NEVER = { TRACE = true, CONNECT = true }

local SAFE = { GET = true, HEAD = true, OPTIONS = true }

local function isOwn(origin, own, settings)
  if origin == own then return true end
  for _, one in ipairs(settings.origins) do
    if origin == one then return true end
  end
  return false
end

-- What speaks against a request; nil where nothing does. A browser shows the certificate to us on behalf of any page that asks, so what
-- changes something must have one Origin, `own` or one of `settings.origins`. Sec-Fetch-Site speaks only where there is none. Both are
-- lists of what was sent. Browsers ask nobody whether a page may open a WebSocket, and let it read what comes: it is a method of its own here.
function M.objection(method, origins, sites, own, settings)
  if NEVER[method] then return 'this method is not served here' end
  if SAFE[method] then return nil end
  if #origins > 0 then
    if #origins == 1 and isOwn(origins[1], own, settings) then return nil end
  elseif #sites > 0 then
    if #sites == 1 and sites[1] == 'same-origin' then return nil end
  else
    if settings.withoutOrigin == 'allow' then return nil end
    return NAMELESS:format(own)
  end
  return 'requests that change something are taken from this origin only'
end

return M
