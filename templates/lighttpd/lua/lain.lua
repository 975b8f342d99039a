-- What lies here, read once after a start or a reload: for the door and for its health check. Decides nothing.

local NEEDED = { host = 'string', origin = 'string', origins = 'table', foreignHeaders = 'table', securityHeaders = 'table', bodyBytes = 'number' }

return require('ready').read('', NEEDED, require 'rules')
