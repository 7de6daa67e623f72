/** What the app asked of Electron, in order; the tests read it. */
export interface JournalEntry {
  what: string
  detail: unknown
}

export class Journal {
  readonly entries: JournalEntry[] = []

  note(what: string, detail: unknown = null): void {
    this.entries.push({ what, detail })
  }

  /** The names in order. */
  names(): string[] {
    return this.entries.map((entry) => entry.what)
  }

  /** The details of every entry of this name. */
  of(what: string): unknown[] {
    return this.entries.filter((entry) => entry.what === what).map((entry) => entry.detail)
  }
}
