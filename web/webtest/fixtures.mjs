// Renders every fixture of the design system's own components with its own
// templates and writes them to fixtures.json (ignored by git), which
// templates/ui/conformance_test.go compares with our components.
// Run with: npm ci && npm run fixtures
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, 'node_modules', 'nhsuk-frontend', 'dist')
const components = join(dist, 'nhsuk', 'components')

const env = nunjucks.configure([dist, join(dist, 'nhsuk')], { autoescape: true, trimBlocks: true, lstripBlocks: true })

// macroName is the name under which a macro file offers its component.
const macroName = (file) => readFileSync(file, 'utf8').match(/\{%-?\s*macro\s+(\w+)\(/)[1]

const flat = (html) => html.replace(/\s+/g, ' ').trim()

const out = []
for (const folder of readdirSync(components).sort()) {
  const file = join(components, folder, 'fixtures.json')
  const macro = join(components, folder, 'macro.njk')
  if (!existsSync(file) || !existsSync(macro)) continue
  const name = macroName(macro)
  for (const { name: title, context, html: stored } of JSON.parse(readFileSync(file, 'utf8')).fixtures) {
    if (!context) continue
    const html = env.renderString(`{% from "nhsuk/components/${folder}/macro.njk" import ${name} %}{{ ${name}(context) }}`, { context })
    // A fixture made with a call block has content that is not in its context.
    out.push({ component: folder, name: title, context, whole: flat(html) === flat(stored), html })
  }
}
writeFileSync(join(here, 'fixtures.json'), JSON.stringify(out, null, 1))
console.log(`${out.length} fixtures written, ${out.filter((f) => f.whole).length} of them whole`)
