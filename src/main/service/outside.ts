/** Programs outside Haku, reached by message: only a host with a desktop can start them. */
import type { HostMessage, ServiceMessage } from './protocol.ts'

/** A desktop that has to start a word processor first takes its time; the copy itself is written in no time. */
const ANSWER_LIMIT_MS = 30_000

/** A document as another program gets it. */
export interface OutsideCopy {
  /** One path segment, its extension that of the type. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface Outside {
  /** Whether this host can start other programs. */
  readonly isThere: boolean
  /** Has the copy opened in the default program for its type. False: it was not. */
  open(copy: OutsideCopy): Promise<boolean>
  /** Deletes the copies that were opened: the workspace is locked. */
  forget(): void
}

export interface RemoteOutside extends Outside {
  /** Takes the host's answer. */
  answer(message: Extract<HostMessage, { type: 'opened' }>): void
}

/** Asks by `post`; an answer that never comes counts as a refusal. */
export function createRemoteOutside(
  isThere: boolean,
  post: (message: ServiceMessage) => void,
): RemoteOutside {
  const asked = new Map<number, (opened: boolean) => void>()
  let lastId = 0

  return {
    isThere,
    open: (copy) =>
      new Promise((resolve) => {
        const id = ++lastId
        const settle = (opened: boolean) => {
          clearTimeout(timer)
          asked.delete(id)
          resolve(opened)
        }
        const timer = setTimeout(() => settle(false), ANSWER_LIMIT_MS)
        asked.set(id, settle)
        post({ type: 'open-document', id, ...copy })
      }),
    forget() {
      if (isThere) post({ type: 'forget-documents' })
    },
    answer: ({ id, opened }) => asked.get(id)?.(opened),
  }
}
