// TypeScript is compiled as it is loaded, by swc; type errors are the type check's business. What was compiled is kept
// with the installed packages, a file for each of ours, since a run and its workers, and every test, load the same.
const { createHash } = require('node:crypto')
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const nodeModule = require('node:module')
const { join, relative, sep } = require('node:path')

const REGISTERED = Symbol.for('vidimus.register')
const root = join(__dirname, '..')
const kept = join(root, 'node_modules', '.cache', 'vidimus')

/** What tsconfig.json says, in the words of swc. */
const optionsFor = (filename) => ({
  filename,
  swcrc: false,
  sourceMaps: 'inline',
  inlineSourcesContent: false,
  module: { type: 'commonjs', strictMode: true, noInterop: false, ignoreDynamic: false },
  jsc: {
    parser: { syntax: 'typescript', tsx: filename.endsWith('.tsx'), dynamicImport: true },
    target: 'es2022',
    keepClassNames: true,
    transform: { useDefineForClassFields: true, react: { runtime: 'automatic', importSource: 'preact' } },
  },
})
const digestOf = (text) => createHash('sha256').update(text).digest('hex')
const compiler = digestOf(readFileSync(__filename)) + require('@swc/core/package.json').version

const read = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
/** Where nothing can be written, everything is compiled each time. */
const keep = (path, text) => {
  const unfinished = `${path}.${process.pid}`
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(unfinished, text)
    renameSync(unfinished, path)
  } catch {}
}

const compiled = (filename) => {
  const source = readFileSync(filename, 'utf8')
  const path = join(kept, `${digestOf(filename).slice(0, 24)}.js`)
  // The first line says of what and by what it was made.
  const made = `// ${digestOf(`${compiler} ${filename} ${source}`)}\n`
  const known = read(path)
  if (known.startsWith(made)) return known.slice(made.length)
  const { code } = require('@swc/core').transformSync(source, optionsFor(filename))
  keep(path, made + code)
  return code
}

if (!process[REGISTERED]) {
  process[REGISTERED] = true
  process.setSourceMapsEnabled(true)
  nodeModule.enableCompileCache?.(join(kept, 'engine'))
  const { _extensions: extensions } = nodeModule
  for (const extension of ['.ts', '.tsx']) {
    const others = extensions[extension] ?? extensions['.js']
    extensions[extension] = (module, filename) => {
      if (relative(root, filename).split(sep).includes('node_modules')) return others(module, filename)
      return module._compile(compiled(filename), filename)
    }
  }
}
