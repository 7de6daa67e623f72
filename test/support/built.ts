/**
 * The processes of the app as they ship, in out/main, which the suite builds before it starts. They start four times as fast
 * as from source, and none of their threads strips types by WebAssembly: V8 can abort a process in which such a thread
 * ends while its code is optimised ("Check failed: jit_page.has_value()", nodejs/node#64500).
 */
export const built = (name: 'cli' | 'data-service' | 'document-worker' | 'store-worker'): URL =>
  new URL(`../../out/main/${name}.cjs`, import.meta.url)
