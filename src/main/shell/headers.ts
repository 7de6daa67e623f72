/** Response headers of everything that the app's origin serves. */

/**
 * The page may load its own files and nothing else. Styles are allowed inline because the component library
 * writes style elements; scripts never are. `blob:` images and workers are made by the page itself (documents
 * shown, the PDF worker). Documents in frames are `srcdoc`, which needs no permission to be framed.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Features that no page of ours uses, refused for frames as well. */
const PERMISSIONS_POLICY = [
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** The headers that go on every response, refusals included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS_POLICY,
  'referrer-policy': 'no-referrer',
  // A name that is looked up is a message to whoever answers for it.
  'x-dns-prefetch-control': 'off',
  'x-content-type-options': 'nosniff',
}
