-- What lighttpd runs before each answer on the port of the health check, from the directory of its configuration: door.lua.

package.path = 'lua/?.lua'
package.cpath = ''

return require('door').answer(lighty.r, 'in the clear')
