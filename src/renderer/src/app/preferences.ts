/** What a person likes about this window. Kept on this machine only; holds no data of the workspace. */
import { useLocalStorage, usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, watchEffect } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'compact' | 'comfortable'

export const usePreferences = defineStore('preferences', () => {
  const stored = useLocalStorage(
    'haku.preferences',
    {
      theme: 'system' as Theme,
      density: 'compact' as Density,
      /** Keys without Ctrl or Cmd (J, K, R…). Some people with speech input or tremor turn them off (WCAG 2.1.4). */
      singleKeys: true,
      sidebarNarrow: false,
    },
    { mergeDefaults: true },
  )
  const systemDark = usePreferredDark()
  const isDark = computed(
    () => stored.value.theme === 'dark' || (stored.value.theme === 'system' && systemDark.value),
  )
  /** Height of a list row in CSS pixels. */
  const rowHeight = computed(() => (stored.value.density === 'compact' ? 32 : 40))

  watchEffect(() => {
    document.documentElement.classList.toggle('dark', isDark.value)
    document.documentElement.classList.toggle('light', !isDark.value)
  })
  return { stored, isDark, rowHeight }
})
