/** A stretch of somebody's timeline, without reading the rest of it. */
import type { Handle } from '#contract/handles'
import { appliedImports } from './applyImport'
import type { Database, PageRow } from './database'
import { wordsAbout } from './decisions'
import { rowsOf, stretchesOf } from './pages'
import { ranked, TimelineMerge } from './timeline'
import type { TimelineItem } from '../core/model'

/** What lies from one time to another (UTC ms) with whoever has the handles; only pages that reach into it are read. */
export async function itemsAround(db: Database, handles: readonly Handle[], from: number, to: number): Promise<TimelineItem[]> {
  if (handles.length === 0) return []
  const merge = new TimelineMerge(handles, ranked(await appliedImports(db)))
  const add = (page: PageRow) => { if (reaches(page, from, to)) merge.add(page, rowsOf(page)) }
  for await (const pages of stretchesOf(db, handles)) pages.forEach(add)
  for (const page of await db.pages.where('members').anyOf([...handles]).distinct().toArray()) add(page)
  return merge.items(await wordsAbout(db, handles)).filter(({ at }) => at !== null && at >= from && at <= to)
}

const reaches = (page: PageRow, from: number, to: number): boolean => page.from !== null && page.to !== null && page.from <= to && page.to >= from
