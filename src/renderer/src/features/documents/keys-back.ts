import { useEventListener, useTimeoutFn } from '@vueuse/core'
import type { Ref } from 'vue'

/** Long enough to select something and copy it. */
const keysBackMs = 3000

/**
 * A click gives the keys to a frame, which hands none on. They come back to `holder` when the pointer leaves the frame,
 * or after a while.
 */
export function useKeysBack(frame: Ref<HTMLIFrameElement | null>, holder: Ref<HTMLElement | null>): void {
  const { start, stop } = useTimeoutFn(takeKeysBack, keysBackMs, { immediate: false })
  function takeKeysBack(): void {
    stop()
    if (document.activeElement === frame.value) holder.value?.focus({ preventScroll: true })
  }
  useEventListener(window, 'pointermove', (event) => {
    if (event.target !== frame.value) takeKeysBack()
  })
  useEventListener(window, 'blur', () => {
    if (frame.value !== null && document.activeElement === frame.value) start()
  })
}
