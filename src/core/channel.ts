/** A queue between one who makes values and one who takes them, each at its own pace. Knows no value. */

/** Makes values in one place, and gives them in another; the maker waits until the values before are taken. */
export class Channel<T> {
  readonly #values: T[] = []
  #ended = false
  #failure: unknown
  #wakeTaker: () => void = () => undefined
  #wakeMaker: () => void = () => undefined

  /** Puts values in; waits until those before are taken. False once the taker has left. */
  async put(values: readonly T[]): Promise<boolean> {
    while (this.#values.length > 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wakeMaker = resolve
      })
    }
    if (this.#ended) return false
    this.#values.push(...values)
    this.#wakeTaker()
    return true
  }

  /** Nothing comes any more, or nobody takes any more. */
  end(): void {
    this.#ended = true
    this.#wakeTaker()
    this.#wakeMaker()
  }

  /** Nothing comes any more, because the maker failed: so does the taker. */
  fail(failure: unknown): void {
    this.#failure = failure
    this.end()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (;;) {
        const taken = this.#values.splice(0)
        this.#wakeMaker()
        yield* taken
        if (this.#values.length > 0) continue
        if (this.#failure !== undefined) throw this.#failure
        if (this.#ended) return
        await new Promise<void>((resolve) => {
          this.#wakeTaker = resolve
        })
      }
    } finally {
      this.end()
    }
  }
}
