/** Brings the topics up to date beside everything else, whatever changed: an import, one taken back, an edit. */
import { liveQuery, type Subscription } from '../db/live'
import { topicsAreStale } from '../db/topics'
import { library, type Library } from './library'

const underWay = new WeakMap<Library, Promise<void>>()

/** Resolves when they are those of what is in the library now. Asked again meanwhile, it is the same work. */
export function findTopics(): Promise<void> {
  const open = library()
  const known = underWay.get(open)
  if (known) return known
  const work = bring(open).finally(() => underWay.delete(open))
  underWay.set(open, work)
  return work
}

/** From now on, each time it has been quiet for a while after a change. A failure leaves the topics of before and goes to the log. */
export function followTopics(): Subscription {
  const open = library()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const failed = (error: unknown) => {
    // Somebody closed the library meanwhile: the next one begins again.
    if (!open.db.isOpen()) return
    // eslint-disable-next-line no-console -- the log of the page; main writes it down.
    console.error('no new topics:', error instanceof Error ? `${error.name}: ${error.message}` : typeof error)
  }
  const subscription = liveQuery(() => topicsAreStale(open.db)).subscribe({
    next(stale) {
      clearTimeout(waiting)
      if (stale) waiting = setTimeout(() => void findTopics().catch(failed), quiet)
    },
    error: failed,
  })
  return {
    get closed() { return subscription.closed },
    unsubscribe() {
      clearTimeout(waiting)
      subscription.unsubscribe()
    },
  }
}
/** The suggestions begin sooner. */
const quiet = 2500

/** What changes while they are worked out makes them stale at once; whoever keeps editing is asked later. */
async function bring(open: Library): Promise<void> {
  for (let tries = 0; tries < mostTries && (await topicsAreStale(open.db)); tries++) await open.topics()
}
const mostTries = 3
