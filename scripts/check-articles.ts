import { routes } from '../src/modules.ts'
import { faultsInArticles } from '../src/article/index.ts'

// Tells writers what is wrong with the articles under content/articles; the tests ask the same.
const faults = faultsInArticles(
  new Set([...routes.map(({ path }) => path), '/guidance', '/directory', '/help', '/glossary', '/search', '/resources']),
)
process.stdout.write(faults.length ? `${faults.join('\n')}\n` : 'Every article is sound.\n')
process.exitCode = faults.length ? 1 : 0
