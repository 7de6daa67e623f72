/** From the start of the service's process to the first list, and what encryption costs. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openReader } from '../../src/main/store/connection.ts'
import { unlockKey } from '../../src/main/store/keys.ts'
import { startTestService } from '../support/service.ts'
import { percentiles, type Row, timed, timedRow } from './measure.ts'

const STARTS = 5

export async function startRow(dir: string): Promise<Row> {
  const samples: number[] = []
  for (let round = 0; round < STARTS; round++) {
    const start = performance.now()
    const service = startTestService({ dir, keepDir: true })
    try {
      await service.connect().client.applications.list({ limit: 100 })
      samples.push(performance.now() - start)
    } finally {
      await service.cleanup()
    }
  }
  return timedRow(
    'service start to the first list',
    500,
    percentiles(samples),
    null,
    'from source; the built service starts faster',
  )
}

const READS = [
  'SELECT count(*), sum(length(text)) FROM document_text',
  'SELECT count(*) FROM application WHERE rating > 3',
  `SELECT rowid FROM document_fts WHERE document_fts MATCH '"welding"' ORDER BY rank LIMIT 30`,
  'SELECT * FROM candidate ORDER BY sort_name LIMIT 5000',
]

/** The same reads on the workspace and on a copy of it in clear, which is removed at once. */
export async function encryptionRow(dir: string): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'haku-bench-'))
  const key = await unlockKey(dir, {})
  try {
    const clearPath = join(folder, 'clear.db')
    copyFileSync(join(dir, 'haku.db'), clearPath)
    const open = new Database(clearPath)
    open.pragma("cipher = 'sqlcipher'")
    open.pragma('legacy = 4')
    open.pragma(`key = "x'${key.toString('hex')}'"`)
    open.pragma('journal_mode = DELETE')
    open.pragma("rekey = ''")
    open.close()
    const clear = new Database(clearPath, { readonly: true })
    clear.pragma('cache_size = -65536')
    const encrypted = openReader(join(dir, 'haku.db'), key)
    const works = (db: Database.Database) => READS.map((sql) => () => db.prepare(sql).all())
    const ours = timed(works(encrypted), 3)
    const plain = timed(works(clear), 3)
    clear.close()
    encrypted.close()
    const ratio = ours.p95 / plain.p95
    return {
      what: 'encrypted against plain, reads of the whole file',
      p50: `${(ours.p50 / plain.p50).toFixed(2)}`,
      p95: ratio.toFixed(2),
      ratio: ratio.toFixed(2),
      budget: '1.3',
      met: ratio <= 1.3,
      note: 'ratios; example data only, the clear copy is removed at once',
    }
  } finally {
    key.fill(0)
    rmSync(folder, { recursive: true, force: true })
  }
}
