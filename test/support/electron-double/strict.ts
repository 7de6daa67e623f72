/** Reaching for a member that the double lacks is an error: it must never answer `undefined` by accident. */

/** What the language itself asks any object for. */
const ASKED_BY_THE_LANGUAGE: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  '$$typeof',
])

export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, member) {
      if (typeof member === 'string' && !(member in object) && !ASKED_BY_THE_LANGUAGE.has(member)) {
        throw new Error(`The Electron double has no ${name}.${member}`)
      }
      // The object itself is the receiver: private fields cannot be read through a proxy.
      const value: unknown = Reflect.get(object, member, object)
      return typeof value === 'function' && !isClass(value) ? bind(object, value) : value
    },
    set(object, member, value) {
      if (!(member in object)) throw new Error(`The Electron double has no ${name}.${String(member)}`)
      return Reflect.set(object, member, value, object)
    },
  })
}

const isClass = (value: object): boolean => /^class\b/.test(Function.prototype.toString.call(value))

const bound = new WeakMap<object, WeakMap<object, unknown>>()

/** The same function each time, so that a listener can be taken off again. */
function bind(object: object, member: object): unknown {
  const members = bound.get(object) ?? new WeakMap<object, unknown>()
  bound.set(object, members)
  if (!members.has(member)) members.set(member, (member as (...args: unknown[]) => unknown).bind(object))
  return members.get(member)
}
