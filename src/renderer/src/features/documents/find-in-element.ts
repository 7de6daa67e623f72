import { computed, nextTick, onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { type TextHit, textFinder } from './find-in-text.ts'

const allName = 'haku-find'
const currentName = 'haku-find-current'

/**
 * Find in the text of an element whose text is exactly `text`. Hits are painted with the CSS highlight registry, so
 * that the elements stay as they are; a browser without it selects the current hit instead.
 */
export function useFindInElement(root: Ref<HTMLElement | null>, text: Ref<string | null>) {
  const found = shallowRef<readonly TextHit[]>([])
  const current = ref(0)
  const hits = computed(() => ({
    current: found.value.length === 0 ? 0 : current.value + 1,
    total: found.value.length,
  }))
  let finder = textFinder('')
  let query = ''
  /** Ours among those of the page: two documents may stand side by side. */
  let painted: { name: string; range: Range }[] = []

  function unpaint(): void {
    for (const { name, range } of painted) CSS.highlights?.get(name)?.delete(range)
    painted = []
  }

  function find(words: string): void {
    query = words
    found.value = finder(words)
    current.value = 0
    void paint()
  }

  function findAgain(backwards: boolean): void {
    const total = found.value.length
    if (total === 0) return
    current.value = (current.value + (backwards ? total - 1 : 1)) % total
    void paint()
  }

  async function paint(): Promise<void> {
    await nextTick()
    unpaint()
    if (root.value === null || found.value.length === 0) return
    const ranges = rangesOf(root.value, found.value)
    const now = ranges[current.value]
    if (!CSS.highlights) {
      if (now)
        getSelection()?.setBaseAndExtent(now.startContainer, now.startOffset, now.endContainer, now.endOffset)
    } else {
      for (const range of ranges) {
        const name = range === now ? currentName : allName
        paintedAs(name).add(range)
        painted.push({ name, range })
      }
    }
    if (now) scrollTo(root.value, now)
  }

  watch(text, (next) => {
    finder = textFinder(next ?? '')
    find(query)
  })
  onScopeDispose(unpaint)
  return { hits, find, findAgain }
}

function paintedAs(name: string): Highlight {
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  CSS.highlights.set(name, highlight)
  return highlight
}

function rangesOf(root: HTMLElement, hits: readonly TextHit[]): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  let offset = 0
  let next = 0
  let open: Range | null = null
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const end = offset + node.data.length
    for (;;) {
      const hit = hits[next]
      if (!hit) return ranges
      if (open === null) {
        if (hit.start >= end) break
        open = document.createRange()
        open.setStart(node, hit.start - offset)
      }
      if (hit.end > end) break
      open.setEnd(node, hit.end - offset)
      ranges.push(open)
      open = null
      next += 1
    }
    offset = end
  }
  return ranges
}

/** The hit in the middle; its part of a long text is laid out first. */
function scrollTo(root: HTMLElement, range: Range): void {
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  const hit = range.getBoundingClientRect()
  const frame = root.getBoundingClientRect()
  root.scrollTop += hit.top - frame.top - frame.height / 2
}
