/**
 * Service events to cache: what changed is asked again by the views that show it. Query keys start with the name of
 * the subject they show, for example ['applications', 'list', …].
 */
import type { QueryCache } from '@pinia/colada'
import type { ServiceEvent, Subject } from '#contract/events.ts'
import type { Connection } from './connection.ts'

/** A change of the first is seen in queries of the second: an application's stage in the counts of its opening. */
const SHOWN_IN: Record<Subject, readonly string[]> = {
  openings: ['openings', 'applications', 'home', 'retention'],
  candidates: ['candidates', 'applications', 'search', 'duplicates', 'retention'],
  applications: [
    'applications',
    'openings',
    'candidates',
    'search',
    'views',
    'screening',
    'home',
    'retention',
  ],
  documents: ['documents', 'applications', 'candidates', 'search', 'home'],
  duplicates: ['duplicates'],
  intake: ['intake', 'home'],
  imports: ['imports'],
  colleagues: ['colleagues', 'applications', 'screening', 'home'],
  views: ['views'],
  screening: ['screening', 'applications', 'home'],
  // The letter that answers a request waits in the outbox.
  mail: ['mail', 'home', 'retention'],
  // Whoever has asked to be erased is in no list any more.
  retention: ['retention', 'candidates', 'applications', 'search', 'duplicates', 'openings', 'home'],
  history: ['history'],
  workspace: ['workspace', 'retention'],
}

/** An intake changes hundreds of rows a second: views ask again at most this often. */
const GATHER_MS = 80

/** The first element of every query key that can show data of these subjects. */
export function rootsShowing(subjects: Iterable<Subject>): Set<string> {
  const roots = new Set<string>()
  for (const subject of subjects) for (const root of SHOWN_IN[subject]) roots.add(root)
  return roots
}

/** Drops everything that was read from the workspace: after locking, no personal data stays in the window's memory. */
export function forgetWorkspace(cache: QueryCache): void {
  for (const entry of cache.getEntries()) {
    if (entry.key[0] !== 'workspace') cache.remove(entry)
  }
}

/** Listens for as long as the app lives; returns the way to stop. */
export function followEvents(connection: Connection, cache: QueryCache): () => void {
  let gathered = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  // A view that shows a query shows its error too; a call that a newer one overtook is nobody's error.
  const askAgain = (key?: string[]) => void cache.invalidateQueries(key && { key }).catch(() => undefined)

  function flush() {
    timer = undefined
    const roots = gathered
    gathered = new Set()
    for (const root of roots) askAgain([root])
  }

  function onEvent(event: ServiceEvent) {
    if (event.type === 'hello') {
      // A new subscription may have missed changes: everything on screen is asked again.
      askAgain()
      return
    }
    if (event.type === 'workspace') {
      if (event.state !== 'open') forgetWorkspace(cache)
      askAgain(['workspace'])
      return
    }
    if (event.type === 'changed') {
      for (const root of rootsShowing(event.subjects)) gathered.add(root)
      // Undo and redo move with every command.
      gathered.add('history')
      timer ??= setTimeout(flush, GATHER_MS)
    }
  }

  const stop = connection.onEvent(onEvent)
  return () => {
    clearTimeout(timer)
    stop()
  }
}
