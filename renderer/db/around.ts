/** A stretch of somebody's timeline, without reading the rest of it. */
import type { Handle } from '#contract/handles'
import { appliedImports } from './applyImport'
import type { Database, PageRow } from './database'
import { wordsAbout } from './decisions'
import { mergeOf, ranked } from './timeline'
import type { TimelineItem } from '../core/model'

/** What lies from one time to another (UTC ms) with whoever has the handles; only pages that reach into it are read. */
export async function itemsAround(db: Database, handles: readonly Handle[], from: number, to: number): Promise<TimelineItem[]> {
  if (handles.length === 0) return []
  const merge = await mergeOf(db, handles, ranked(await appliedImports(db)), (page) => reaches(page, from, to))
  return merge.items(await wordsAbout(db, handles)).filter(({ at }) => at !== null && at >= from && at <= to)
}

const reaches = (page: PageRow, from: number, to: number): boolean => page.from !== null && page.to !== null && page.from <= to && page.to >= from
