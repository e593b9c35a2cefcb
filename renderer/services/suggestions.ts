/** Brings the suggestions up to date beside everything else: when a library has opened, when archives came in, when the review opens. */
import { suggestionsAreStale } from '../db/suggestions'
import { library, type Library } from './library'

const underWay = new WeakMap<Library, Promise<void>>()

/** Resolves when they are those of what is in the library now. Asked again meanwhile, it is the same work. */
export function findSuggestions(): Promise<void> {
  const open = library()
  const known = underWay.get(open)
  if (known) return known
  const work = bring(open).finally(() => underWay.delete(open))
  underWay.set(open, work)
  return work
}

/** Without waiting, once the screens have what they need and the last of several archives is in. A failure leaves the suggestions of before and goes to the log. */
export function findSuggestionsSoon(): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    findSuggestions().catch((error: unknown) => {
      // eslint-disable-next-line no-console -- the log of the page; main writes it down.
      console.error('no new suggestions:', error instanceof Error ? `${error.name}: ${error.message}` : typeof error)
    })
  }, soon)
}
const soon = 1500
let waiting: ReturnType<typeof setTimeout> | undefined

/** What changes while they are worked out makes them stale at once; whoever keeps editing is asked later. */
async function bring(open: Library): Promise<void> {
  for (let tries = 0; tries < mostTries && (await suggestionsAreStale(open.db)); tries++) if (await open.suggest()) return
}
const mostTries = 3
