/** A deep copy of plain data, free of Vue's proxies, which structuredClone refuses. */
export const copyOf = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T
