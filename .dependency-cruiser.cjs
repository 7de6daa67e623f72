/**
 * The arrows: renderer -> contract <- main subjects -> store. Each rule is held against a refused and an accepted
 * sample in test/unit/scripts/arrows.test.ts.
 */
const SUBJECTS =
  '^src/main/(openings|candidates|duplicates|autofill|blind|applications|documents|intake|imports|retention|search|colleagues|mail|views|home|screening|talentpool)/'
const HOSTS =
  '^src/main/(shell|browser|cli)/|^src/main/(index|browser|cli|data-service|document-worker|store-worker)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'renderer-knows-only-the-contract',
      comment:
        'The window talks to the service through the contract; code of the main side has no place in it.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'contract-stands-alone',
      comment: 'Both ends import the contract; it imports only zod and @orpc/contract.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/contract/|^node_modules/(zod|@orpc/contract)/' },
    },
    {
      name: 'preload-imports-only-electron',
      comment: 'A sandboxed preload is one file that hands a port over and nothing else.',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: '^src/preload/|^node_modules/electron/' },
    },
    {
      name: 'electron-only-in-the-shell',
      comment:
        'The service and the subjects run without Electron, under the command line and in the browser.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/index\\.ts$|^src/main/shell/|^src/preload/' },
      to: { path: '^node_modules/electron/|^electron$' },
    },
    {
      name: 'electron-at-run-time-only-in-the-entry',
      comment: 'The shell is handed Electron, so that it can be tested with the double.',
      severity: 'error',
      from: { path: '^src/main/shell/' },
      to: { path: '^node_modules/electron/|^electron$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'subjects-serve-nobody-by-name',
      comment: 'A subject does not know who calls it: neither the service nor a host.',
      severity: 'error',
      from: { path: SUBJECTS },
      to: { path: `^src/main/service/|${HOSTS}` },
    },
    {
      name: 'store-knows-no-subject',
      comment: 'The store is below the subjects.',
      severity: 'error',
      from: { path: '^src/main/store/' },
      to: { path: `${SUBJECTS}|^src/main/service/|${HOSTS}` },
    },
    {
      name: 'platform-is-the-ground',
      comment: 'The gateways to clock, ids, files and log stand on nothing of ours but the contract.',
      severity: 'error',
      from: { path: '^src/main/platform/' },
      to: { path: '^src/', pathNot: '^src/main/platform/|^src/contract/' },
    },
    {
      name: 'service-knows-no-host',
      comment: 'One service for every host.',
      severity: 'error',
      from: { path: '^src/main/service/' },
      to: { path: HOSTS },
    },
    {
      name: 'shell-holds-no-business-rule',
      comment: 'Windows, menus, protocol and keys; what Haku does is in the subjects, behind a port.',
      severity: 'error',
      from: { path: '^src/main/(shell|browser)/|^src/main/(index|browser)\\.ts$' },
      to: {
        path: `${SUBJECTS}|^src/main/store/|^src/main/service/(?!(host|protocol|supervisor|worker-host)\\.ts$)|^src/main/cli`,
      },
    },
    {
      name: 'database-driver-only-in-the-store',
      comment: 'A connection opened anywhere else has neither the key nor secure_delete.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/store/' },
      to: { path: '^node_modules/better-sqlite3', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'other-programs-only-through-the-gateway',
      comment: 'src/main/platform/external.ts is the one place that starts another program.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/platform/external\\.ts$' },
      to: { path: '^(node:)?child_process$' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that resolves to nothing is checked by no rule.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.vue$' },
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.vue', '.json', '.css', '.d.ts'],
    },
  },
}
