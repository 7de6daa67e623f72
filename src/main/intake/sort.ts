/** Decides what was dropped: which files form a package, which stand alone. Pure: paths are data, nothing is opened. */
import { basename, dirname } from 'node:path/posix'
import { APPLICATION_FILE } from './package-format.ts'

export interface DroppedPart {
  id: string
  /** Relative to what was dropped, with forward slashes. */
  path: string
}

/** Files that an operating system or an office program leaves beside the real ones. */
const LEFTOVERS =
  /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$|\.~lock\.[^/]*#$)/i

export const isLeftover = (path: string): boolean => LEFTOVERS.test(path)

/** Forward slashes, no leading slash, no `.` steps, NFC: how paths inside a drop or an archive are compared. */
export function comparablePath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
    .normalize('NFC')
}

/** Folders that hold an application.json, as given; '' is the top. */
export function packageRoots(paths: readonly string[]): string[] {
  const roots = new Set<string>()
  for (const path of paths)
    if (!isLeftover(path) && basename(path).toLowerCase() === APPLICATION_FILE) roots.add(folderOf(path))
  return [...roots]
}

/** The package that a path belongs to: the deepest root above it, or undefined. */
export function rootOf(path: string, roots: ReadonlySet<string>): string | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (roots.has(folder)) return folder
    if (folder === '') return undefined
  }
}

function folderOf(path: string): string {
  const folder = dirname(path)
  return folder === '.' || folder === '/' ? '' : folder
}

export interface SortedDrop<T extends DroppedPart> {
  /** In the order in which their first file was dropped. */
  packages: { root: string; parts: T[] }[]
  /** Stand alone: a loose document, a message or an archive, by content. */
  loose: T[]
  leftovers: T[]
}

/** Groups the files of a drop. A package inside another's folder is a package of its own. */
export function sortDrop<T extends DroppedPart>(parts: readonly T[]): SortedDrop<T> {
  const comparable = parts.map((part) => ({ part, path: comparablePath(part.path) }))
  const roots = new Set(packageRoots(comparable.map(({ path }) => path)))
  const packages = new Map<string, T[]>()
  const sorted: SortedDrop<T> = { packages: [], loose: [], leftovers: [] }
  for (const { part, path } of comparable) {
    const root = isLeftover(path) ? undefined : rootOf(path, roots)
    if (isLeftover(path)) sorted.leftovers.push(part)
    else if (root === undefined) sorted.loose.push(part)
    else {
      const own = packages.get(root)
      if (own) own.push(part)
      else packages.set(root, [part])
    }
  }
  sorted.packages = [...packages].map(([root, own]) => ({ root, parts: own }))
  return sorted
}

export type LooseKind = 'archive' | 'message' | 'mailbox' | 'file'

/** How many bytes `looseKind` needs to see. */
export const KIND_HEAD_BYTES = 16 * 1024

const MESSAGE_HEADERS = new Set([
  'from',
  'to',
  'date',
  'subject',
  'message-id',
  'received',
  'mime-version',
  'return-path',
  'delivered-to',
  'reply-to',
  'dkim-signature',
  'content-type',
])

/** Tells archives and messages from documents by the first bytes (RFC 5322 2.2 for messages, RFC 4155 for mailboxes). */
export function looseKind(head: Uint8Array): LooseKind {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'archive'
  const text = new TextDecoder('latin1').decode(head.subarray(0, KIND_HEAD_BYTES)).replace(/^ï»¿/, '')
  const isMailbox = /^From \S+[^\n]*\d{4}\r?\n/.test(text)
  const headers = headerNames(isMailbox ? text.slice(text.indexOf('\n') + 1) : text)
  const known = headers.filter((name) => MESSAGE_HEADERS.has(name))
  if (!known.includes('from') || new Set(known).size < 3) return 'file'
  return isMailbox ? 'mailbox' : 'message'
}

/** Names of the header lines that the text begins with, in lower case; stops at the first line that is none. */
function headerNames(text: string): string[] {
  const names: string[] = []
  for (const line of text.split('\n')) {
    if (/^[ \t]/.test(line) && names.length > 0) continue
    const name = /^([!-9;-~]{1,76}):/.exec(line)?.[1]
    if (name === undefined) break
    names.push(name.toLowerCase())
  }
  return names
}
