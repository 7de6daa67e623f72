/** Where the window is put together: everything that lives long is made here and handed down. */
import './main.css'
import ui from '@nuxt/ui/vue-plugin'
import { PiniaColada, PiniaColadaQueryHooksPlugin, useQueryCache } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import App from './App.vue'
import { provideConnection } from './app/client.ts'
import { createConnection } from './app/connection.ts'
import { followEvents } from './app/events.ts'
import { languageOf, useLanguage } from './app/language.ts'
import { usePreferences } from './app/preferences.ts'
import { problemCode } from './app/problem.ts'
import { createRoutes } from './app/router.ts'
import { useShortcutRegistry } from './app/shortcuts.ts'
import { createTexts } from './app/texts.ts'

/** Events say when data is stale; this is only the net below them. */
const STALE_MS = 5 * 60_000

const app = createApp(App)
const pinia = createPinia()
const connection = createConnection()

app.use(pinia)
app.use(PiniaColada, {
  queryOptions: { staleTime: STALE_MS, refetchOnWindowFocus: false, refetchOnReconnect: false },
  plugins: [
    PiniaColadaQueryHooksPlugin({
      // Whatever call learns first that the workspace is not open, the whole window follows.
      onError: (error, entry) => {
        if (entry.key[0] !== 'workspace' && problemCode(error).startsWith('WORKSPACE_'))
          // What cannot be asked of a locked workspace fails once more; its own place tells it.
          void useQueryCache(pinia)
            .invalidateQueries({ key: ['workspace'] })
            .catch(() => undefined)
      },
    }),
  ],
})
app.use(createRoutes())
const texts = createTexts()
app.use(texts)
app.use(ui)
provideConnection(app, connection)

const preferences = usePreferences(pinia)
followEvents(connection, useQueryCache(pinia))
const shortcuts = useShortcutRegistry(pinia)
window.addEventListener('keydown', (event) => shortcuts.capture(event), true)
window.addEventListener('keydown', (event) => shortcuts.dispatch(event))
window.addEventListener('pointerdown', () => shortcuts.forgetHeld(), true)
// A file dropped beside a drop zone must not make the window navigate to it.
for (const type of ['dragover', 'drop'] as const)
  window.addEventListener(type, (event) => {
    if (!event.defaultPrevented) event.preventDefault()
  })

const language = useLanguage(pinia)
const showLanguage = () => language.show(texts, languageOf(preferences.stored.language))
// A file of texts that cannot be had leaves the window as it was, in English at worst; it never stays empty.
watch(
  () => preferences.stored.language,
  () => void showLanguage().catch(() => undefined),
)
window.addEventListener('languagechange', () => void showLanguage().catch(() => undefined))
// Letters that come after the words would move what somebody is about to click.
void Promise.allSettled([showLanguage(), document.fonts.load('1em "Inter Variable"')]).then(() =>
  app.mount('#app'),
)
