// How whatever is not let in, or not found, is said: thrown by door and application, answered by the door.

/** An answer other than the one hoped for. `close` ends the connection with it. */
export class Refusal extends Error {
  constructor(status, message, { close = false, headers = {} } = {}) {
    super(message)
    Object.assign(this, { status, close, headers })
  }
}
