-- What lighttpd runs before each answer, from the directory of its configuration: door.lua.

package.path = 'lua/?.lua'
package.cpath = ''

return require('door').answer(lighty.r)
