-- Reads files, and what lies in them as PEM. Does not say what they mean.

local base64 = require 'base64'
local json = require 'json'

local M = {}

function M.read(path)
  local file, problem = io.open(path, 'rb')
  if file == nil then error(problem, 0) end
  local text = file:read('*a')
  file:close()
  if text == nil then error(path .. ' cannot be read', 0) end
  return text
end

-- Gives what was made of a file, and makes it anew when the file says something else.
function M.watch(path, make)
  local seen, made
  return function()
    local text = M.read(path)
    if text ~= seen then
      seen = nil
      local done, result = pcall(make, text)
      if not done then error(path .. ': ' .. result, 0) end
      made, seen = result, text
    end
    return made
  end
end

-- How many blocks of each kind there are in a text that is PEM and nothing else.
function M.kindsOf(pem)
  local kinds = {}
  local rest = pem:gsub('%-%-%-%-%-BEGIN ([%u%d ]+)%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END ([%u%d ]+)%-%-%-%-%-', function(kind, text, last)
    if kind ~= last then return nil end
    base64.octetsOf((text:gsub('%s', '')))
    kinds[kind] = (kinds[kind] or 0) + 1
    return ''
  end)
  if rest:find('%S') then error('what lies there is no PEM', 0) end
  return kinds
end

-- The one certificate of a PEM, as DER and in base64.
function M.derOf(pem)
  local text = pem:match('^%-%-%-%-%-BEGIN CERTIFICATE%-%-%-%-%-([A-Za-z0-9+/=%s]+)%-%-%-%-%-END CERTIFICATE%-%-%-%-%-%s*$')
  if text == nil then error('there is not one certificate', 0) end
  text = text:gsub('%s', '')
  return base64.octetsOf(text), text
end

-- Requires a certificate with its key in one file: Envoy would start without either, and nobody could shake hands.
function M.requireServer(path)
  local done, problem = pcall(function()
    local kinds = M.kindsOf(M.read(path))
    if kinds['CERTIFICATE'] == nil or kinds['PRIVATE KEY'] ~= 1 then error('there is no certificate with its key', 0) end
  end)
  if not done then error(path .. ': ' .. problem, 0) end
end

-- The secret by which the backend knows this Envoy.
function M.secretOf(text)
  local secret = json.read(text).secret
  if type(secret) ~= 'string' or #secret ~= 64 then error('there is no secret', 0) end
  return secret
end

return M
