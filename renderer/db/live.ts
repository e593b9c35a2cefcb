/** A query that runs again when what it read has changed, in this page or in the worker. */
export { liveQuery, type Observable, type Subscription } from 'dexie'
