/** What may pass through a port or IPC in Electron's main process: V8's values, and none of the page's objects. */

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'bigint', 'undefined'])

/** Throws as Electron does for what its serializer does not know: Blob, File, ports, functions, symbols. */
export function assertCloneable(value: unknown, seen: Set<object> = new Set()): void {
  if (value === null || SCALARS.has(typeof value)) return
  if (typeof value !== 'object') throw new TypeError('An object could not be cloned.')
  if (seen.has(value)) return
  seen.add(value)
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return
  if (value instanceof Date || value instanceof RegExp || value instanceof Error) return
  if (value instanceof Map) {
    for (const [key, entry] of value) {
      assertCloneable(key, seen)
      assertCloneable(entry, seen)
    }
  } else if (value instanceof Set || Array.isArray(value)) {
    for (const entry of value) assertCloneable(entry, seen)
  } else if (isPlain(value)) {
    for (const entry of Object.values(value)) assertCloneable(entry, seen)
  } else {
    throw new TypeError('An object could not be cloned.')
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}
