import type Electron from 'electron'
import { isOfOrigin, type PageOrigin } from './origin.ts'

/** Electron grants every permission that nobody refuses. We refuse all but one. */

/** The page may write text to the clipboard on a person's gesture ("copy e-mail address"). */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Whether a page of this origin gets the permission. */
export const isPermitted = (permission: string, requester: string, origin: PageOrigin): boolean =>
  GRANTED.has(permission) && isOfOrigin(requester, origin)

/** Sets all four handlers; a session without one of them would grant. */
export function guardPermissions(session: Electron.Session, origin: PageOrigin): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermitted(permission, details.requestingUrl, origin))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isPermitted(permission, requestingOrigin, origin),
  )
  session.setDevicePermissionHandler(() => false)
  // Without streams in the answer the request fails, which is how Electron is told "no".
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
}
