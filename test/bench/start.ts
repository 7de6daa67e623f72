/** From the start of the service's process to the first list, and what encryption costs. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openReader } from '../../src/main/store/connection.ts'
import { unlockKey } from '../../src/main/store/keys.ts'
import { startTestService } from '../support/service.ts'
import { percentiles, type Row, type Timing, timed, timedRow } from './measure.ts'

const STARTS = 5
const BUILT = new URL('../../out/main/data-service.cjs', import.meta.url)

export async function startRow(dir: string): Promise<Row> {
  const samples: number[] = []
  for (let round = 0; round < STARTS; round++) {
    const start = performance.now()
    const service = startTestService({ dir, keepDir: true, dataServiceUrl: BUILT })
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
    'the built service, in a thread of its own',
  )
}

/** What lists, searches and whole documents ask, without the app around it. */
const READS = [
  `SELECT rowid FROM document_fts WHERE document_fts MATCH '"welding"' ORDER BY rank LIMIT 30`,
  'SELECT * FROM candidate ORDER BY sort_name LIMIT 500',
  'SELECT count(*) FROM application WHERE rating > 3',
  'SELECT text FROM document_text WHERE seq < 500',
]
const ALL_PAGES = 'SELECT count(*), sum(length(text)) FROM document_text'
const ROUNDS = 15

/** The same reads on the workspace and on a copy of it in clear, which is removed at once. */
export async function encryptionRows(dir: string): Promise<Row[]> {
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
    /** How many times as long each of these reads takes on the encrypted file. */
    const ratios = (reads: readonly string[], rounds: number) =>
      percentiles(
        reads.map((sql) => {
          const p50 = (db: Database.Database) => timed([() => db.prepare(sql).all()], rounds).p50
          return p50(encrypted) / p50(clear)
        }),
      )
    const usual = ratios(READS, ROUNDS)
    const whole = ratios([ALL_PAGES], 3)
    clear.close()
    encrypted.close()
    const row = (what: string, { p50, max }: Timing, budget: number | null, note: string): Row => ({
      what,
      p50: p50.toFixed(2),
      p95: max.toFixed(2),
      ratio: max.toFixed(2),
      budget: budget === null ? '' : `${budget}`,
      met: budget === null ? null : max <= budget,
      note,
    })
    return [
      row(
        'encrypted against plain: reads of lists, searches, texts',
        usual,
        1.3,
        'ratios; median and worst read',
      ),
      row(
        'encrypted against plain: every page of all texts once',
        whole,
        null,
        'nothing in the app reads so',
      ),
    ]
  } finally {
    key.fill(0)
    rmSync(folder, { recursive: true, force: true })
  }
}
