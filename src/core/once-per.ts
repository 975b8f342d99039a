/** Computes what depends on one object alone once for each such object, such as an issuer or a profile. Not for objects that change. */

/** Makes a function that asks `make` once for each object, and forgets what it gave together with the object. A refusal is not kept. */
export function oncePer<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, { readonly value: V }>()
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known.value
    const value = make(of)
    made.set(of, { value })
    return value
  }
}
