/** Walks a list of the contract page by page. */
const PAGE = 200

/** At most `limit` rows, with the last page that was read for what it says besides. */
export async function collect<Row, Rest>(
  limit: number,
  read: (page: { cursor?: string; limit: number }) => Promise<Rest & { rows: Row[]; next: string | null }>,
): Promise<{ rows: Row[]; last: Rest & { next: string | null } }> {
  const rows: Row[] = []
  let cursor: string | null = null
  for (;;) {
    const wanted = Math.max(1, Math.min(PAGE, limit - rows.length))
    const last: Rest & { rows: Row[]; next: string | null } = await read({
      ...(cursor !== null && { cursor }),
      limit: wanted,
    })
    rows.push(...last.rows)
    cursor = last.next
    if (cursor === null || rows.length >= limit) return { rows, last }
  }
}
