// Builds dist/ from the design system's package and from src/:
// nhsuk.css and nhsuk.js cleaned of fonts, foreign hosts and source maps, the
// icons that the CSS names, our own CSS joined in the order of its file names,
// our scripts, and a .gz and .br beside everything that shrinks.
// It fails rather than ship a stylesheet that would call another host.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const src = join(here, 'src')
const dist = join(here, 'dist')
const design = join(here, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk')

const files = new Map()
const css = designCSS(read(design, 'nhsuk-frontend.min.css'))
files.set('nhsuk.css', css)
files.set('nhsuk.js', withoutSourceMap(read(design, 'nhsuk-frontend.min.js')))
for (const [, icon] of css.matchAll(/url\(images\/(nhsuk-icon-[a-z-]+\.svg)\)/g)) {
  files.set(`images/${icon}`, read(design, 'assets', 'images', icon))
}
files.set('app.css', ownCSS())
files.set('app.js', `import{initAll}from"./nhsuk.js";initAll();\n${ownJS('app.js')}`)
files.set('supported.js', ownJS('supported.js'))
files.set('favicon.svg', read(src, 'favicon.svg'))
write()

// designCSS removes the licensed font and every reference to another place.
function designCSS(text) {
  text = withoutSourceMap(text)
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/"?Frutiger W01"?,\s*/g, '')
    .replaceAll('/assets/images/', 'images/')
  refuse('nhsuk.css', text, /http|Frutiger|@font-face|@import|sourceMappingURL/i)
  return text
}

// ownCSS joins src/css in the order of the file names, which is the order of the cascade.
function ownCSS() {
  const folder = join(src, 'css')
  const text = readdirSync(folder).filter((name) => name.endsWith('.css')).sort()
    .map((name) => read(folder, name)).join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replaceAll(';}', '}')
    .trim()
  refuse('app.css', text, /http|@font-face|@import/i)
  return text
}

// ownJS drops whole-line comments and indentation; compression does the rest.
function ownJS(name) {
  return read(src, name).split('\n').map((line) => line.trim())
    .filter((line) => line && !line.startsWith('//')).join('\n') + '\n'
}

function withoutSourceMap(text) {
  return text.replace(/\/\*#\s*sourceMappingURL=[^*]*\*\//g, '').replace(/\/\/#\s*sourceMappingURL=\S*/g, '').trim() + '\n'
}

function refuse(name, text, pattern) {
  const found = text.match(pattern)
  if (found) {
    console.error(`${name} still contains "${found[0]}": …${text.slice(Math.max(0, found.index - 60), found.index + 60)}…`)
    process.exit(1)
  }
}

function read(...path) {
  return readFileSync(join(...path), 'utf8')
}

function write() {
  for (const name of readdirSync(dist)) {
    if (name !== '.gitkeep') rmSync(join(dist, name), { recursive: true })
  }
  mkdirSync(join(dist, 'images'), { recursive: true })
  let first = 0
  for (const [name, text] of [...files].sort()) {
    const bytes = Buffer.from(text)
    writeFileSync(join(dist, name), bytes)
    const gz = gzipSync(bytes, { level: 9 })
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    if (gz.length < bytes.length) writeFileSync(join(dist, `${name}.gz`), gz)
    if (br.length < bytes.length) writeFileSync(join(dist, `${name}.br`), br)
    if (!name.startsWith('images/')) first += gz.length
    console.log(`${name.padEnd(42)}${String(bytes.length).padStart(8)}  gz ${String(gz.length).padStart(6)}  br ${String(br.length).padStart(6)}`)
  }
  console.log(`first visit ${first} bytes compressed (gzip)`)
}
