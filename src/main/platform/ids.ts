import { randomUUID } from 'node:crypto'

/** A random UUIDv4. Never derived from a person's data, and never v7: its time would tell who came when. */
export const newId = (): string => randomUUID()
