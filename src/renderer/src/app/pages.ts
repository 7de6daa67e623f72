/** Which pages there are: what leads to a page is shown where the page is there. */
import { useRouter } from 'vue-router'

export function usePages(): { has(path: string): boolean } {
  const router = useRouter()
  return { has: (path) => router.resolve(path).name !== 'nowhere' }
}
