-- What lies here, read once after a start or a reload: for the door and for its health check. Decides nothing.

return require('ready').read('', require 'rules')
