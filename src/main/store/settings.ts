/** Settings of the workspace: JSON by key, checked when read. */
import type { z } from 'zod'
import type { Readable, Writable } from './types.ts'

/** The value under `key`; `fallback` when there is none, or one that an older version meant differently. */
export function readSetting<T>(db: Readable, key: string, shape: z.ZodType<T>, fallback: T): T {
  const text = db.raw.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key)
  if (text === undefined) return fallback
  const parsed = shape.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : fallback
}

/** Puts a value, which must survive JSON, under `key`. */
export function writeSetting(tx: Writable, key: string, value: unknown): void {
  tx.raw
    .prepare(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, JSON.stringify(value))
}
