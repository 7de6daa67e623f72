/**
 * What the main process of the double (a child process running the built out/main/index.cjs) and its desktop (the
 * test, with Chromium) say to each other. A question carries an id and is answered by `answer` with the same.
 */

/** A frame as a message's sender. */
export interface FrameInfo {
  url: string
  isTop: boolean
}

export type FromMain =
  | { type: 'load'; id: number; window: number; url: string; preload: string }
  | { type: 'reload'; window: number }
  | { type: 'destroy'; window: number }
  | { type: 'theme'; theme: 'system' | 'light' | 'dark' }
  | { type: 'port-message'; port: number; data: unknown }
  | { type: 'port-closed'; port: number }
  | { type: 'second-instance'; userData: string; argv: string[] }
  | { type: 'answer'; id: number; value: unknown; error?: string }

/** A request of a page; its answer is a WireResponse, or null when the app cancels it. */
export interface WireRequest {
  window: number
  url: string
  method: string
  headers: Record<string, string>
  resourceType: string
}

export interface WireResponse {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

/** Questions to the main process, by name, with what each takes and gives. */
export interface Questions {
  request: { takes: WireRequest; gives: WireResponse | null }
  'may-navigate': { takes: { window: number; url: string; isMainFrame: boolean }; gives: boolean }
  'window-open': { takes: { window: number; url: string }; gives: 'allow' | 'deny' }
  journal: { takes: null; gives: { what: string; detail: unknown }[] }
  'service-pid': { takes: null; gives: number | null }
}

export type ToMain =
  | { type: 'ask'; id: number; name: keyof Questions; takes: unknown }
  | { type: 'answer'; id: number; value: unknown; error?: string }
  | { type: 'did-navigate'; window: number; url: string }
  | { type: 'painted'; window: number }
  | { type: 'ipc'; window: number; channel: string; message: unknown; ports: number[]; frame: FrameInfo }
  | { type: 'port-message'; port: number; data: unknown }
  | { type: 'port-closed'; port: number }
  | { type: 'preload-error'; window: number; message: string }
  | { type: 'crashed'; window: number }
  | { type: 'close-window'; window: number }
  | { type: 'second-instance'; argv: string[] }
  | { type: 'power'; event: 'suspend' | 'resume' | 'shutdown' }
  | { type: 'quit' }
