export interface Recent<T> {
  /** The held promise, or the one that `load` starts; a rejected one is forgotten, so that it is asked again. */
  get(key: string, load: () => Promise<T>): Promise<T>
  drop(key: string): void
  clear(): void
}

/** Holds the `limit` values that were asked for last. */
export function recent<T>(limit: number): Recent<T> {
  const held = new Map<string, Promise<T>>()

  function get(key: string, load: () => Promise<T>): Promise<T> {
    const value = held.get(key) ?? start(key, load)
    held.delete(key)
    held.set(key, value) // newest last
    for (const oldest of held.keys()) {
      if (held.size <= limit) break
      held.delete(oldest)
    }
    return value
  }

  function start(key: string, load: () => Promise<T>): Promise<T> {
    const loading = load()
    loading.catch(() => {
      if (held.get(key) === loading) held.delete(key)
    })
    return loading
  }

  return { get, drop: (key) => void held.delete(key), clear: () => held.clear() }
}
