/** What a browser shows that may not see the app: plain, without script. */

const TEXT = {
  401: {
    title: 'This address has been used',
    body: 'Each address that Haku prints opens it in one browser, once, within ten minutes. Press Enter in the window where Haku runs to get a new one, or start Haku again.',
  },
  403: {
    title: 'Not from here',
    body: 'Haku answers only its own page on this computer. Open the address that it printed when it started.',
  },
} as const

export const refusalPage = (status: keyof typeof TEXT): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Haku</title>
<style>body { font: 14px/1.6 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1rem }</style>
<h1>${TEXT[status].title}</h1>
<p>${TEXT[status].body}</p>
</html>
`
