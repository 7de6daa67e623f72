/**
 * What binary Word files (97 and later) say of stretches of text: of runs that they are bold, italic or deleted, of
 * paragraphs their style and place in tables. Stretches are by place in the WordDocument stream ([MS-DOC] 2.8.5 to
 * 2.8.7 and 2.9.32 to 2.9.35: tables that name pages, pages that name ranges and property lists).
 */
export interface RunRange {
  from: number
  to: number
  deleted: boolean
  bold: boolean
  italic: boolean
}

export interface ParagraphRange {
  from: number
  to: number
  style: number
  /** 0 to 8 from the heading level that the paragraph itself names; undefined where its style decides. */
  outlineLevel: number | undefined
  inTable: boolean
  rowEnd: boolean
  listItem: boolean
}

/** A table of pages inside a stream, by place and size in bytes. */
export interface PageTable {
  at: number
  sizeBytes: number
}

const PAGE_BYTES = 512
/** More ranges than a file within the size limit can mean: the table is not to be believed any further. */
const MAX_RANGES = 500_000
const SPRM = {
  deleted: 0x0800,
  bold: 0x0835,
  italic: 0x0836,
  inTable: 0x2416,
  rowEnd: 0x2417,
  list: 0x460b,
  outlineLevel: 0x2640,
  tableDefinition: 0xd608,
} as const

/** Runs, in order. */
export function readRuns(stream: Uint8Array, table: Uint8Array, place: PageTable): RunRange[] {
  const runs: RunRange[] = []
  for (const page of pagesOf(stream, table, place)) {
    for (const { from, to, at } of rangesOn(page, 1)) {
      if (runs.length >= MAX_RANGES) break
      const properties = page.subarray(at + 1, at + 1 + (page[at] ?? 0))
      runs.push({ from, to, ...runProperties(at === 0 ? page.subarray(0, 0) : properties) })
    }
  }
  return runs.sort((a, b) => a.from - b.from)
}

/** Paragraphs, in order. */
export function readParagraphs(stream: Uint8Array, table: Uint8Array, place: PageTable): ParagraphRange[] {
  const paragraphs: ParagraphRange[] = []
  for (const page of pagesOf(stream, table, place)) {
    for (const { from, to, at } of rangesOn(page, 13)) {
      if (paragraphs.length >= MAX_RANGES) break
      paragraphs.push({ from, to, ...paragraphProperties(page, at) })
    }
  }
  return paragraphs.sort((a, b) => a.from - b.from)
}

/** The range that holds a place, by binary search. */
export function rangeAt<Range extends { from: number; to: number }>(
  ranges: readonly Range[],
  place: number,
): Range | undefined {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).from <= place) low = middle + 1
    else high = middle
  }
  const found = ranges[low - 1]
  return found !== undefined && place < found.to ? found : undefined
}

function* pagesOf(
  stream: Uint8Array,
  table: Uint8Array,
  { at, sizeBytes }: PageTable,
): Generator<Uint8Array> {
  const count = Math.floor((sizeBytes - 4) / 8)
  if (count <= 0 || at + sizeBytes > table.length) return
  const view = viewOf(table)
  const seen = new Set<number>()
  for (let i = 0; i < count; i += 1) {
    const page = view.getUint32(at + (count + 1) * 4 + i * 4, true) & 0x3fffff
    if (seen.has(page)) continue
    seen.add(page)
    const bytes = stream.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    if (bytes.length === PAGE_BYTES) yield bytes
  }
}

/** A page holds one more place than ranges, then for each range an entry whose first byte says where its properties lie. */
function* rangesOn(
  page: Uint8Array,
  entryBytes: number,
): Generator<{ from: number; to: number; at: number }> {
  const view = viewOf(page)
  const count = view.getUint8(PAGE_BYTES - 1)
  if ((count + 1) * 4 + count * entryBytes > PAGE_BYTES) return
  for (let i = 0; i < count; i += 1) {
    const at = view.getUint8((count + 1) * 4 + i * entryBytes) * 2
    if (at >= PAGE_BYTES - 1) continue
    yield { from: view.getUint32(i * 4, true), to: view.getUint32((i + 1) * 4, true), at }
  }
}

function runProperties(properties: Uint8Array): Omit<RunRange, 'from' | 'to'> {
  const found = { deleted: false, bold: false, italic: false }
  for (const { sprm, value } of propertiesIn(properties)) {
    // A toggle operand: 0x01 is on, 0x81 the opposite of the style ([MS-DOC], ToggleOperand), which never deletes.
    const on = (value & 1) === 1
    if (sprm === SPRM.deleted) found.deleted = on
    else if (sprm === SPRM.bold) found.bold = on
    else if (sprm === SPRM.italic) found.italic = on
  }
  return found
}

function paragraphProperties(page: Uint8Array, at: number): Omit<ParagraphRange, 'from' | 'to'> {
  const found: Omit<ParagraphRange, 'from' | 'to'> = {
    style: 0,
    outlineLevel: undefined,
    inTable: false,
    rowEnd: false,
    listItem: false,
  }
  if (at === 0) return found
  // PapxInFkp: the size in words less half a word, or zero and then the size in words.
  const first = page[at] ?? 0
  const start = first === 0 ? at + 2 : at + 1
  const end = first === 0 ? start + 2 * (page[at + 1] ?? 0) : start + 2 * first - 1
  const bytes = page.subarray(start, Math.min(end, PAGE_BYTES))
  if (bytes.length < 2) return found
  found.style = viewOf(bytes).getUint16(0, true)
  for (const { sprm, value } of propertiesIn(bytes.subarray(2))) {
    if (sprm === SPRM.inTable) found.inTable = value !== 0
    else if (sprm === SPRM.rowEnd) found.rowEnd = value !== 0
    else if (sprm === SPRM.list) found.listItem = value !== 0
    else if (sprm === SPRM.outlineLevel && value < 9) found.outlineLevel = value
  }
  return found
}

/** The single properties of a list, with the first byte of what they are set to. */
function* propertiesIn(bytes: Uint8Array): Generator<{ sprm: number; value: number }> {
  const view = viewOf(bytes)
  const operandBytes = [1, 1, 2, 4, 2, 2, 0, 3]
  for (let at = 0; at + 3 <= bytes.length; ) {
    const sprm = view.getUint16(at, true)
    yield { sprm, value: view.getUint8(at + 2) }
    const kind = sprm >> 13
    if (sprm === SPRM.tableDefinition && at + 4 <= bytes.length) at += 3 + view.getUint16(at + 2, true)
    else at += 2 + (kind === 6 ? 1 + view.getUint8(at + 2) : (operandBytes[kind] ?? 1))
  }
}

const TITLE = 62
const MAX_STYLES = 4096
/** A style is based on another, that on a third; a longer row is a ring. */
const MAX_BASES = 11

/**
 * Level of the heading that each style stands for, 1 to 9 and 1 for a title; 0 for text. By the built-in styles that
 * it is or is based on ([MS-DOC] 2.4.6.5, 2.9.260).
 */
export function readHeadingStyles(table: Uint8Array, { at, sizeBytes }: PageTable): number[] {
  const end = at + sizeBytes
  if (sizeBytes < 4 || end > table.length) return []
  const view = viewOf(table)
  const styles: { builtIn: number; base: number }[] = []
  let place = at + 2 + view.getUint16(at, true)
  while (place + 2 <= end && styles.length < MAX_STYLES) {
    const bytes = view.getUint16(place, true)
    if (bytes >= 4 && place + 6 <= end) {
      styles.push({
        builtIn: view.getUint16(place + 2, true) & 0xfff,
        base: view.getUint16(place + 4, true) >> 4,
      })
    } else styles.push({ builtIn: 0, base: 0xfff })
    place += 2 + bytes + (bytes & 1)
  }
  return styles.map((style) => {
    let current: { builtIn: number; base: number } | undefined = style
    for (let step = 0; step < MAX_BASES && current !== undefined; step += 1) {
      if (current.builtIn >= 1 && current.builtIn <= 9) return current.builtIn
      if (current.builtIn === TITLE) return 1
      current = styles[current.base]
    }
    return 0
  })
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
