-- What a door goes by: its settings, who may do what, the secret for the backend, and what it takes off a request. Or why that cannot
-- be used, and then nobody gets in. Decides on no request.

local headers = require 'headers'
local json = require 'json'

local M = {}

-- What a file says, or an error that names it.
local function load(path, read)
  local done, result = pcall(function()
    local file = assert(io.open(path, 'rb'))
    local content = file:read('*a')
    file:close()
    return read(json.read(content))
  end)
  if not done then error(path .. ': ' .. tostring(result), 0) end
  return result
end

-- Reads it below a folder, whose path ends in a slash: `needed` has the type of each setting that must be there; who may do what is read only
-- where `rules` are given, by which that is judged. Where something cannot be used, `unfit` says what.
function M.read(folder, needed, rules)
  local found = {}
  local done, problem = pcall(function()
    local settings = load(folder .. 'settings.json', function(one) return one end)
    for name, kind in pairs(needed) do
      if type(settings[name]) ~= kind then error('settings.json: there is no ' .. name, 0) end
    end
    found.settings = settings
    if rules ~= nil then
      if type(settings.claims) ~= 'table' then error('settings.json: there are no claims', 0) end
      found.access = load(folder .. 'access.json', function(one) return rules.check(one, settings.claims) end)
    end
    found.secret = load(folder .. 'backend/secret.json', function(one)
      if type(one.secret) ~= 'string' or #one.secret ~= 64 then error('there is no secret', 0) end
      return one.secret
    end)
    -- What is taken off a request, whatever the client calls it.
    found.foreign = headers.listOf(settings.foreignHeaders)
  end)
  if not done then found.unfit = tostring(problem) end
  return found
end

return M
