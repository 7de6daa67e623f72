/** Whether the search palette is open: the sidebar and the key open it, the palette itself closes it. */
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const usePalette = defineStore('palette', () => ({ open: ref(false) }))
