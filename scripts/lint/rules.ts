/**
 * Rules of this project that no linter knows: each names what it refuses, where, and why. They read the syntax tree,
 * so that comments and texts may speak of anything.
 */
import ts from 'typescript'

export interface Rule {
  name: string
  /** What to do instead, for the person who is refused. */
  reason: string
  /** Whether a file, by its path from the root with forward slashes, is under this rule. */
  applies(path: string): boolean
  refuses(node: ts.Node, file: ts.SourceFile): boolean
}

/** `object.method` of a call or a property access, whatever the object is; null for anything else. */
function member(node: ts.Node): { object: string; name: string } | null {
  if (!ts.isPropertyAccessExpression(node)) return null
  const object = node.expression
  return {
    object: ts.isIdentifier(object)
      ? object.text
      : ts.isPropertyAccessExpression(object)
        ? object.name.text
        : '',
    name: node.name.text,
  }
}

const isMain = (path: string): boolean => path.startsWith('src/main/')
const isTest = (path: string): boolean => /^test\/.*\.(test|spec)\.ts$/.test(path)

/** The two tests that may be left out, because what they need cannot be had everywhere; they say so in these words. */
const ALLOWED_SKIPS = ['skipped: Electron runtime not installed', '../shared/corpus not present']
const LEFT_OUT = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo', 'fixme', 'fails', 'fail'])
const RUNNERS = new Set(['test', 'it', 'describe', 'suite', 'bench'])
const SHORT_FORMS = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'])

/** The outermost call that an expression is part of: `test.skip(…)`, `test.skipIf(…)(…)`. */
function wholeCall(node: ts.Node): ts.Node {
  let whole = node
  while (whole.parent && (ts.isCallExpression(whole.parent) || ts.isPropertyAccessExpression(whole.parent))) {
    if (ts.isCallExpression(whole.parent) && whole.parent.expression !== whole) break
    whole = whole.parent
  }
  return whole
}

export const rules: readonly Rule[] = [
  {
    name: 'external-links',
    reason: 'Open links through src/main/shell/open-external.ts, which lets only https and mailto pass.',
    applies: (path) => path.startsWith('src/') && path !== 'src/main/shell/open-external.ts',
    refuses: (node) => member(node)?.name === 'openExternal',
  },
  {
    name: 'documents-outside',
    reason:
      'Give documents to other programs through src/main/shell/open-document.ts, which lets only accepted types pass and deletes the copies.',
    applies: (path) => path.startsWith('src/') && path !== 'src/main/shell/open-document.ts',
    refuses: (node) => ['openPath', 'showItemInFolder'].includes(member(node)?.name ?? ''),
  },
  {
    name: 'database',
    reason:
      'Open databases in src/main/store/connection.ts: elsewhere the key and secure_delete are missing.',
    applies: (path) => path.startsWith('src/') && path !== 'src/main/store/connection.ts',
    refuses: (node) =>
      ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Database',
  },
  {
    name: 'skipped-test',
    reason: `A test runs or goes. Only these may be left out: ${ALLOWED_SKIPS.map((text) => `"${text}"`).join(', ')}.`,
    applies: isTest,
    refuses(node, file) {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression))
        return SHORT_FORMS.has(node.expression.text)
      const found = member(node)
      if (!found || !RUNNERS.has(found.object) || !LEFT_OUT.has(found.name)) return false
      const text = wholeCall(node).getText(file)
      return !ALLOWED_SKIPS.some((allowed) => text.includes(allowed))
    },
  },
  {
    name: 'clock',
    reason:
      'Take the time from the Clock that is handed down (src/main/platform/clock.ts), so that tests can set it.',
    applies: (path) => isMain(path) && path !== 'src/main/platform/clock.ts',
    refuses(node) {
      if (ts.isNewExpression(node)) {
        return ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length
      }
      const found = member(node)
      return found?.object === 'Date' && found.name === 'now'
    },
  },
  {
    name: 'ids',
    reason: 'Make ids with newId (src/main/platform/ids.ts): random, and from one place.',
    applies: (path) => isMain(path) && path !== 'src/main/platform/ids.ts',
    refuses: (node) => ts.isIdentifier(node) && node.text === 'randomUUID',
  },
  {
    name: 'environment',
    reason: 'Only the entries and src/main/platform/workspace-dir.ts read the environment; hand values down.',
    applies: (path) =>
      path.startsWith('src/') && !/^src\/main\/(\w[\w-]*\.ts|platform\/workspace-dir\.ts)$/.test(path),
    refuses(node) {
      const found = member(node)
      return found?.object === 'process' && found.name === 'env'
    },
  },
  {
    name: 'console',
    reason:
      'Write through the Log (src/main/platform/log.ts), which redacts; a host prints for people on its own.',
    applies: (path) => path.startsWith('src/'),
    refuses: (node) => member(node)?.object === 'console',
  },
  {
    name: 'file-pages',
    reason: 'Pages come from app:// only; a file: page could read the disk.',
    applies: (path) => path === 'src/main/index.ts' || /^src\/(main\/shell|preload|renderer)\//.test(path),
    refuses: (node) =>
      member(node)?.name === 'loadFile' ||
      ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && node.text.startsWith('file://')),
  },
]

export interface Finding {
  path: string
  line: number
  rule: Rule
}

/** The script of a single-file component, with the lines before it kept empty; other files as they are. */
export function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.vue')) return text
  const found = /<script[^>]*>([\s\S]*?)<\/script>/.exec(text)
  if (!found) return ''
  const before = text.slice(0, found.index + found[0].indexOf('>') + 1)
  return '\n'.repeat(before.split('\n').length - 1) + (found[1] ?? '')
}

/** What the rules refuse in one file. */
export function lint(path: string, text: string, among: readonly Rule[] = rules): Finding[] {
  const applying = among.filter((rule) => rule.applies(path))
  if (applying.length === 0) return []
  const file = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const findings: Finding[] = []
  const visit = (node: ts.Node): void => {
    for (const rule of applying) {
      if (!rule.refuses(node, file)) continue
      findings.push({ path, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, rule })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return findings
}
