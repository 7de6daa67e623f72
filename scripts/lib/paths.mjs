import { fileURLToPath } from 'node:url'

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** @param {string} path relative to the root, with forward slashes */
export const inRoot = (path) => fileURLToPath(new URL(path, new URL('../../', import.meta.url)))
