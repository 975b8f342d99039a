/** Leaves undefined properties out of objects: with exact optional types, an absent property and an undefined one differ. */

/** The same properties; those that may be undefined are optional instead. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out every property whose value is undefined. Pure. */
export function present<const T extends object>(values: T): Present<T> {
  const there: Partial<T> = {}
  for (const key in values) if (values[key] !== undefined) there[key] = values[key]
  return there as unknown as Present<T>
}
