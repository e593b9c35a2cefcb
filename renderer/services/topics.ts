/** Brings the topics up to date beside everything else, whatever changed: an import, one taken back, an edit. */
import { liveQuery, type Subscription } from '../db/live'
import { topicsAreStale, topicsAreWanted } from '../db/topics'
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

/** From now on, each time it has been quiet for a while (ms; the suggestions begin sooner) after a change. A failure leaves the topics of before and goes to the log. */
export function followTopics(quiet = 2500): Subscription {
  const open = library()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const failed = (error: unknown) => {
    // Somebody closed the library meanwhile: the next one begins again.
    if (!open.db.isOpen()) return
    // eslint-disable-next-line no-console -- the log of the page; main writes it down.
    console.error('no new topics:', error instanceof Error ? `${error.name}: ${error.message}` : typeof error)
  }
  // Asked again when it is done: what changed while it went on may have been too much for it.
  const wait = (wanted: boolean) => {
    clearTimeout(waiting)
    if (wanted && !subscription?.closed) waiting = setTimeout(() => void findTopics().then(() => topicsAreWanted(open.db)).then(wait).catch(failed), quiet)
  }
  let subscription: Subscription | undefined
  const followed = (subscription = liveQuery(async () => topicsAreWanted(open.db)).subscribe({ next: wait, error: failed }))
  return {
    get closed() { return followed.closed },
    unsubscribe() {
      clearTimeout(waiting)
      followed.unsubscribe()
    },
  }
}
/** What changes while they are worked out makes them stale at once; whoever keeps editing is asked later. */
async function bring(open: Library): Promise<void> {
  for (let tries = 0; tries < mostTries && (await topicsAreStale(open.db)); tries++) await open.topics()
}
const mostTries = 3
