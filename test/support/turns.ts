/**
 * Lets everything happen that waits for a turn of the event loop, and what that sets off in turn: deterministic where
 * a pause would depend on how busy the machine is.
 */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
