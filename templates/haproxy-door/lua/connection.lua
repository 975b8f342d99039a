-- Speaks to the door over its socket, by HAProxy's own client. What an answer means is not decided here.

local M = {}

local SOCKET = 'unix@run/door.sock'
local MILLISECONDS = 5000

-- Sends a question of the headers alone, with lists of values; gives status, headers with values that count from 0, and body, or nil.
function M.send(target, headers)
  local answer = core.httpclient():get({ url = 'http://door' .. target, dst = SOCKET, headers = headers, timeout = MILLISECONDS })
  if type(answer) ~= 'table' then return nil end
  return answer
end

return M
