-- Speaks to the door over its socket, by LuaSocket: one question on each connection. What an answer means is not decided here.

local unix = require 'socket.unix'

local M = {}

-- From the directory of the export, in which server.sh starts Apache: the path of a socket has 107 octets at most.
local SOCKET = 'run/door.sock'
local SECONDS = 5
-- More than a door says. What is longer is no answer of one, and takes no memory.
local LONGEST = 128 * 1024

-- The head of a question; nil where a value would be more than one line of it.
local function headOf(target, headers)
  local lines = { 'GET ' .. target .. ' HTTP/1.1', 'Host: door', 'Connection: close' }
  for name, values in pairs(headers) do
    for _, value in ipairs(values) do
      if value:find('[^\t -~\128-\255]') then return nil end
      lines[#lines + 1] = name .. ': ' .. value
    end
  end
  return table.concat(lines, '\r\n') .. '\r\n\r\n'
end

-- What is said to a question until the connection ends; nil where that is nothing, does not end in time, or does not fit.
local function exchange(head)
  local socket = unix.stream()
  socket:settimeout(SECONDS, 't')
  local said
  if socket:connect(SOCKET) and socket:send(head) then
    local _, why, part = socket:receive(LONGEST)
    if why == 'closed' then said = part end
  end
  socket:close()
  return said
end

-- Sends a question of the headers alone, with lists of values; gives status, headers with values that count from 0, and body, or nil.
function M.send(target, headers)
  local head = headOf(target, headers)
  local said = head and exchange(head)
  if said == nil then return nil end
  local status, lines, body = said:match('^HTTP/1%.1 (%d%d%d) [^\r\n]*(\r\n.-)\r\n\r\n(.*)$')
  if status == nil then return nil end
  local answer = { status = tonumber(status), headers = {}, body = body }
  for line in (lines:sub(3) .. '\r\n'):gmatch('(.-)\r\n') do
    local name, value = line:match('^([A-Za-z0-9-]+): *([^\r\n]*)$')
    if name == nil then return nil end
    local values = answer.headers[name:lower()] or {}
    values[values[0] == nil and 0 or #values + 1] = value
    answer.headers[name:lower()] = values
  end
  return answer
end

return M
